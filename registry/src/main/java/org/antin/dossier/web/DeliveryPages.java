package org.antin.dossier.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.device.Devices;
import org.antin.device.Receipt;
import org.antin.dossier.DeliveryDesk;
import org.antin.dossier.Dossier;
import org.antin.dossier.Dossiers;
import org.antin.dossier.Stage;
import org.antin.dossier.SubjectKind;
import org.antin.kernel.Days;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.shell.Cell;
import org.antin.shell.Fact;
import org.antin.shell.Form;
import org.antin.shell.Notice;
import org.antin.shell.Option;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.antin.subscriber.People;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The last stretch of a new issuance: the device comes in, minutes are drawn up, the receiver
/// confirms them or doesn't (Điều 2.2, 10.2, 10.3).
@Controller
class DeliveryPages {
    private static final String TAKE = "dossier/TakeDeliveryPage";
    private static final String OFFER = "dossier/HandoverPage";
    private static final String RECEIVE = "dossier/ReceivePage";
    private static final List<String> CHANNELS = List.of("in-person", "cipher", "post");

    private final Dossiers dossiers;
    private final DeliveryDesk desk;
    private final Devices devices;
    private final People people;
    private final RequestFacts facts;
    private final Clock clock;

    DeliveryPages(
            Dossiers dossiers,
            DeliveryDesk desk,
            Devices devices,
            People people,
            RequestFacts facts,
            Clock clock) {
        this.dossiers = dossiers;
        this.desk = desk;
        this.devices = devices;
        this.people = people;
        this.facts = facts;
        this.clock = clock;
    }

    /// What templates/dossier/TakeDeliveryPage.html shows.
    record TakeDeliveryPage(UUID id, String code, Form form, List<Option> channels) {}

    /// What templates/dossier/HandoverPage.html shows.
    ///
    /// @param letter an organisation's device goes to its people in writing (Điều 10.2)
    record HandoverPage(UUID id, String code, Form form, List<Option> receivers, boolean letter) {}

    /// What templates/dossier/ReceivePage.html shows: the minutes to be confirmed.
    record ReceivePage(UUID id, String code, int version, List<Fact> minutes, Form form) {}

    @GetMapping("/dossiers/{id}/take-delivery")
    @Allowed(Role.RECEIVING_OFFICER)
    ModelAndView takeDelivery(@PathVariable UUID id, Reply reply) {
        return at(id, Stage.Issued.class)
                .map(
                        dossier ->
                                reply.page(
                                        TAKE,
                                        taking(
                                                dossier,
                                                start(dossier)
                                                        .with("channel", CHANNELS.getLast()))))
                .orElseGet(() -> elsewhere(id, reply));
    }

    @PostMapping("/dossiers/{id}/take-delivery")
    @Allowed(Role.RECEIVING_OFFICER)
    ModelAndView takenDelivery(@PathVariable UUID id, Actor actor, Reply reply) {
        var found = dossiers.find(id);
        if (found.isEmpty()) return reply.notFound();
        var form = checked(reply.form(), "number", "condition");
        if (!CHANNELS.contains(form.value("channel"))) form = form.fault("channel", "field.choice");
        var on = form.date("on");
        if (form.faulty() || on.isEmpty()) return faulty(TAKE, reply, taking(found.get(), form));
        var receipt =
                new Receipt(
                        form.value("number"),
                        on.get(),
                        reply.words().message("dossier.channel." + form.value("channel")),
                        form.value("condition"));
        var outcome = desk.takeDelivery(id, DossierPages.version(form), receipt, actor);
        return answer(outcome, form, reply, TAKE, f -> taking(found.get(), f), "take-delivery");
    }

    @GetMapping("/dossiers/{id}/offer-handover")
    @Allowed(Role.RECEIVING_OFFICER)
    ModelAndView offer(@PathVariable UUID id, Reply reply) {
        return at(id, Stage.Delivered.class)
                .map(
                        dossier -> {
                            var receivers = receivers(dossier);
                            var form =
                                    start(dossier)
                                            .with("place", facts.name(dossier.managingAuthority()))
                                            .with(
                                                    "receiver",
                                                    receivers.isEmpty()
                                                            ? ""
                                                            : receivers.getFirst().value());
                            return reply.page(OFFER, offering(dossier, form));
                        })
                .orElseGet(() -> elsewhere(id, reply));
    }

