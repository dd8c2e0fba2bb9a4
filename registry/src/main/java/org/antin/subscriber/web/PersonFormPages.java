package org.antin.subscriber.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.audit.AuditTrail;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Days;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.kernel.Period;
import org.antin.kernel.Window;
import org.antin.organisation.OrganisationQuery;
import org.antin.organisation.Organisations;
import org.antin.shell.Asked;
import org.antin.shell.Form;
import org.antin.shell.Notice;
import org.antin.shell.Option;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.antin.subscriber.Appointment;
import org.antin.subscriber.OfficialKind;
import org.antin.subscriber.People;
import org.antin.subscriber.Person;
import org.antin.subscriber.PersonDesk;
import org.antin.subscriber.PersonEntry;
import org.antin.subscriber.PersonFacts;
import org.antin.subscriber.PublicAuthority;
import org.antin.subscriber.Rank;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Entering and correcting officials (D1.2b, D10.1) by those who keep a body's list (D9.1, D12.1a);
/// the administrator enters the first ones.
@Controller
@Allowed({Role.IT_OFFICER, Role.RECEIVING_OFFICER, Role.CONFIRMING_HEAD})
class PersonFormPages {
    private static final String VIEW = "subscriber/PersonFormPage";

    private final PersonDesk desk;
    private final People people;
    private final Organisations organisations;
    private final AuditTrail audit;
    private final Clock clock;

