package org.antin.subscriber;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.HouseRights;
import org.antin.access.Role;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.CommonRefusal.BadFields;
import org.antin.kernel.Days;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.kernel.Refusal;
import org.antin.organisation.Capacities;
import org.antin.organisation.Capacities.Capacity;
import org.antin.organisation.ManagingAuthorities;
import org.antin.organisation.ManagingAuthority;
import org.antin.organisation.Organisations;
import org.antin.subscriber.store.PersonLedger;
import org.antin.subscriber.store.SubscriberLedger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// The one door to the register of officials (Điều 1.2b, 10.1). Kept by the body's IT officer (Điều
/// 12.1a) and by the officers of the managing authority (Điều 9.1); the administrator enters the
/// first ones.
@Component
public class PersonDesk {
    private static final Role[] KEEPERS = {
        Role.IT_OFFICER, Role.RECEIVING_OFFICER, Role.CONFIRMING_HEAD, Role.ADMINISTRATOR
    };

    private final PersonLedger ledger;
    private final SubscriberLedger subscribers;
    private final People people;
    private final Organisations organisations;
    private final ManagingAuthorities authorities;
    private final Capacities capacities;
    private final HouseRights house;
    private final AuditTrail audit;
    private final Clock clock;

    PersonDesk(
            PersonLedger ledger,
            SubscriberLedger subscribers,
            People people,
            Organisations organisations,
            ManagingAuthorities authorities,
            Capacities capacities,
            HouseRights house,
            AuditTrail audit,
            Clock clock) {
        this.ledger = ledger;
        this.subscribers = subscribers;
        this.people = people;
        this.organisations = organisations;
        this.authorities = authorities;
        this.capacities = capacities;
        this.house = house;
        this.audit = audit;
        this.clock = clock;
    }

    /// Enters an official with the position held now.
    ///
    /// @param id chosen by the caller
    @Transactional
    public Outcome<Person> register(UUID id, PersonFacts facts, Appointment position, Actor actor) {
        var route = route(position);
        var capacity = capacities.of(actor, position.organisation(), route.managerId(), KEEPERS);
        var objection = objection(capacity, facts, position, id);
        Outcome<Person> outcome =
                objection.isPresent()
                        ? refused(objection.get())
                        : house.in(() -> enter(id, facts, position, route));
        return told(actor, capacity, "person.register", id, outcome);
    }

    private Outcome<Person> enter(UUID id, PersonFacts facts, Appointment position, Route route) {
        boolean entered =
                ledger.insert(
                        id,
                        facts,
                        position,
                        route.managerId(),
                        route.groundName(),
                        clock.instant());
        return entered ? done(people.find(id).orElseThrow()) : refused(taken(facts, id));
    }

    /// Corrects what is known of a person (Điều 10.1).
    @Transactional
    public Outcome<Person> correct(UUID id, int version, PersonFacts facts, Actor actor) {
        var before = house.in(() -> ledger.findForUpdate(id));
        var capacity = before.flatMap(p -> keeper(actor, p));
        Outcome<Person> outcome =
                switch (admitted(id, before, capacity, version)) {
                    case Refused<Person>(var why) -> refused(why);
                    case Done<Person>(var person) -> house.in(() -> correct(person, facts));
                };
        return told(actor, capacity, "person.correct", id, outcome);
    }

    private Outcome<Person> correct(Person person, PersonFacts facts) {
        if (ledger.taken(facts, person.id()) != PersonLedger.Taken.NOTHING)
            return refused(taken(facts, person.id()));
        ledger.correct(person, facts);
        subscribers.follow(person.id());
        return done(people.find(person.id()).orElseThrow());
    }

    /// Puts a person into another position, in the same body or another; the one held until then
    /// ends that day.
    @Transactional
    public Outcome<Person> appoint(UUID id, int version, Appointment position, Actor actor) {
        var before = house.in(() -> ledger.findForUpdate(id));
        var capacity = before.flatMap(p -> keeper(actor, p));
        Outcome<Person> outcome =
                switch (admitted(id, before, capacity, version)) {
                    case Refused<Person>(var why) -> refused(why);
                    case Done<Person>(var person) -> house.in(() -> appoint(person, position));
                };
        return told(actor, capacity, "person.appoint", id, outcome);
    }

