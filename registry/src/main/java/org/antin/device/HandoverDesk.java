package org.antin.device;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.HouseRights;
import org.antin.access.Role;
import org.antin.audit.AuditTrail;
import org.antin.device.HandoverOffer.Receiver;
import org.antin.device.store.DeviceLedger;
import org.antin.device.store.DeviceStore;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Days;
import org.antin.kernel.Outcome;
import org.antin.organisation.Capacities.Capacity;
import org.antin.organisation.Organisations;
import org.antin.subscriber.People;
import org.antin.subscriber.PersonLabel;
import org.antin.subscriber.Subscriber;
import org.antin.subscriber.SubscriberKind;
import org.antin.subscriber.Subscribers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The one door for a device to change hands (Điều 2.2, 10.2, 10.3, 11.3): the custodian draws up
/// minutes and signs them by offering; the receiver confirms, and only then holds the device.
@Component
public class HandoverDesk {
    /// Who may act for a body that holds or receives a device.
    private static final List<Role> FOR_A_BODY =
            List.of(
                    Role.RECEIVING_OFFICER,
                    Role.CONFIRMING_HEAD,
                    Role.ASSIGNED_PERSON,
                    Role.RECORDS_CLERK);

    private final DeviceStore devices;
    private final DeviceLedger ledger;
    private final Subscribers subscribers;
    private final People people;
    private final Organisations organisations;
    private final HouseRights house;
    private final ApplicationEventPublisher events;
    private final DeviceAudit told;
    private final Clock clock;

    HandoverDesk(
            DeviceStore devices,
            DeviceLedger ledger,
            Subscribers subscribers,
            People people,
            Organisations organisations,
            HouseRights house,
            ApplicationEventPublisher events,
            AuditTrail audit,
            Clock clock) {
        this.devices = devices;
        this.ledger = ledger;
        this.subscribers = subscribers;
        this.people = people;
        this.organisations = organisations;
        this.house = house;
        this.events = events;
        this.told = new DeviceAudit(audit);
        this.clock = clock;
    }

    /// The custodian offers the device with minutes; he stays custodian until they are confirmed.
    @Transactional
    public Outcome<Handover> offer(UUID device, HandoverOffer offer, Actor actor) {
        var before = house.in(() -> devices.findForUpdate(device));
        var capacity = before.map(Device::custodian).flatMap(party -> actsFor(actor, party));
        Outcome<Handover> outcome;
        if (capacity.isPresent()) {
            outcome = house.in(() -> offer(before.orElseThrow(), offer, actor));
        } else if (devices.find(device).isPresent()) {
            outcome = refused(new DeviceRefusal.NotTheCustodian());
        } else {
            outcome = refused(new CommonRefusal.NotFound());
        }
        return told.handover(actor, capacity, "device.offer-handover", device, outcome);
    }

    private Outcome<Handover> offer(Device device, HandoverOffer offer, Actor actor) {
        var subscriber = subscribers.find(device.subscriber()).orElseThrow();
        var giver = device.custodian();
        var receiver = receiver(offer.to());
        if (giver == null) return refused(new DeviceRefusal.NotInThisState(device.state()));
        if (receiver == null) return refused(new BadField("receiver", "choice"));
        if (offer.number().isBlank()) return refused(new BadField("number", "required"));
        if (offer.on().isAfter(Days.of(clock.instant())))
            return refused(new BadField("on", "not-in-future"));
        var asked = asked(device, subscriber, giver, receiver, offer);
        var objection = HandoverLaw.objection(asked);
        if (objection.isPresent()) return refused(objection.get());
        var minutes =
                new Handover(
                        offer.id(),
                        device.id(),
                        Handover.Kind.HANDOVER,
                        offer.number().strip(),
                        HandoverLaw.form(asked),
                        giver,
                        receiver,
                        offer.on(),
                        offer.place().strip(),
                        offer.condition().strip(),
                        offer.letter().strip(),
                        now(),
                        actor.name(),
                        null,
                        "",
                        null,
                        "",
                        device.scope());
        ledger.insert(minutes);
        ledger.pend(
                device,
                minutes.id(),
                receiver instanceof Party.Official(var person, var _) ? person : null);
        return done(devices.handover(minutes.id()).orElseThrow());
    }

    private HandoverLaw.Case asked(
            Device device,
            Subscriber subscriber,
            Party giver,
            Party receiver,
            HandoverOffer offer) {
        boolean ofTheBody =
                receiver instanceof Party.Official(var person, var _)
                        && worksIn(person, subscriber.organisation());
        return new HandoverLaw.Case(
                subscriber.kind(),
                subscriber.organisation(),
                subscriber.managedBy(),
                subscriber.holder().people(),
                device.state(),
                giver,
                receiver,
                ofTheBody,
                !ledger.wasHeldByAPerson(device.id()),
                offer.letter());
    }

    /// The receiver confirms: from this moment the device is in his hands.
    @Transactional
    public Outcome<Handover> confirm(UUID handover, Actor actor) {
        var minutes = house.in(() -> devices.handover(handover));
        var capacity = minutes.flatMap(m -> actsFor(actor, m.receiver()));
        Outcome<Handover> outcome;
        if (capacity.isPresent()) {
            outcome = house.in(() -> confirm(minutes.orElseThrow().device(), handover, actor));
        } else if (devices.handover(handover).isPresent()) {
            outcome = refused(new DeviceRefusal.NotTheReceiver());
        } else {
            outcome = refused(new CommonRefusal.NotFound());
        }
        return told.handover(
                actor,
                capacity,
                "device.confirm-handover",
                minutes.map(Handover::device).orElse(handover),
                outcome);
    }

