package org.antin.organisation.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.audit.AuditTrail;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.CommonRefusal.BadFields;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.kernel.Window;
import org.antin.organisation.NewOrganisation;
import org.antin.organisation.Organisation;
import org.antin.organisation.OrganisationDesk;
import org.antin.organisation.OrganisationDesk.Change;
import org.antin.organisation.OrganisationFacts;
import org.antin.organisation.OrganisationKind;
import org.antin.organisation.OrganisationQuery;
import org.antin.organisation.Organisations;
import org.antin.organisation.Tier;
import org.antin.shell.Asked;
import org.antin.shell.Form;
import org.antin.shell.Notice;
import org.antin.shell.Option;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Changes of the tree of organisations (D1.2a): an administrator's, each with its day and
/// decision.
@Controller
@Allowed(Role.ADMINISTRATOR)
class OrganisationFormPages {
    private static final String VIEW = "organisation/OrganisationFormPage";
    private static final String FIELDS = "organisation.field.";

    private final OrganisationDesk desk;
    private final Organisations organisations;
    private final AuditTrail audit;

    OrganisationFormPages(OrganisationDesk desk, Organisations organisations, AuditTrail audit) {
        this.desk = desk;
        this.organisations = organisations;
        this.audit = audit;
    }

    @GetMapping("/organisations/new")
    ModelAndView blank(Actor actor, Reply reply) {
        var parent = parent(reply.address().first("parent").orElse(""), actor);
        return seen(
                parent,
                actor,
                reply,
                above ->
                        reply.page(
                                VIEW,
                                page(
                                        "new",
                                        above,
                                        Form.empty()
                                                .with("id", UUID.randomUUID())
                                                .with("parent", above.id())
                                                .with("tier", above.facts().tier())
                                                .with("legalPersonality", "yes")
                                                .with("ownSeal", "yes")
                                                .with("governmentSignatures", "yes"))));
    }

    @PostMapping("/organisations")
    ModelAndView establish(Actor actor, Reply reply) {
        var form = reply.form();
        var parent = parent(form.value("parent"), actor);
        return seen(
                parent,
                actor,
                reply,
                above -> {
                    var read = read(form);
                    if (read.faulty() || read.from() == null)
                        return reply.invalid(VIEW, page("new", above, read.form()));
                    var wanted =
                            new NewOrganisation(
                                    Asked.id(form.value("id")).orElseGet(UUID::randomUUID),
                                    above.id(),
                                    read.facts(),
                                    read.from(),
                                    form.value("basis"));
                    return answer(
                            desk.establish(wanted, actor),
                            "organisation.done.new",
                            "new",
                            above,
                            form,
                            reply);
                });
    }

    /// The body named, or the one the administrator answers for.
    private static @Nullable UUID parent(String asked, Actor actor) {
        return Asked.id(asked)
                .or(() -> actor.organisations(Role.ADMINISTRATOR).stream().findFirst())
                .orElse(null);
    }

    @GetMapping("/organisations/{id}/edit")
    ModelAndView edit(@PathVariable UUID id, Actor actor, Reply reply) {
        return seen(id, actor, reply, o -> reply.page(VIEW, page("edit", o, filled(o))));
    }

    @PostMapping("/organisations/{id}/edit")
    ModelAndView correct(@PathVariable UUID id, Actor actor, Reply reply) {
        return seen(
                id,
                actor,
                reply,
                o -> {
                    var form = reply.form();
                    var read = read(form);
                    if (read.faulty() || read.from() == null)
                        return reply.invalid(VIEW, page("edit", o, read.form()));
                    var change = new Change(read.from(), form.value("basis"));
                    return answer(
                            desk.correct(id, Asked.version(form), read.facts(), change, actor),
                            "organisation.done.edit",
                            "edit",
                            o,
                            form,
                            reply);
                });
    }

    @GetMapping("/organisations/{id}/move")
    ModelAndView move(@PathVariable UUID id, Actor actor, Reply reply) {
        return seen(id, actor, reply, o -> reply.page(VIEW, page("move", o, versioned(o))));
    }

    @PostMapping("/organisations/{id}/move")
    ModelAndView moveTo(@PathVariable UUID id, Actor actor, Reply reply) {
        return seen(
                id,
                actor,
                reply,
                o -> {
                    var form = reply.form();
                    var parent = Asked.id(form.value("parent"));
                    var from = day(form);
                    if (parent.isEmpty() || from == null) {
                        var faulty = form;
                        if (parent.isEmpty())
                            faulty = faulty.refused(new BadField("parent", "required"));
                        if (from == null) faulty = faulty.refused(new BadField("from", "date"));
                        return reply.invalid(VIEW, page("move", o, faulty));
                    }
                    return answer(
                            desk.move(
                                    id,
                                    Asked.version(form),
                                    parent.get(),
                                    new Change(from, form.value("basis")),
                                    actor),
                            "organisation.done.move",
                            "move",
                            o,
                            form,
                            reply);
                });
    }

    @GetMapping("/organisations/{id}/close")
    ModelAndView close(@PathVariable UUID id, Actor actor, Reply reply) {
        return seen(id, actor, reply, o -> reply.page(VIEW, page("close", o, versioned(o))));
    }

    @PostMapping("/organisations/{id}/close")
    ModelAndView closeIt(@PathVariable UUID id, Actor actor, Reply reply) {
        return seen(
                id,
                actor,
                reply,
                o -> {
                    var form = reply.form();
                    var from = day(form);
                    if (from == null)
                        return reply.invalid(
                                VIEW, page("close", o, form.refused(new BadField("from", "date"))));
                    return answer(
                            desk.close(
                                    id,
                                    Asked.version(form),
                                    new Change(from, form.value("basis")),
                                    actor),
                            "organisation.done.close",
                            "close",
                            o,
                            form,
                            reply);
                });
    }