    private Outcome<Person> appoint(Person person, Appointment position) {
        var faults = position.faults(today());
        if (!faults.isEmpty()) return refused(new BadFields(faults));
        if (!isOpen(position.organisation())) return refused(new SubscriberRefusal.NoSuchBody());
        var since = ledger.positionSince(person.id()).orElseThrow();
        if (position.from().isBefore(since))
            return refused(new SubscriberRefusal.BeforeLastPosition(since));
        var route = route(position);
        ledger.appoint(
                person, position, since, route.managerId(), route.groundName(), clock.instant());
        subscribers.follow(person.id());
        return done(people.find(person.id()).orElseThrow());
    }

    /// Records that somebody has authority under the seal law or a state title for some days.
    @Transactional
    public Outcome<Person> authorise(UUID id, PublicAuthority authority, Actor actor) {
        var before = house.in(() -> ledger.findForUpdate(id));
        var capacity = before.flatMap(p -> keeper(actor, p));
        Outcome<Person> outcome =
                switch (admitted(id, before, capacity, before.map(Person::version).orElse(0))) {
                    case Refused<Person>(var why) -> refused(why);
                    case Done<Person>(var person) -> house.in(() -> authorise(person, authority));
                };
        return told(actor, capacity, "person.authorise", id, outcome);
    }

    private Outcome<Person> authorise(Person person, PublicAuthority authority) {
        if (authority.basis().isBlank()) return refused(new BadField("basis", "required"));
        if (ledger.hasAuthority(person.id(), authority.kind(), authority.during()))
            return refused(new SubscriberRefusal.AuthorityOverlaps());
        ledger.authorise(UUID.randomUUID(), person, authority, clock.instant());
        return done(person);
    }

    /// A position that would be held from today on, for callers that only want to know the manager.
    @Transactional(readOnly = true)
    public ManagingAuthority whoManages(UUID organisation, Rank rank) {
        return authorities.ofPerson(organisation, rank.standing());
    }

    private Optional<Refusal> objection(
            Optional<Capacity> capacity, PersonFacts facts, Appointment position, UUID id) {
        if (capacity.isEmpty()) return Optional.of(new CommonRefusal.NotAllowed());
        var faults = position.faults(today());
        if (!faults.isEmpty()) return Optional.of(new BadFields(faults));
        return house.in(
                () -> {
                    if (!isOpen(position.organisation()))
                        return Optional.of(new SubscriberRefusal.NoSuchBody());
                    return switch (ledger.taken(facts, id)) {
                        case NOTHING -> Optional.empty();
                        case PERSONAL_NUMBER, EMAIL -> Optional.of(taken(facts, id));
                    };
                });
    }

    private Refusal taken(PersonFacts facts, UUID id) {
        return switch (ledger.taken(facts, id)) {
            case PERSONAL_NUMBER -> new SubscriberRefusal.PersonalNumberTaken();
            case EMAIL -> new SubscriberRefusal.EmailTaken();
            case NOTHING -> new CommonRefusal.Stale();
        };
    }

    private Outcome<Person> admitted(
            UUID id, Optional<Person> before, Optional<Capacity> capacity, int version) {
        if (before.isEmpty()) return refused(new CommonRefusal.NotFound());
        if (capacity.isEmpty()) {
            return people.find(id).isPresent()
                    ? refused(new CommonRefusal.NotAllowed())
                    : refused(new CommonRefusal.NotFound());
        }
        if (before.get().version() != version) return refused(new CommonRefusal.Stale());
        return done(before.get());
    }

    private Optional<Capacity> keeper(Actor actor, Person person) {
        return capacities.of(actor, person.organisation(), person.managedBy(), KEEPERS);
    }

    private Route route(Appointment position) {
        return organisations.label(position.organisation()).isEmpty()
                ? Route.NONE
                : Route.of(
                        authorities.ofPerson(position.organisation(), position.rank().standing()));
    }

    private boolean isOpen(UUID organisation) {
        return organisations.find(organisation).filter(o -> o.isOpen()).isPresent();
    }

    private Outcome<Person> told(
            Actor actor,
            Optional<Capacity> capacity,
            String action,
            UUID id,
            Outcome<Person> outcome) {
        var act =
                Act.of(actor, action, "person", id)
                        .as(capacity.map(Capacity::role).orElse(null))
                        .outcome(outcome);
        audit.append(
                switch (outcome) {
                    case Done<Person>(var person) ->
                            act.in(person.scope())
                                    .with("organisation", person.organisation())
                                    .with("title", person.title())
                                    .with("version", person.version());
                    case Refused<Person> _ -> act;
                });
        return outcome;
    }

    private LocalDate today() {
        return Days.of(clock.instant());
    }
}