    PersonFormPages(
            PersonDesk desk,
            People people,
            Organisations organisations,
            AuditTrail audit,
            Clock clock) {
        this.desk = desk;
        this.people = people;
        this.organisations = organisations;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/people/new")
    @Allowed({Role.IT_OFFICER, Role.RECEIVING_OFFICER, Role.CONFIRMING_HEAD, Role.ADMINISTRATOR})
    ModelAndView blank(Reply reply) {
        return reply.page(
                VIEW,
                page(
                        "new",
                        null,
                        Form.empty()
                                .with("id", UUID.randomUUID())
                                .with(
                                        "organisation",
                                        reply.address().first("organisation").orElse(""))));
    }

    @PostMapping("/people")
    @Allowed({Role.IT_OFFICER, Role.RECEIVING_OFFICER, Role.CONFIRMING_HEAD, Role.ADMINISTRATOR})
    ModelAndView register(Actor actor, Reply reply) {
        var form = reply.form();
        var facts = entry(form).read(Days.of(clock.instant()));
        var position = appointment(form);
        if (facts instanceof Done<PersonFacts>(var person)
                && position instanceof Done<Appointment>(var appointment)) {
            var id = Asked.id(form.value("id")).orElseGet(UUID::randomUUID);
            var outcome = desk.register(id, person, appointment, actor);
            if (outcome instanceof Done<Person>(var entered) && people.find(id).isEmpty())
                return reply.done(
                        "/people/new",
                        Notice.success("subscriber.person.done.new", entered.name()));
            return answer(outcome, "new", null, form, reply);
        }
        return reply.invalid(VIEW, page("new", null, refused(refused(form, facts), position)));
    }

    @GetMapping("/people/{id}/edit")
    ModelAndView edit(@PathVariable UUID id, Actor actor, Reply reply) {
        return seen(id, actor, reply, p -> reply.page(VIEW, page("edit", p, filled(p))));
    }

    @PostMapping("/people/{id}/edit")
    ModelAndView correct(@PathVariable UUID id, Actor actor, Reply reply) {
        return seen(
                id,
                actor,
                reply,
                p -> {
                    var form = reply.form();
                    return switch (entry(form).read(Days.of(clock.instant()))) {
                        case Refused<PersonFacts>(var why) ->
                                reply.invalid(VIEW, page("edit", p, form.refused(why)));
                        case Done<PersonFacts>(var facts) ->
                                answer(
                                        desk.correct(id, Asked.version(form), facts, actor),
                                        "edit",
                                        p,
                                        form,
                                        reply);
                    };
                });
    }

    @GetMapping("/people/{id}/appoint")
    ModelAndView appoint(@PathVariable UUID id, Actor actor, Reply reply) {
        return seen(
                id,
                actor,
                reply,
                p ->
                        reply.page(
                                VIEW,
                                page(
                                        "appoint",
                                        p,
                                        versioned(p)
                                                .with("organisation", p.organisation())
                                                .with("rank", p.rank()))));
    }

    @PostMapping("/people/{id}/appoint")
    ModelAndView appointTo(@PathVariable UUID id, Actor actor, Reply reply) {
        return seen(
                id,
                actor,
                reply,
                p -> {
                    var form = reply.form();
                    return switch (appointment(form)) {
                        case Refused<Appointment>(var why) ->
                                reply.invalid(VIEW, page("appoint", p, form.refused(why)));
                        case Done<Appointment>(var position) ->
                                answer(
                                        desk.appoint(id, Asked.version(form), position, actor),
                                        "appoint",
                                        p,
                                        form,
                                        reply);
                    };
                });
    }

    @GetMapping("/people/{id}/authorise")
    ModelAndView authorise(@PathVariable UUID id, Actor actor, Reply reply) {
        return seen(id, actor, reply, p -> reply.page(VIEW, page("authorise", p, versioned(p))));
    }

    @PostMapping("/people/{id}/authorise")
    ModelAndView authoriseFor(@PathVariable UUID id, Actor actor, Reply reply) {
        return seen(
                id,
                actor,
                reply,
                p -> {
                    var form = reply.form();
                    var kind = named(PublicAuthority.Kind.values(), form.value("authority"));
                    var from = form.date("from").orElse(null);
                    var until = form.date("until").orElse(null);
                    var faulty = form;
                    if (kind == null)
                        faulty = faulty.refused(new BadField("authority", "required"));
                    if (from == null) faulty = faulty.refused(new BadField("from", "date"));
                    if (until == null && !form.value("until").isEmpty())
                        faulty = faulty.refused(new BadField("until", "date"));
                    if (from != null && until != null && until.isBefore(from))
                        faulty = faulty.refused(new BadField("until", "before-start"));
                    if (kind == null || from == null || faulty.faulty())
                        return reply.invalid(VIEW, page("authorise", p, faulty));
                    // the form asks for the last day, a period ends the day after
                    var during = new Period(from, until == null ? null : until.plusDays(1));
                    return answer(
                            desk.authorise(
                                    id,
                                    new PublicAuthority(kind, during, form.value("basis")),
                                    actor),
                            "authorise",
                            p,
                            form,
                            reply);
                });
    }

    private ModelAndView answer(
            Outcome<Person> outcome, String sort, @Nullable Person about, Form form, Reply reply) {
        return switch (outcome) {
            case Done<Person>(var person) ->
                    reply.done(
                            PersonPages.href(person.id()),
                            Notice.success("subscriber.person.done." + sort, person.name()));
            case Refused<Person>(CommonRefusal.NotFound why) -> reply.refusal(why);
            case Refused<Person>(CommonRefusal.NotAllowed why) -> reply.refusal(why);
            case Refused<Person>(CommonRefusal.Stale why) -> reply.refusal(why);
            case Refused<Person>(var why) ->
                    reply.invalid(VIEW, page(sort, about, form.refused(why)));
        };
    }

    private ModelAndView seen(
            UUID id, Actor actor, Reply reply, Function<Person, ModelAndView> then) {
        var found = people.find(id);
        if (found.isPresent()) return then.apply(found.get());
        audit.notFound(actor, "person", id.toString());
        return reply.notFound();
    }

    private static PersonEntry entry(Form form) {
        return new PersonEntry(
                form.value("fullName"),
                form.value("born"),
                form.value("personalNumber"),
                form.value("issuedOn"),
                form.value("issuedBy"),
                form.value("email"),
                form.value("phone"),
                form.value("kind"));
    }

    private static Outcome<Appointment> appointment(Form form) {
        var organisation = Asked.id(form.value("organisation"));
        var rank = named(Rank.values(), form.value("rank"));
        var from = form.date("from");
        var faults = new java.util.ArrayList<BadField>();
        if (organisation.isEmpty()) faults.add(new BadField("organisation", "required"));
        if (form.value("title").isBlank()) faults.add(new BadField("title", "required"));
        if (rank == null) faults.add(new BadField("rank", "required"));
        if (from.isEmpty()) faults.add(new BadField("from", "date"));
        if (organisation.isEmpty() || rank == null || from.isEmpty() || !faults.isEmpty())
            return Outcome.refused(new CommonRefusal.BadFields(faults));
        return Outcome.done(
                new Appointment(
                        organisation.get(),
                        form.value("title"),
                        rank,
                        from.get(),
                        form.value("basis")));
    }

    private static Form refused(Form form, Outcome<?> outcome) {
        return outcome instanceof Refused<?>(var why) ? form.refused(why) : form;
    }

    private static Form versioned(Person person) {
        return Form.empty().with("version", person.version());
    }

    private static Form filled(Person person) {
        var facts = person.facts();
        return versioned(person)
                .with("fullName", facts.fullName())
                .with("born", facts.born())
                .with("personalNumber", facts.personalNumber())
                .with("issuedOn", facts.issuedOn())
                .with("issuedBy", facts.issuedBy())
                .with("email", facts.email())
                .with("phone", facts.phone())
                .with("kind", facts.kind());
    }

    private PersonFormPage page(String sort, @Nullable Person about, Form form) {
        var at = about == null ? "/people" : PersonPages.href(about.id());
        boolean positions = sort.equals("new") || sort.equals("appoint");
        return new PersonFormPage(
                sort,
                Phrase.of("subscriber.person.form." + sort),
                about == null ? "" : about.name(),
                form.labelled("subscriber.field."),
                about == null ? at : at + "/" + sort,
                at,
                options(OfficialKind.values(), OfficialKind::messageKey),
                options(Rank.values(), Rank::messageKey),
                options(PublicAuthority.Kind.values(), PublicAuthority.Kind::messageKey),
                positions ? organisations() : List.of());
    }

    private List<Option> organisations() {
        return organisations.page(OrganisationQuery.all(Window.ALL.limit())).items().stream()
                .map(o -> Option.named(o.id().toString(), o.name()))
                .toList();
    }

    private static <E extends Enum<E>> List<Option> options(E[] choices, Function<E, String> key) {
        return Arrays.stream(choices).map(c -> Option.of(c.name(), key.apply(c))).toList();
    }

    private static <E extends Enum<E>> @Nullable E named(E[] choices, String name) {
        return Arrays.stream(choices).filter(c -> c.name().equals(name)).findFirst().orElse(null);
    }
}