    private ModelAndView answer(
            Outcome<Organisation> outcome,
            String done,
            String sort,
            Organisation about,
            Form form,
            Reply reply) {
        return switch (outcome) {
            case Done<Organisation>(var organisation) ->
                    reply.done(
                            OrganisationViews.href(organisation.id()),
                            Notice.success(done, organisation.name()));
            case Refused<Organisation>(CommonRefusal.NotFound why) -> reply.refusal(why);
            case Refused<Organisation>(CommonRefusal.NotAllowed why) -> reply.refusal(why);
            case Refused<Organisation>(CommonRefusal.Stale why) -> reply.refusal(why);
            case Refused<Organisation>(var why) ->
                    reply.invalid(VIEW, page(sort, about, form.labelled(FIELDS).refused(why)));
        };
    }

    private ModelAndView seen(
            @Nullable UUID id,
            Actor actor,
            Reply reply,
            Function<Organisation, ModelAndView> then) {
        var found = id == null ? Optional.<Organisation>empty() : organisations.find(id);
        if (found.isPresent()) return then.apply(found.get());
        audit.notFound(actor, "organisation", String.valueOf(id));
        return reply.notFound();
    }

    /// What the form says, or the form with its faults.
    private record Read(Form form, OrganisationFacts facts, @Nullable LocalDate from) {
        boolean faulty() {
            return form.faulty();
        }
    }

    private static Read read(Form typed) {
        var form = typed.labelled(FIELDS);
        var kind = named(OrganisationKind.values(), form.value("kind"));
        var tier = named(Tier.values(), form.value("tier"));
        var diameter = form.value("sealDiameterMm");
        boolean number = diameter.matches("[0-9]{0,3}");
        var from = day(form);
        // what can't be read is a fault, and hides no other
        var facts =
                new OrganisationFacts(
                        form.value("name"),
                        form.value("shortName"),
                        kind == null ? OrganisationKind.DEPARTMENT : kind,
                        tier == null ? Tier.PROVINCE : tier,
                        form.has("legalPersonality", "yes"),
                        form.has("ownSeal", "yes"),
                        form.has("governmentSignatures", "yes"),
                        diameter.isEmpty() || !number ? null : Integer.valueOf(diameter),
                        form.value("code"),
                        form.value("address"),
                        form.value("taxCode"));
        var faults = new ArrayList<BadField>();
        if (kind == null) faults.add(new BadField("kind", "required"));
        if (tier == null) faults.add(new BadField("tier", "required"));
        for (var fault : facts.faults())
            faults.add(
                    fault.field().equals("sealDiameterMm") && !number
                            ? new BadField("sealDiameterMm", "number")
                            : fault);
        if (!number && faults.stream().noneMatch(f -> f.field().equals("sealDiameterMm")))
            faults.add(new BadField("sealDiameterMm", "number"));
        if (from == null) faults.add(new BadField("from", "date"));
        if (form.value("basis").isBlank()) faults.add(new BadField("basis", "required"));
        return new Read(faults.isEmpty() ? form : form.refused(new BadFields(faults)), facts, from);
    }

    private static Form versioned(Organisation organisation) {
        return Form.empty().with("version", organisation.version());
    }

    private static Form filled(Organisation organisation) {
        var facts = organisation.facts();
        var form =
                versioned(organisation)
                        .with("name", facts.name())
                        .with("shortName", facts.shortName())
                        .with("kind", facts.kind())
                        .with("tier", facts.tier())
                        .with("sealDiameterMm", facts.sealDiameterMm())
                        .with("code", facts.code())
                        .with("address", facts.address())
                        .with("taxCode", facts.taxCode());
        if (facts.legalPersonality()) form = form.with("legalPersonality", "yes");
        if (facts.ownSeal()) form = form.with("ownSeal", "yes");
        if (facts.governmentSignatures()) form = form.with("governmentSignatures", "yes");
        return form;
    }

    private OrganisationFormPage page(String sort, Organisation about, Form form) {
        var at = OrganisationViews.href(about.id());
        return new OrganisationFormPage(
                sort,
                Phrase.of("organisation.form." + sort),
                about.name(),
                form.labelled(FIELDS),
                sort.equals("new") ? "/organisations" : at + "/" + sort,
                at,
                Arrays.stream(OrganisationKind.values())
                        .map(kind -> Option.of(kind.name(), kind.messageKey()))
                        .toList(),
                Arrays.stream(Tier.values())
                        .map(tier -> Option.of(tier.name(), tier.messageKey()))
                        .toList(),
                sort.equals("move") ? parents(about) : List.of());
    }

    private List<Option> parents(Organisation about) {
        return organisations.page(OrganisationQuery.all(Window.ALL.limit())).items().stream()
                .filter(o -> !o.id().equals(about.id()))
                .filter(o -> o.facts().kind() != OrganisationKind.INTERNAL_DIVISION)
                .filter(o -> o.facts().kind() != OrganisationKind.SCHOOL)
                .map(o -> Option.named(o.id().toString(), o.name()))
                .toList();
    }

    private static @Nullable LocalDate day(Form form) {
        return form.date("from").orElse(null);
    }

    private static <E extends Enum<E>> @Nullable E named(E[] choices, String name) {
        return Arrays.stream(choices).filter(c -> c.name().equals(name)).findFirst().orElse(null);
    }
}
