package org.antin.subscriber.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.audit.AuditTrail;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.shell.Asked;
import org.antin.shell.Form;
import org.antin.shell.Notice;
import org.antin.shell.Option;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.antin.subscriber.People;
import org.antin.subscriber.Subscriber;
import org.antin.subscriber.SubscriberDesk;
import org.antin.subscriber.Subscribers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import java.util.UUID;
import java.util.function.Function;

/// Changes of a subscriber by those who keep the list (D9.1, D12.1a; D10.2).
@Controller
@Allowed({Role.IT_OFFICER, Role.RECEIVING_OFFICER, Role.CONFIRMING_HEAD})
class SubscriberFormPages {
    private static final String VIEW = "subscriber/SubscriberFormPage";

    private final SubscriberDesk desk;
    private final Subscribers subscribers;
    private final People people;
    private final AuditTrail audit;

    SubscriberFormPages(
            SubscriberDesk desk, Subscribers subscribers, People people, AuditTrail audit) {
        this.desk = desk;
        this.subscribers = subscribers;
        this.people = people;
        this.audit = audit;
    }

    @GetMapping("/subscribers/{id}/assign")
    ModelAndView assign(@PathVariable UUID id, Actor actor, Reply reply) {
        return seen(id, actor, reply, s -> reply.page(VIEW, page("assign", s, versioned(s))));
    }

    @PostMapping("/subscribers/{id}/assign")
    ModelAndView assignTo(@PathVariable UUID id, Actor actor, Reply reply) {
        return seen(
                id,
                actor,
                reply,
                s -> {
                    var form = reply.form();
                    var person = Asked.id(form.value("assigned"));
                    if (person.isEmpty())
                        return reply.invalid(
                                VIEW,
                                page(
                                        "assign",
                                        s,
                                        form.refused(new BadField("assigned", "required"))));
                    return answer(
                            desk.assign(
                                    id,
                                    Asked.version(form),
                                    person.get(),
                                    form.value("letter"),
                                    actor),
                            "assign",
                            s,
                            form,
                            reply);
                });
    }

    @GetMapping("/subscribers/{id}/close")
    ModelAndView close(@PathVariable UUID id, Actor actor, Reply reply) {
        return seen(id, actor, reply, s -> reply.page(VIEW, page("close", s, versioned(s))));
    }

    @PostMapping("/subscribers/{id}/close")
    ModelAndView closeIt(@PathVariable UUID id, Actor actor, Reply reply) {
        return seen(
                id,
                actor,
                reply,
                s -> {
                    var form = reply.form();
                    return answer(
                            desk.close(id, Asked.version(form), form.value("reason"), actor),
                            "close",
                            s,
                            form,
                            reply);
                });
    }

    private ModelAndView answer(
            Outcome<Subscriber> outcome, String sort, Subscriber about, Form form, Reply reply) {
        return switch (outcome) {
            case Done<Subscriber>(var subscriber) ->
                    reply.done(
                            SubscriberViews.href(subscriber.id()),
                            Notice.success("subscriber.done." + sort, subscriber.name()));
            case Refused<Subscriber>(CommonRefusal.NotFound why) -> reply.refusal(why);
            case Refused<Subscriber>(CommonRefusal.NotAllowed why) -> reply.refusal(why);
            case Refused<Subscriber>(CommonRefusal.Stale why) -> reply.refusal(why);
            case Refused<Subscriber>(var why) ->
                    reply.invalid(VIEW, page(sort, about, form.refused(why)));
        };
    }

    private ModelAndView seen(
            UUID id, Actor actor, Reply reply, Function<Subscriber, ModelAndView> then) {
        var found = subscribers.find(id);
        if (found.isPresent()) return then.apply(found.get());
        audit.notFound(actor, "subscriber", id.toString());
        return reply.notFound();
    }

    private static Form versioned(Subscriber subscriber) {
        return Form.empty().with("version", subscriber.version());
    }

    private SubscriberFormPage page(String sort, Subscriber about, Form form) {
        var at = SubscriberViews.href(about.id());
        return new SubscriberFormPage(
                sort,
                Phrase.of("subscriber.form." + sort),
                about.name(),
                form.labelled("subscriber.field."),
                at + "/" + sort,
                at,
                people.colleagues(about.organisation()).stream()
                        .map(
                                p ->
                                        new Option(
                                                p.id().toString(),
                                                Phrase.of(
                                                        "subscriber.person-and-title",
                                                        p.name(),
                                                        p.title()),
                                                null))
                        .toList());
    }
}