    @PostMapping("/dossiers/{id}/offer-handover")
    @Allowed(Role.RECEIVING_OFFICER)
    ModelAndView offered(@PathVariable UUID id, Actor actor, Reply reply) {
        var found = dossiers.find(id);
        if (found.isEmpty()) return reply.notFound();
        var dossier = found.get();
        var typed = checked(reply.form(), "number", "place", "condition");
        boolean known =
                receivers(dossier).stream()
                        .anyMatch(o -> o.value().equals(typed.value("receiver")));
        var form = known ? typed : typed.fault("receiver", "field.choice");
        var on = form.date("on");
        if (form.faulty() || on.isEmpty()) return faulty(OFFER, reply, offering(dossier, form));
        var minutes =
                new DeliveryDesk.Minutes(
                        UUID.fromString(form.value("receiver")),
                        form.value("number"),
                        on.get(),
                        form.value("place"),
                        form.value("condition"),
                        form.value("letter"));
        var outcome = desk.offer(id, DossierPages.version(form), minutes, actor);
        return answer(outcome, form, reply, OFFER, f -> offering(dossier, f), "offer-handover");
    }

    @GetMapping("/dossiers/{id}/confirm-handover")
    @Allowed(signedIn = true)
    ModelAndView receive(@PathVariable UUID id, Actor actor, Reply reply) {
        return receiving(id, actor, Form.empty())
                .map(page -> reply.page(RECEIVE, page))
                .orElseGet(() -> elsewhere(id, reply));
    }

    @GetMapping("/dossiers/{id}/decline-handover")
    @Allowed(signedIn = true)
    ModelAndView dontReceive(@PathVariable UUID id, Reply reply) {
        return dossiers.find(id).isPresent()
                ? reply.seeOther("/dossiers/" + id + "/confirm-handover")
                : reply.notFound();
    }

    @PostMapping("/dossiers/{id}/confirm-handover")
    @Allowed(signedIn = true)
    ModelAndView received(@PathVariable UUID id, Actor actor, Reply reply) {
        if (dossiers.find(id).isEmpty()) return reply.notFound();
        return switch (desk.confirm(id, DossierPages.version(reply.form()), actor)) {
            case Done<Dossier> _ -> told(id, "confirm-handover", reply);
            case Refused<Dossier>(var why) -> reply.refusal(why);
        };
    }

    @PostMapping("/dossiers/{id}/decline-handover")
    @Allowed(signedIn = true)
    ModelAndView notReceived(@PathVariable UUID id, Actor actor, Reply reply) {
        if (dossiers.find(id).isEmpty()) return reply.notFound();
        var form = reply.form();
        return switch (desk.decline(id, DossierPages.version(form), form.value("reason"), actor)) {
            case Done<Dossier> _ -> told(id, "decline-handover", reply);
            case Refused<Dossier>(var why) -> {
                var page =
                        why.field().isEmpty()
                                ? Optional.<ReceivePage>empty()
                                : receiving(id, actor, form.refused(why));
                yield page.isEmpty()
                        ? reply.refusal(why)
                        : reply.invalid(RECEIVE, "ask-form", "#ask-form", page.get());
            }
        };
    }

