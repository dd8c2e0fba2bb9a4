package org.antin.dossier;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.AllOrNothing;
import org.antin.certificate.Certificate;
import org.antin.certificate.CertificateDesk;
import org.antin.certificate.Certificates;
import org.antin.certificate.RevocationReason;
import org.antin.device.DeviceDesk;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.subscriber.Subscriber;
import org.antin.subscriber.Subscribers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.UUID;

/// "Báo thất lạc thiết bị", "Báo nghi lộ khóa bí mật" (Điều 10.4): at any hour, in one step. Use is
/// blocked at once, the device's fate recorded, and the request for revocation is on its way.
@Component
public class LossDesk {
    private final Certificates certificates;
    private final CertificateDesk certificateDesk;
    private final DeviceDesk devices;
    private final Subscribers subscribers;
    private final DossierDesk desk;
    private final AllOrNothing allOrNothing;

    LossDesk(
            Certificates certificates,
            CertificateDesk certificateDesk,
            DeviceDesk devices,
            Subscribers subscribers,
            DossierDesk desk,
            AllOrNothing allOrNothing) {
        this.certificates = certificates;
        this.certificateDesk = certificateDesk;
        this.devices = devices;
        this.subscribers = subscribers;
        this.desk = desk;
        this.allOrNothing = allOrNothing;
    }

    /// What the reporter tells.
    ///
    /// @param occurred when it happened, RFC 3339, empty if not known
    public record Report(RevocationCause cause, String occurred, String circumstances) {}

    /// Reports a loss or a suspected leak of the key of this certificate.
    @Transactional
    public Outcome<Dossier> report(UUID certificate, Report report, Actor actor) {
        return allOrNothing.run(() -> reported(certificate, report, actor));
    }

    private Outcome<Dossier> reported(UUID id, Report report, Actor actor) {
        var certificate = certificates.find(id);
        var subscriber = certificate.flatMap(c -> subscribers.find(c.subscriber()));
        if (certificate.isEmpty() || subscriber.isEmpty()) {
            return refused(new CommonRefusal.NotFound());
        }
        if (!isOwn(certificate.get(), subscriber.get(), actor)) {
            return refused(new CommonRefusal.NotAllowed());
        }
        var reason =
                switch (report.cause()) {
                    case DEVICE_LOST -> RevocationReason.DEVICE_LOST;
                    case KEY_SUSPECTED -> RevocationReason.KEY_SUSPECTED;
                };
        // D10.4: first of all nobody signs with it any more
        return certificateDesk
                .block(id, reason, actor)
                .then(blocked -> lost(blocked, report, actor))
                .then(blocked -> file(blocked, subscriber.get(), report, actor));
    }

    private static boolean isOwn(Certificate certificate, Subscriber subscriber, Actor actor) {
        return subscriber.holder().people().stream().anyMatch(actor::isPerson)
                || certificate.scope().persons().stream().anyMatch(actor::isPerson);
    }

    private Outcome<Certificate> lost(Certificate certificate, Report report, Actor actor) {
        @Nullable UUID device = certificate.device();
        if (device == null || report.cause() != RevocationCause.DEVICE_LOST) {
            return done(certificate);
        }
        return devices.reportLost(device, actor).map(lost -> certificate);
    }

    private Outcome<Dossier> file(
            Certificate certificate, Subscriber subscriber, Report report, Actor actor) {
        var opening =
                new DossierDesk.Opening(
                        Procedure.REVOKE,
                        switch (subscriber.kind()) {
                            case INDIVIDUAL -> SubjectKind.INDIVIDUAL;
                            case ORGANISATION -> SubjectKind.ORGANISATION;
                            case SYSTEM -> SubjectKind.SYSTEM;
                        },
                        subscriber.holder() instanceof Subscriber.Individual(var person)
                                ? person
                                : null,
                        subscriber.organisation(),
                        new Request.ForRevocation(
                                report.cause(),
                                certificate.id(),
                                certificate.device(),
                                report.occurred(),
                                report.circumstances()));
        return desk.report(opening, subscriber.name(), subscriber.managedBy(), actor)
                .then(
                        dossier ->
                                desk.move(
                                        dossier.id(), dossier.version(), new Move.Submit(), actor));
    }

    /// The managing authority confirms; a loss with its minutes of form 15, which go into the
    /// device's ledger too (Điều 6.2.c).
    @Transactional
    public Outcome<Dossier> confirm(UUID id, int version, String minutes, Actor actor) {
        var move = new Move.Confirm(minutes.strip());
        return desk.step(
                id,
                version,
                move,
                actor,
                dossier -> {
                    if (!(dossier.request() instanceof Request.ForRevocation revocation)) {
                        return done(move);
                    }
                    @Nullable UUID device = revocation.device();
                    if (device == null || !revocation.cause().needsMinutes()) return done(move);
                    return switch (devices.confirmLoss(device, move.minutes(), actor)) {
                        case Done<?> _ -> done(move);
                        case Refused<?>(var why) -> refused(why);
                    };
                });
    }
}
