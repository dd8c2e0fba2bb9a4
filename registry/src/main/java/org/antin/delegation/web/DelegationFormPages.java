package org.antin.delegation.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.audit.AuditTrail;
import org.antin.delegation.Delegation;
import org.antin.delegation.DelegationDesk;
import org.antin.delegation.Delegations;
import org.antin.delegation.NewDelegation;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.CommonRefusal.BadFields;
import org.antin.kernel.Days;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.kernel.Period;
import org.antin.organisation.OrganisationLabel;
import org.antin.organisation.Organisations;
import org.antin.shell.Asked;
import org.antin.shell.Form;
import org.antin.shell.Notice;
import org.antin.shell.Option;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.antin.subscriber.PersonLabel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Entering a delegation from the paper, and ending it before its time (D7.4; Nghị định 30/2020,
/// Điều 13 khoản 4).
@Controller
@Allowed({Role.RECORDS_CLERK, Role.OFFICE_FOCAL_POINT})
class DelegationFormPages {
    private static final String NEW = "delegation/DelegationFormPage";
    private static final String END = "delegation/DelegationEndPage";
    private static final String LABELS = "delegation.field.";

    private final DelegationDesk desk;
    private final Delegations delegations;
    private final Organisations organisations;
    private final AuditTrail audit;
    private final Clock clock;

    DelegationFormPages(
            DelegationDesk desk,
            Delegations delegations,
            Organisations organisations,
            AuditTrail audit,
            Clock clock) {
        this.desk = desk;
        this.delegations = delegations;
        this.organisations = organisations;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/delegations/new")
    ModelAndView blank(Actor actor, Reply reply) {
        var kept = desk.kept(actor);
        var form =
                Form.empty()
                        .with("id", UUID.randomUUID())
                        .with("organisation", kept.size() == 1 ? kept.getFirst() : null)
                        .with("signedOn", Days.of(clock.instant()))
                        .with("from", Days.of(clock.instant()));
        return reply.page(NEW, page(form, actor));
    }

    @PostMapping("/delegations")
    ModelAndView enter(Actor actor, Reply reply) {
        var form = reply.form();
        return switch (wanted(form)) {
            case Refused<NewDelegation>(var why) ->
                    reply.invalid(NEW, page(form.refused(why), actor));
            case Done<NewDelegation>(var wanted) ->
                    switch (desk.enter(wanted, actor)) {
                        case Done<Delegation>(var paper) ->
                                reply.done(
                                        DelegationViews.href(paper.id()),
                                        Notice.success("delegation.entered", paper.number()));
                        case Refused<Delegation>(CommonRefusal.NotAllowed why) ->
                                reply.refusal(why);
                        case Refused<Delegation>(var why) ->
                                reply.invalid(NEW, page(form.refused(why), actor));
                    };
        };
    }

    /// Everything that is wrong is said at once.
    private static Outcome<NewDelegation> wanted(Form form) {
        var faults = new ArrayList<BadField>();
        var organisation = Asked.id(form.value("organisation"));
        var giver = Asked.id(form.value("giver"));
        var delegate = Asked.id(form.value("delegate"));
        if (organisation.isEmpty()) faults.add(new BadField("organisation", "required"));
        if (form.value("number").isBlank()) faults.add(new BadField("number", "required"));
        var signedOn = date(form, "signedOn", faults);
        if (giver.isEmpty()) faults.add(new BadField("giver", "required"));
        if (delegate.isEmpty()) faults.add(new BadField("delegate", "required"));
        if (form.value("content").isBlank()) faults.add(new BadField("content", "required"));
        var from = date(form, "from", faults);
        var until = date(form, "until", faults);
        if (form.date("from").isPresent()
                && form.date("until").isPresent()
                && until.isBefore(from)) {
            faults.add(new BadField("until", "before-start"));
        }
        if (!faults.isEmpty()) return Outcome.refused(new BadFields(faults));
        return Outcome.done(
                new NewDelegation(
                        Asked.id(form.value("id")).orElseGet(UUID::randomUUID),
                        organisation.orElseThrow(),
                        form.value("number"),
                        signedOn,
                        giver.orElseThrow(),
                        delegate.orElseThrow(),
                        form.value("content"),
                        // the form asks for the last day, a period ends the day after
                        new Period(from, until.plusDays(1))));
    }

    private static LocalDate date(Form form, String name, List<BadField> faults) {
        var typed = form.date(name);
        if (typed.isEmpty()) {
            faults.add(new BadField(name, form.value(name).isBlank() ? "required" : "date"));
        }
        return typed.orElse(LocalDate.EPOCH);
    }

    @GetMapping("/delegations/{id}/end")
    ModelAndView askEnd(@PathVariable UUID id, Actor actor, Reply reply) {
        return endPage(id, Form.empty(), actor, reply, false);
    }

    @PostMapping("/delegations/{id}/end")
    ModelAndView end(@PathVariable UUID id, Actor actor, Reply reply) {
        var form = reply.form();
        return switch (desk.end(id, Asked.version(form), form.value("reason"), actor)) {
            case Done<Delegation>(var paper) ->
                    reply.done(
                            DelegationViews.href(id),
                            Notice.success("delegation.ended", paper.number()));
            case Refused<Delegation>(BadField why) ->
                    endPage(id, form.refused(why), actor, reply, true);
            case Refused<Delegation>(var why) -> reply.refusal(why);
        };
    }

    private ModelAndView endPage(UUID id, Form form, Actor actor, Reply reply, boolean invalid) {
        var found = delegations.find(id);
        if (found.isEmpty()) {
            audit.notFound(actor, "delegation", id.toString());
            return reply.notFound();
        }
        var paper = found.get();
        if (!desk.kept(actor).contains(paper.organisation())) {
            return reply.refusal(new CommonRefusal.NotAllowed());
        }
        var page =
                new DelegationEndPage(
                        id,
                        paper.number(),
                        DelegationViews.facts(paper, organisations),
                        form.with("version", paper.version()).labelled(LABELS));
        return invalid ? reply.invalid(END, page) : reply.page(END, page);
    }

    private DelegationFormPage page(Form form, Actor actor) {
        var kept = desk.kept(actor);
        var bodies = organisations.labels(kept);
        var givers = new ArrayList<PersonLabel>();
        var delegates = new LinkedHashSet<PersonLabel>();
        for (var body : kept) {
            givers.addAll(delegations.heads(body));
            delegates.addAll(delegations.candidates(body));
        }
        return new DelegationFormPage(
                form.labelled(LABELS),
                kept.stream()
                        .map(bodies::get)
                        .filter(Objects::nonNull)
                        .map(body -> Option.named(body.id().toString(), body.name()))
                        .toList(),
                options(givers),
                options(List.copyOf(delegates)));
    }

    private List<Option> options(List<PersonLabel> people) {
        var bodies =
                organisations.labels(
                        people.stream().map(PersonLabel::organisation).distinct().toList());
        return people.stream()
                .map(
                        one ->
                                new Option(
                                        one.id().toString(),
                                        Phrase.of(
                                                "delegation.person",
                                                one.name(),
                                                one.title(),
                                                name(bodies.get(one.organisation()))),
                                        null))
                .toList();
    }

    private static String name(@Nullable OrganisationLabel body) {
        return body == null ? "" : body.name();
    }
}
