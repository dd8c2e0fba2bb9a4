package org.antin.certificate;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.HouseRights;
import org.antin.access.Role;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.certificate.store.CertificateLedger;
import org.antin.certificate.store.CertificateStore;
import org.antin.device.Devices;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Days;
import org.antin.kernel.Nfc;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.organisation.Capacities;
import org.antin.organisation.Capacities.Capacity;
import org.antin.subscriber.Subscribers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The one door to certificates. The provider issues and revokes; we record what it did, and block
/// use the moment somebody reports a loss (Điều 10.4).
@Component
public class CertificateDesk {
    private static final Role[] OFFICERS = {
        Role.RECEIVING_OFFICER, Role.CONFIRMING_HEAD, Role.PROVIDER
    };
    private static final Role[] KEEPERS = {
        Role.IT_OFFICER, Role.RECEIVING_OFFICER, Role.CONFIRMING_HEAD
    };

    private final CertificateStore certificates;
    private final CertificateLedger ledger;
    private final GovernmentScope scope;
    private final Devices devices;
    private final Subscribers subscribers;
    private final Capacities capacities;
    private final HouseRights house;
    private final AuditTrail audit;
    private final Clock clock;

    CertificateDesk(
            CertificateStore certificates,
            CertificateLedger ledger,
            GovernmentScope scope,
            Devices devices,
            Subscribers subscribers,
            Capacities capacities,
            HouseRights house,
            AuditTrail audit,
            Clock clock) {
        this.certificates = certificates;
        this.ledger = ledger;
        this.scope = scope;
        this.devices = devices;
        this.subscribers = subscribers;
        this.capacities = capacities;
        this.house = house;
        this.audit = audit;
        this.clock = clock;
    }

    /// Enters a certificate the provider issued to a subscriber. Refused when its chain doesn't end
    /// at a configured root (D1.2c), when it is known already, when the device isn't the
    /// subscriber's.
    @Transactional
    public Outcome<Certificate> record(NewCertificate wanted, Actor actor) {
        var subscriber = house.in(() -> subscribers.find(wanted.subscriber()));
        var capacity =
                subscriber.flatMap(
                        s -> capacities.of(actor, s.organisation(), s.managedBy(), OFFICERS));
        Outcome<Certificate> outcome =
                capacity.isEmpty()
                        ? refused(new CommonRefusal.NotFound())
                        : house.in(() -> enter(wanted));
        return told(actor, capacity, "certificate.record", wanted.id(), outcome);
    }

    private Outcome<Certificate> enter(NewCertificate wanted) {
        var parsed = X509Facts.parse(wanted.encoded());
        if (parsed.isEmpty()) return refused(new CertificateRefusal.NotACertificate());
        var sentAlong = new ArrayList<X509Certificate>();
        for (var bytes : wanted.chain()) X509Facts.parse(bytes).ifPresent(sentAlong::add);
        var x509 = X509Facts.of(parsed.get());
        if (!scope.covers(parsed.get(), sentAlong))
            return refused(new CertificateRefusal.OutOfScope(x509.issuer()));
        var device = wanted.device();
        if (device != null
                && devices.find(device)
                        .filter(d -> d.subscriber().equals(wanted.subscriber()))
                        .filter(d -> d.facts().endedAt() == null)
                        .isEmpty()) return refused(new CertificateRefusal.NotThisDevice());
        return ledger.insert(wanted, x509, X509Facts.encoded(parsed.get()), now())
                ? found(wanted.id())
                : refused(new CertificateRefusal.AlreadyKnown(x509.serial()));
    }

    /// Its device was handed over: it is in use from now on.
    @Transactional
    public Outcome<Certificate> putInUse(UUID id, Actor actor) {
        return changeOwn(
                id,
                "certificate.put-in-use",
                actor,
                OFFICERS,
                certificate -> {
                    if (certificate.facts().revokedAt() != null)
                        return refused(new CertificateRefusal.Final());
                    ledger.use(certificate, now());
                    return found(id);
                });
    }

    /// Điều 10.4: a loss or a suspected leak was reported; from this moment nobody signs with it.
    /// Open to its own people at any hour. A second report changes nothing.
    @Transactional
    public Outcome<Certificate> block(UUID id, RevocationReason reason, Actor actor) {
        return changeOwn(
                id,
                "certificate.block",
                actor,
                OFFICERS,
                certificate -> {
                    if (certificate.facts().revokedAt() != null)
                        return refused(new CertificateRefusal.Final());
                    if (certificate.facts().blockedAt() == null)
                        ledger.block(certificate, reason, now());
                    return found(id);
                });
    }

    /// A request for revocation was filed.
    @Transactional
    public Outcome<Certificate> askRevocation(UUID id, Actor actor) {
        return changeOwn(
                id,
                "certificate.ask-revocation",
                actor,
                OFFICERS,
                certificate -> {
                    if (certificate.facts().revokedAt() != null)
                        return refused(new CertificateRefusal.Final());
                    ledger.ask(certificate, now());
                    return found(id);
                });
    }

