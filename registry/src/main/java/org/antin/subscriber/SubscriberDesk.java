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
import org.antin.kernel.Days;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.organisation.Capacities;
import org.antin.organisation.Capacities.Capacity;
import org.antin.organisation.ManagingAuthorities;
import org.antin.organisation.ManagingAuthority;
import org.antin.organisation.OrganisationLabel;
import org.antin.organisation.Organisations;
import org.antin.subscriber.store.PersonLedger;
import org.antin.subscriber.store.SubscriberLedger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// The one door to the register of subscribers: entered by whoever keeps the body's list (Điều
/// 12.1a), by its managing authority (Điều 9.1), or with the provider's answer.
@Component
public class SubscriberDesk {
    private static final Role[] KEEPERS = {
        Role.IT_OFFICER, Role.RECEIVING_OFFICER, Role.CONFIRMING_HEAD
    };
    private static final Role[] KEEPERS_AND_PROVIDER = {
        Role.IT_OFFICER, Role.RECEIVING_OFFICER, Role.CONFIRMING_HEAD, Role.PROVIDER
    };

    private final SubscriberLedger ledger;
    private final PersonLedger people;
    private final Subscribers subscribers;
    private final Organisations organisations;
    private final ManagingAuthorities authorities;
    private final Capacities capacities;
    private final HouseRights house;
    private final AuditTrail audit;
    private final Clock clock;

    SubscriberDesk(
            SubscriberLedger ledger,
            PersonLedger people,
            Subscribers subscribers,
            Organisations organisations,
            ManagingAuthorities authorities,
            Capacities capacities,
            HouseRights house,
            AuditTrail audit,
            Clock clock) {
        this.ledger = ledger;
        this.people = people;
        this.subscribers = subscribers;
        this.organisations = organisations;
        this.authorities = authorities;
        this.capacities = capacities;
        this.house = house;
        this.audit = audit;
        this.clock = clock;
    }

    /// Enters a subscriber. Refused when nobody may manage it (Điều 5), when the same subject is a
    /// live subscriber already, when the assigned person works elsewhere.
    @Transactional
    public Outcome<Subscriber> register(NewSubscriber wanted, Actor actor) {
        var holder =
                house.in(
                        () ->
                                people.findForUpdate(
                                        switch (wanted) {
                                            case NewSubscriber.OfPerson of -> of.person();
                                            case NewSubscriber.OfOrganisation of -> of.assigned();
                                            case NewSubscriber.OfSystem of -> of.assigned();
                                        }));
        var body =
                holder.flatMap(
                        person ->
                                organisations.label(
                                        switch (wanted) {
                                            case NewSubscriber.OfPerson _ -> person.organisation();
                                            case NewSubscriber.OfOrganisation of ->
                                                    of.organisation();
                                            case NewSubscriber.OfSystem of -> of.owner();
                                        }));
        if (holder.isEmpty() || body.isEmpty()) {
            return told(
                    actor,
                    Optional.empty(),
                    "subscriber.register",
                    wanted.id(),
                    refused(new CommonRefusal.NotFound()));
        }
        var authority = authority(wanted, holder.get(), body.get());
        var route = Route.of(authority);
        var capacity =
                capacities.of(actor, body.get().id(), route.managerId(), KEEPERS_AND_PROVIDER);
        Outcome<Subscriber> outcome =
                capacity.isEmpty()
                        ? refused(new CommonRefusal.NotFound())
                        : switch (authority) {
                            case ManagingAuthority.Refused(var reason) -> refused(reason);
                            case ManagingAuthority.Managed _ ->
                                    house.in(() -> enter(wanted, holder.get(), body.get(), route));
                        };
        return told(actor, capacity, "subscriber.register", wanted.id(), outcome);
    }

    private Outcome<Subscriber> enter(
            NewSubscriber wanted, Person holder, OrganisationLabel body, Route route) {
        if (wanted instanceof NewSubscriber.OfSystem system && system.name().isBlank())
            return refused(new BadField("name", "required"));
        if (!(wanted instanceof NewSubscriber.OfPerson) && !worksIn(holder, body.id()))
            return refused(new SubscriberRefusal.AssignedElsewhere(holder.name()));
        return ledger.insert(wanted, holder, body, route, clock.instant())
                ? done(subscribers.find(wanted.id()).orElseThrow())
                : refused(
                        new SubscriberRefusal.AlreadySubscriber(
                                wanted instanceof NewSubscriber.OfPerson
                                        ? holder.name()
                                        : body.name()));
    }