    private Optional<ReceivePage> receiving(UUID id, Actor actor, Form form) {
        var dossier = dossiers.find(id);
        if (dossier.isEmpty()
                || !(dossier.get().stage() instanceof Stage.HandoverOffered offered)
                || !actor.isPerson(offered.receiver())) {
            return Optional.empty();
        }
        var found = dossier.get();
        return devices.handover(offered.handover())
                .map(
                        minutes ->
                                new ReceivePage(
                                        id,
                                        found.code(),
                                        found.version(),
                                        List.of(
                                                fact("number", Cell.text(minutes.number())),
                                                fact("on", Cell.day(minutes.on())),
                                                fact("place", Cell.text(minutes.place())),
                                                fact("giver", Cell.text(minutes.giver().name())),
                                                fact(
                                                        "receiver",
                                                        Cell.text(minutes.receiver().name())),
                                                fact(
                                                        "device",
                                                        Cell.code(
                                                                devices.find(offered.device())
                                                                        .map(d -> d.masked())
                                                                        .orElse(""))),
                                                fact("condition", Cell.text(minutes.condition())),
                                                fact("letter", Cell.text(minutes.letter()))),
                                        form.labelled("dossier.field.")));
    }

    private static Fact fact(String name, Cell value) {
        return Fact.of("dossier.field." + name, value);
    }

    /// The holder himself; for an organisation or a system the assigned person first, then the
    /// people of the body (Điều 10.2, 10.3).
    private List<Option> receivers(Dossier dossier) {
        if (dossier.subjectKind() == SubjectKind.INDIVIDUAL) {
            @Nullable UUID person = dossier.subjectPerson();
            return person == null
                    ? List.of()
                    : List.of(Option.named(person.toString(), facts.personName(person)));
        }
        var options = new ArrayList<Option>();
        options.add(Option.named(dossier.filer().toString(), facts.personName(dossier.filer())));
        for (var colleague : people.colleagues(dossier.organisation())) {
            if (colleague.id().equals(dossier.filer())) continue;
            options.add(
                    new Option(
                            colleague.id().toString(),
                            Phrase.of("dossier.person", colleague.name(), colleague.title()),
                            null));
        }
        return options;
    }

    private Optional<Dossier> at(UUID id, Class<? extends Stage> stage) {
        return dossiers.find(id).filter(dossier -> stage.isInstance(dossier.stage()));
    }

    /// Not now: back to the dossier, which says where it stands; or nothing there.
    private ModelAndView elsewhere(UUID id, Reply reply) {
        return dossiers.find(id).isPresent() ? reply.seeOther("/dossiers/" + id) : reply.notFound();
    }

    private Form start(Dossier dossier) {
        return Form.empty().with("version", dossier.version()).with("on", Days.of(clock.instant()));
    }

    private Form checked(Form typed, String... needed) {
        var form = typed.labelled("dossier.field.");
        for (var name : needed) {
            if (form.value(name).isBlank()) form = form.fault(name, "field.required");
        }
        Optional<LocalDate> on = form.date("on");
        if (on.isEmpty()) return form.fault("on", "field.date");
        return on.get().isAfter(Days.of(clock.instant()))
                ? form.fault("on", "field.not-in-future")
                : form;
    }

    private static ModelAndView faulty(String view, Reply reply, Object page) {
        return reply.invalid(view, "ask-form", "#ask-form", page);
    }

    private static ModelAndView answer(
            Outcome<Dossier> outcome,
            Form form,
            Reply reply,
            String view,
            java.util.function.Function<Form, Object> page,
            String told) {
        return switch (outcome) {
            case Done<Dossier>(var dossier) -> told(dossier.id(), told, reply);
            case Refused<Dossier>(var why) ->
                    why.field().isEmpty()
                            ? reply.refusal(why)
                            : faulty(view, reply, page.apply(form.refused(why)));
        };
    }

    private static ModelAndView told(UUID id, String move, Reply reply) {
        return reply.done("/dossiers/" + id, Notice.success("dossier.told." + move));
    }

    private static TakeDeliveryPage taking(Dossier dossier, Form form) {
        return new TakeDeliveryPage(
                dossier.id(),
                dossier.code(),
                form.labelled("dossier.field."),
                CHANNELS.stream().map(c -> Option.of(c, "dossier.channel." + c)).toList());
    }

    private HandoverPage offering(Dossier dossier, Form form) {
        return new HandoverPage(
                dossier.id(),
                dossier.code(),
                form.labelled("dossier.field."),
                receivers(dossier),
                dossier.subjectKind() != SubjectKind.INDIVIDUAL);
    }
}