    private Outcome<Handover> confirm(UUID id, UUID handover, Actor actor) {
        var device = devices.findForUpdate(id).orElseThrow();
        var minutes = devices.handover(handover).orElseThrow();
        if (!minutes.isOpen()) return refused(new DeviceRefusal.MinutesClosed());
        var at = DeviceDesk.after(device, now());
        ledger.confirm(minutes, actor.name(), at);
        ledger.pass(device, minutes.receiver(), handover, at);
        events.publishEvent(
                new HandoverConfirmed(
                        handover, device.id(), device.subscriber(), minutes.receiver(), at));
        return done(devices.handover(handover).orElseThrow());
    }

    /// The receiver declines, or the giver takes the offer back; the giver has held it all along.
    @Transactional
    public Outcome<Handover> decline(UUID handover, String reason, Actor actor) {
        var minutes = house.in(() -> devices.handover(handover));
        var capacity =
                minutes.flatMap(
                        m -> actsFor(actor, m.receiver()).or(() -> actsFor(actor, m.giver())));
        Outcome<Handover> outcome;
        if (capacity.isPresent()) {
            outcome = house.in(() -> decline(minutes.orElseThrow().device(), handover, reason));
        } else if (devices.handover(handover).isPresent()) {
            outcome = refused(new DeviceRefusal.NotTheReceiver());
        } else {
            outcome = refused(new CommonRefusal.NotFound());
        }
        return told.handover(
                actor,
                capacity,
                "device.decline-handover",
                minutes.map(Handover::device).orElse(handover),
                outcome);
    }

    private Outcome<Handover> decline(UUID id, UUID handover, String reason) {
        if (reason.isBlank()) return refused(new BadField("reason", "required"));
        var device = devices.findForUpdate(id).orElseThrow();
        var minutes = devices.handover(handover).orElseThrow();
        if (!minutes.isOpen()) return refused(new DeviceRefusal.MinutesClosed());
        ledger.decline(minutes, reason.strip(), now());
        ledger.pend(device, null, null);
        events.publishEvent(
                new HandoverDeclined(handover, device.id(), device.subscriber(), reason.strip()));
        return done(devices.handover(handover).orElseThrow());
    }

    /// To whom the custodian may hand it.
    ///
    /// @param bodies the managing authority, and the organisation whose device it is
    /// @param people of that organisation, or the individual holder
    public record Receivers(List<UUID> bodies, List<PersonLabel> people) {}

    /// Điều 10.3: a personal device goes to its holder or to the managing authority, so nobody else
    /// is offered; Điều 10.2: an organisation's stays with its people. Never to whom it is with.
    @Transactional(readOnly = true)
    public Receivers receivers(Device device) {
        var subscriber = house.in(() -> subscribers.find(device.subscriber())).orElseThrow();
        boolean personal = subscriber.kind() == SubscriberKind.INDIVIDUAL;
        var bodies = new ArrayList<UUID>();
        if (subscriber.managedBy() != null) bodies.add(subscriber.managedBy());
        if (!personal && !bodies.contains(subscriber.organisation()))
            bodies.add(subscriber.organisation());
        var persons =
                personal
                        ? List.copyOf(people.labels(subscriber.holder().people()).values())
                        : people.colleagues(subscriber.organisation());
        var custodian = device.custodian();
        return new Receivers(
                bodies.stream()
                        .filter(
                                id ->
                                        !(custodian instanceof Party.Body b
                                                && b.organisation().equals(id)))
                        .toList(),
                persons.stream()
                        .filter(
                                p ->
                                        !(custodian instanceof Party.Official o
                                                && o.person().equals(p.id())))
                        .toList());
    }

    /// Whether this actor may act for the custodian, or for the receiver of open minutes.
    public boolean mayActFor(Actor actor, @Nullable Party party) {
        return party != null && actsFor(actor, party).isPresent();
    }

    /// In which role the actor acts for this side: himself, or as an officer of the body.
    private static Optional<Capacity> actsFor(Actor actor, Party party) {
        return switch (party) {
            case Party.Provider _ -> Optional.empty();
            case Party.Official(var person, var _) ->
                    actor.isPerson(person) ? Optional.of(new Capacity(null)) : Optional.empty();
            case Party.Body(var organisation, var _) ->
                    actor.firstHeld(FOR_A_BODY, organisation).map(Capacity::new);
        };
    }

    private @Nullable Party receiver(Receiver to) {
        return switch (to) {
            case Receiver.ToBody(var organisation) ->
                    organisations
                            .label(organisation)
                            .map(label -> new Party.Body(organisation, label.name()))
                            .orElse(null);
            case Receiver.ToPerson(var person) -> {
                var label = people.labels(List.of(person)).get(person);
                yield label == null ? null : new Party.Official(person, label.name());
            }
        };
    }

    private boolean worksIn(UUID person, UUID organisation) {
        var label = people.labels(List.of(person)).get(person);
        return label != null && organisations.isWithin(label.organisation(), organisation);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