    private ManagingAuthority authority(
            NewSubscriber wanted, Person holder, OrganisationLabel body) {
        return switch (wanted) {
            case NewSubscriber.OfPerson _ ->
                    authorities.ofPerson(body.id(), holder.rank().standing());
            case NewSubscriber.OfOrganisation _ -> authorities.ofOrganisation(body.id());
            case NewSubscriber.OfSystem _ -> authorities.ofSystem(body.id());
        };
    }

    /// Assigns the certificate of an organisation or a system to somebody else, in writing (Điều
    /// 10.2). The device changes hands by a handover of its own.
    ///
    /// @param letter number and date of the letter of assignment
    @Transactional
    public Outcome<Subscriber> assign(
            UUID id, int version, UUID person, String letter, Actor actor) {
        var before = house.in(() -> ledger.findForUpdate(id));
        var capacity = before.flatMap(s -> keeper(actor, s));
        Outcome<Subscriber> outcome =
                switch (admitted(id, before, capacity, version)) {
                    case Refused<Subscriber>(var why) -> refused(why);
                    case Done<Subscriber>(var subscriber) ->
                            house.in(() -> assign(subscriber, person, letter));
                };
        return told(actor, capacity, "subscriber.assign", id, outcome);
    }

    private Outcome<Subscriber> assign(Subscriber subscriber, UUID person, String letter) {
        if (subscriber.kind() == SubscriberKind.INDIVIDUAL)
            return refused(new SubscriberRefusal.NothingToAssign());
        if (letter.isBlank()) return refused(new BadField("letter", "required"));
        var assigned = people.findForUpdate(person);
        if (assigned.isEmpty()) return refused(new BadField("assigned", "choice"));
        if (!worksIn(assigned.get(), subscriber.organisation()))
            return refused(new SubscriberRefusal.AssignedElsewhere(assigned.get().name()));
        ledger.assign(subscriber, assigned.get(), letter.strip(), clock.instant());
        ledger.follow(person);
        return done(subscribers.find(subscriber.id()).orElseThrow());
    }

    /// Makes the subscriber history. Its certificates and devices stay in the register with their
    /// own ends.
    @Transactional
    public Outcome<Subscriber> close(UUID id, int version, String reason, Actor actor) {
        var before = house.in(() -> ledger.findForUpdate(id));
        var capacity = before.flatMap(s -> keeper(actor, s));
        Outcome<Subscriber> outcome =
                switch (admitted(id, before, capacity, version)) {
                    case Refused<Subscriber>(var why) -> refused(why);
                    case Done<Subscriber>(var subscriber) ->
                            reason.isBlank()
                                    ? refused(new BadField("reason", "required"))
                                    : house.in(
                                            () -> {
                                                ledger.close(
                                                        subscriber,
                                                        Days.of(clock.instant()),
                                                        reason.strip());
                                                return done(subscribers.find(id).orElseThrow());
                                            });
                };
        return told(actor, capacity, "subscriber.close", id, outcome);
    }

    /// An official of the body, or of a unit below it.
    private boolean worksIn(Person person, UUID organisation) {
        return organisations.isWithin(person.organisation(), organisation);
    }

    private Outcome<Subscriber> admitted(
            UUID id, Optional<Subscriber> before, Optional<Capacity> capacity, int version) {
        if (before.isEmpty()) return refused(new CommonRefusal.NotFound());
        if (capacity.isEmpty()) {
            return subscribers.find(id).isPresent()
                    ? refused(new CommonRefusal.NotAllowed())
                    : refused(new CommonRefusal.NotFound());
        }
        if (before.get().version() != version) return refused(new CommonRefusal.Stale());
        if (!before.get().isLive()) return refused(new SubscriberRefusal.Closed());
        return done(before.get());
    }

    private Optional<Capacity> keeper(Actor actor, Subscriber subscriber) {
        return capacities.of(actor, subscriber.organisation(), subscriber.managedBy(), KEEPERS);
    }

    private Outcome<Subscriber> told(
            Actor actor,
            Optional<Capacity> capacity,
            String action,
            UUID id,
            Outcome<Subscriber> outcome) {
        var act =
                Act.of(actor, action, "subscriber", id)
                        .as(capacity.map(Capacity::role).orElse(null))
                        .outcome(outcome);
        audit.append(
                switch (outcome) {
                    case Done<Subscriber>(var subscriber) ->
                            act.in(subscriber.scope())
                                    .with("kind", subscriber.kind().name())
                                    .with("organisation", subscriber.organisation())
                                    .with("version", subscriber.version());
                    case Refused<Subscriber> _ -> act;
                });
        return outcome;
    }
}
