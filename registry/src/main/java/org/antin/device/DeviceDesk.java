package org.antin.device;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.HouseRights;
import org.antin.access.Role;
import org.antin.audit.AuditTrail;
import org.antin.device.store.DeviceLedger;
import org.antin.device.store.DeviceStore;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Outcome;
import org.antin.organisation.Capacities;
import org.antin.organisation.Capacities.Capacity;
import org.antin.organisation.Organisations;
import org.antin.subscriber.Subscribers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The one door to devices: what the provider issued, what happened to it, how it ended. Changing
/// hands is [HandoverDesk]'s.
@Component
public class DeviceDesk {
    private static final Role[] OFFICERS = {Role.RECEIVING_OFFICER, Role.CONFIRMING_HEAD};
    private static final Role[] OFFICERS_AND_PROVIDER = {
        Role.RECEIVING_OFFICER, Role.CONFIRMING_HEAD, Role.PROVIDER
    };

    private final DeviceStore devices;
    private final DeviceLedger ledger;
    private final DeviceNumbers numbers;
    private final Subscribers subscribers;
    private final Organisations organisations;
    private final Capacities capacities;
    private final HouseRights house;
    private final DeviceAudit told;
    private final Clock clock;

    DeviceDesk(
            DeviceStore devices,
            DeviceLedger ledger,
            DeviceNumbers numbers,
            Subscribers subscribers,
            Organisations organisations,
            Capacities capacities,
            HouseRights house,
            AuditTrail audit,
            Clock clock) {
        this.devices = devices;
        this.ledger = ledger;
        this.numbers = numbers;
        this.subscribers = subscribers;
        this.organisations = organisations;
        this.capacities = capacities;
        this.house = house;
        this.told = new DeviceAudit(audit);
        this.clock = clock;
    }

    /// Enters a device the provider issued for a live subscriber; nobody here holds it yet.
    @Transactional
    public Outcome<Device> announce(NewDevice device, Actor actor) {
        var subscriber = house.in(() -> subscribers.find(device.subscriber()));
        var capacity =
                subscriber.flatMap(
                        s ->
                                capacities.of(
                                        actor,
                                        s.organisation(),
                                        s.managedBy(),
                                        OFFICERS_AND_PROVIDER));
        Outcome<Device> outcome =
                capacity.isEmpty()
                        ? refused(new CommonRefusal.NotFound())
                        : house.in(() -> enter(device));
        return told.device(actor, capacity, "device.announce", device.id(), outcome);
    }

    private Outcome<Device> enter(NewDevice device) {
        var number = DeviceNumber.read(device.number());
        if (number.isEmpty()) return refused(new BadField("number", "device-number"));
        boolean entered = ledger.insert(device, numbers.store(number.get(), device.id()), now());
        return entered
                ? done(devices.find(device.id()).orElseThrow())
                : refused(new DeviceRefusal.NumberTaken());
    }

    /// The managing authority receives the device from the provider: the ledger begins.
    @Transactional
    public Outcome<Device> receive(UUID id, Receipt receipt, Actor actor) {
        return change(
                id,
                "device.receive",
                actor,
                OFFICERS,
                device -> {
                    if (device.state() != DeviceState.IN_TRANSIT) return notNow(device);
                    var authority = device.scope().authority();
                    if (authority == null) return refused(new CommonRefusal.NotAllowed());
                    if (receipt.number().isBlank())
                        return refused(new BadField("number", "required"));
                    var at = now();
                    var body = new Party.Body(authority, nameOf(authority));
                    var minutes =
                            minutes(
                                    device,
                                    Handover.Kind.RECEIPT,
                                    receipt,
                                    provider(),
                                    body,
                                    actor,
                                    at);
                    ledger.insert(minutes);
                    ledger.pass(device, body, minutes.id(), at);
                    return found(id);
                });
    }

    /// The managing authority sends the device back to the provider: the ledger ends.
    @Transactional
    public Outcome<Device> returnToProvider(UUID id, Receipt receipt, Actor actor) {
        return change(
                id,
                "device.return",
                actor,
                OFFICERS,
                device -> {
                    if (!(device.custodian() instanceof Party.Body giver)
                            || device.pendingHandover() != null) return notNow(device);
                    if (receipt.number().isBlank())
                        return refused(new BadField("number", "required"));
                    var at = after(device);
                    ledger.insert(
                            minutes(
                                    device,
                                    Handover.Kind.RETURN,
                                    receipt,
                                    giver,
                                    provider(),
                                    actor,
                                    at));
                    ledger.finish(device, Ending.RETURNED, at);
                    return found(id);
                });
    }

    /// Điều 10.4: whoever holds it, or answers for it, says at any hour that it is lost. Minutes
    /// under way are void.
    @Transactional
    public Outcome<Device> reportLost(UUID id, Actor actor) {
        return changeOwn(
                id,
                "device.report-lost",
                actor,
                device -> {
                    if (device.facts().endedAt() != null) return notNow(device);
                    ledger.lost(unpended(device), now());
                    return found(id);
                });
    }

    /// Form 15: the managing authority confirms the loss with minutes.
    @Transactional
    public Outcome<Device> confirmLoss(UUID id, String minutes, Actor actor) {
        return change(
                id,
                "device.confirm-loss",
                actor,
                OFFICERS,
                device -> {
                    if (device.state() != DeviceState.LOST) return notNow(device);
                    if (minutes.isBlank()) return refused(new BadField("minutes", "required"));
                    ledger.lossMinutes(device, minutes.strip());
                    return found(id);
                });
    }