    /// The request came to nothing (refused, declined, withdrawn): the certificate stands as
    /// before.
    @Transactional
    public Outcome<Certificate> release(UUID id, Actor actor) {
        return change(
                id,
                "certificate.release",
                actor,
                OFFICERS,
                certificate -> {
                    if (certificate.facts().revokedAt() != null)
                        return refused(new CertificateRefusal.Final());
                    if (certificate.facts().blockedAt() == null
                            && certificate.facts().revocationAskedAt() == null)
                        return refused(new CertificateRefusal.NothingAsked());
                    ledger.release(certificate);
                    return found(id);
                });
    }

    /// The provider revoked it. Final.
    ///
    /// @param at as the provider says
    /// @param invalidSince when the key is thought to have been lost, null if not known
    @Transactional
    public Outcome<Certificate> revoke(
            UUID id,
            RevocationReason reason,
            Instant at,
            @Nullable Instant invalidSince,
            Actor actor) {
        return change(
                id,
                "certificate.revoke",
                actor,
                OFFICERS,
                certificate -> {
                    if (certificate.facts().revokedAt() != null)
                        return refused(new CertificateRefusal.Final());
                    ledger.revoke(certificate, reason, at, invalidSince);
                    return found(id);
                });
    }

    /// Tạm dừng, as the provider reports it; no request of ours leads there.
    ///
    /// @param at null when it runs again
    @Transactional
    public Outcome<Certificate> suspend(UUID id, @Nullable Instant at, Actor actor) {
        return change(
                id,
                "certificate.suspend",
                actor,
                OFFICERS,
                certificate -> {
                    if (certificate.facts().revokedAt() != null)
                        return refused(new CertificateRefusal.Final());
                    ledger.suspend(certificate, at);
                    return found(id);
                });
    }

    /// Điều 3.2: the certificate is registered with an outside system.
    @Transactional
    public Outcome<Certificate> register(
            UUID id,
            UUID registration,
            String system,
            String account,
            LocalDate since,
            Actor actor) {
        return changeOwn(
                id,
                "certificate.register",
                actor,
                KEEPERS,
                certificate -> {
                    var name = Nfc.of(system);
                    if (name.isEmpty()) return refused(new BadField("system", "required"));
                    if (since.isAfter(Days.of(clock.instant())))
                        return refused(new BadField("since", "not-in-future"));
                    ledger.register(
                            id,
                            new Registration(registration, name, Nfc.of(account), since, null),
                            now());
                    return done(certificate);
                });
    }

    /// The registration with an outside system ended.
    @Transactional
    public Outcome<Certificate> unregister(
            UUID id, UUID registration, LocalDate until, Actor actor) {
        return changeOwn(
                id,
                "certificate.unregister",
                actor,
                KEEPERS,
                certificate ->
                        ledger.unregister(id, registration, until)
                                ? done(certificate)
                                : refused(new CommonRefusal.NotFound()));
    }

    private Outcome<Certificate> change(
            UUID id,
            String action,
            Actor actor,
            Role[] roles,
            Function<Certificate, Outcome<Certificate>> step) {
        return decided(id, action, actor, roles, false, step);
    }

    private Outcome<Certificate> changeOwn(
            UUID id,
            String action,
            Actor actor,
            Role[] roles,
            Function<Certificate, Outcome<Certificate>> step) {
        return decided(id, action, actor, roles, true, step);
    }

    private Outcome<Certificate> decided(
            UUID id,
            String action,
            Actor actor,
            Role[] roles,
            boolean ownToo,
            Function<Certificate, Outcome<Certificate>> step) {
        var before = house.in(() -> certificates.findForUpdate(id));
        var capacity =
                before.flatMap(
                        c ->
                                capacities.of(
                                        actor,
                                        c.scope().organisation(),
                                        c.scope().authority(),
                                        roles));
        boolean own =
                ownToo
                        && before.filter(
                                        c -> c.scope().persons().stream().anyMatch(actor::isPerson))
                                .isPresent();
        Outcome<Certificate> outcome;
        if (own || capacity.isPresent()) {
            outcome = house.in(() -> step.apply(before.orElseThrow()));
        } else if (certificates.find(id).isPresent()) {
            outcome = refused(new CommonRefusal.NotAllowed());
        } else {
            outcome = refused(new CommonRefusal.NotFound());
        }
        return told(actor, capacity, action, id, outcome);
    }

    private Outcome<Certificate> told(
            Actor actor,
            Optional<Capacity> capacity,
            String action,
            UUID id,
            Outcome<Certificate> outcome) {
        var act =
                Act.of(actor, action, "certificate", id)
                        .as(capacity.map(Capacity::role).orElse(null))
                        .outcome(outcome);
        audit.append(
                switch (outcome) {
                    case Done<Certificate>(var certificate) ->
                            act.in(certificate.scope())
                                    .with("serial", certificate.x509().serial())
                                    .with("subscriber", certificate.subscriber())
                                    .with("version", certificate.version());
                    case Refused<Certificate> _ -> act;
                });
        return outcome;
    }

    private Outcome<Certificate> found(UUID id) {
        return done(certificates.find(id).orElseThrow());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