    /// Closes the ledger of a lost device, once its certificates are revoked; of a destroyed one,
    /// at any time.
    @Transactional
    public Outcome<Device> writeOff(UUID id, Ending how, Actor actor) {
        return change(
                id,
                "device.write-off",
                actor,
                OFFICERS_AND_PROVIDER,
                device -> {
                    boolean fits =
                            device.custodian() != null
                                    && switch (how) {
                                        case LOST -> device.state() == DeviceState.LOST;
                                        case DESTROYED -> device.pendingHandover() == null;
                                        case RETURNED -> false;
                                    };
                    if (!fits) return notNow(device);
                    ledger.finish(device, how, after(device));
                    return found(id);
                });
    }

    /// Bị khóa: the password was wrong too often; only the provider opens it again.
    @Transactional
    public Outcome<Device> lock(UUID id, Actor actor) {
        return changeOwn(
                id,
                "device.lock",
                actor,
                device -> {
                    if (device.state() != DeviceState.IN_USE
                            && device.state() != DeviceState.AT_BODY) return notNow(device);
                    ledger.lock(device, now());
                    return found(id);
                });
    }

    /// Khôi phục: the provider opened it.
    @Transactional
    public Outcome<Device> unlock(UUID id, Actor actor) {
        return change(
                id,
                "device.unlock",
                actor,
                OFFICERS_AND_PROVIDER,
                device -> {
                    if (device.facts().lockedAt() == null || device.facts().endedAt() != null)
                        return notNow(device);
                    ledger.lock(device, null);
                    return found(id);
                });
    }

    /// D10.5: a damaged device is recorded as such.
    @Transactional
    public Outcome<Device> damage(UUID id, String what, Actor actor) {
        return changeOwn(
                id,
                "device.damage",
                actor,
                device -> {
                    if (device.facts().endedAt() != null || device.facts().damagedAt() != null)
                        return notNow(device);
                    if (what.isBlank()) return refused(new BadField("damage", "required"));
                    ledger.damaged(device, what.strip(), now());
                    return found(id);
                });
    }

    /// Its certificate ended: the device is due back (Thông tư 185/2019, Điều 10).
    @Transactional
    public Outcome<Device> dueForReturn(UUID id, String reason, Actor actor) {
        return change(
                id,
                "device.due-for-return",
                actor,
                OFFICERS_AND_PROVIDER,
                device -> {
                    if (device.facts().endedAt() != null || device.facts().returnDueSince() != null)
                        return notNow(device);
                    ledger.dueForReturn(device, reason.strip(), now());
                    return found(id);
                });
    }

    private Outcome<Device> change(
            UUID id,
            String action,
            Actor actor,
            Role[] roles,
            Function<Device, Outcome<Device>> step) {
        var before = house.in(() -> devices.findForUpdate(id));
        var capacity =
                before.flatMap(
                        d ->
                                capacities.of(
                                        actor,
                                        d.scope().organisation(),
                                        d.scope().authority(),
                                        roles));
        return decided(id, action, actor, before, capacity, capacity.isPresent(), step);
    }

    /// Also open to the people whose own the device is.
    private Outcome<Device> changeOwn(
            UUID id, String action, Actor actor, Function<Device, Outcome<Device>> step) {
        var before = house.in(() -> devices.findForUpdate(id));
        var capacity =
                before.flatMap(
                        d ->
                                capacities.of(
                                        actor,
                                        d.scope().organisation(),
                                        d.scope().authority(),
                                        OFFICERS));
        boolean own =
                before.filter(d -> d.scope().persons().stream().anyMatch(actor::isPerson))
                        .isPresent();
        return decided(id, action, actor, before, capacity, own || capacity.isPresent(), step);
    }

    private Outcome<Device> decided(
            UUID id,
            String action,
            Actor actor,
            Optional<Device> before,
            Optional<Capacity> capacity,
            boolean allowed,
            Function<Device, Outcome<Device>> step) {
        Outcome<Device> outcome;
        if (allowed) outcome = house.in(() -> step.apply(before.orElseThrow()));
        else if (devices.find(id).isPresent()) outcome = refused(new CommonRefusal.NotAllowed());
        else outcome = refused(new CommonRefusal.NotFound());
        return told.device(actor, capacity, action, id, outcome);
    }

    private Device unpended(Device device) {
        var pending = device.pendingHandover();
        if (pending == null) return device;
        var minutes = devices.handover(pending).orElseThrow();
        ledger.decline(minutes, "", now());
        ledger.pend(device, null, null);
        return devices.find(device.id()).orElseThrow();
    }

    private static Handover minutes(
            Device device,
            Handover.Kind kind,
            Receipt receipt,
            Party giver,
            Party receiver,
            Actor actor,
            Instant at) {
        return new Handover(
                UUID.randomUUID(),
                device.id(),
                kind,
                receipt.number().strip(),
                "",
                giver,
                receiver,
                receipt.on(),
                receipt.channel().strip(),
                receipt.condition().strip(),
                "",
                at,
                actor.name(),
                at,
                actor.name(),
                null,
                "",
                device.scope());
    }

    private Outcome<Device> found(UUID id) {
        return done(devices.find(id).orElseThrow());
    }

    private static Outcome<Device> notNow(Device device) {
        return refused(new DeviceRefusal.NotInThisState(device.state()));
    }

    private String nameOf(UUID organisation) {
        return organisations.label(organisation).map(l -> l.name()).orElse("");
    }

    private static Party provider() {
        return new Party.Provider("Cục Chứng thực số và Bảo mật thông tin");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// Now, or the first moment after the running stretch of custody began.
    private Instant after(Device device) {
        return after(device, now());
    }

    static Instant after(Device device, Instant now) {
        var since = device.custodianSince();
        return since == null || now.isAfter(since) ? now : since.plus(1, ChronoUnit.MICROS);
    }
}
