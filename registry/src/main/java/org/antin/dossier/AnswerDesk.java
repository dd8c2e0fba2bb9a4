package org.antin.dossier;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.AllOrNothing;
import org.antin.access.HouseRights;
import org.antin.certificate.CertificateDesk;
import org.antin.certificate.NewCertificate;
import org.antin.certificate.RevocationReason;
import org.antin.device.DeviceDesk;
import org.antin.device.DeviceKind;
import org.antin.device.Ending;
import org.antin.device.NewDevice;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.subscriber.NewSubscriber;
import org.antin.subscriber.Subscriber;
import org.antin.subscriber.SubscriberDesk;
import org.antin.subscriber.Subscribers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Records what the provider answered (Điều 9.3): we don't issue, we write down what was issued.
/// The register and the dossier move in one commit, or not at all.
@Component
public class AnswerDesk {
    private final DossierDesk desk;
    private final Subscribers subscribers;
    private final SubscriberDesk subscriberDesk;
    private final CertificateDesk certificates;
    private final DeviceDesk devices;
    private final AllOrNothing allOrNothing;
    private final HouseRights house;

    AnswerDesk(
            DossierDesk desk,
            Subscribers subscribers,
            SubscriberDesk subscriberDesk,
            CertificateDesk certificates,
            DeviceDesk devices,
            AllOrNothing allOrNothing,
            HouseRights house) {
        this.desk = desk;
        this.subscribers = subscribers;
        this.subscriberDesk = subscriberDesk;
        this.certificates = certificates;
        this.devices = devices;
        this.allOrNothing = allOrNothing;
        this.house = house;
    }

    /// What came from the provider for one request.
    ///
    /// @param certificate DER or PEM
    /// @param chain certificates that came along; may be empty
    /// @param deviceNumber as printed on the device
    public record Answer(
            byte[] certificate,
            List<byte[]> chain,
            DeviceKind kind,
            String model,
            String deviceNumber) {
        public Answer {
            chain = List.copyOf(chain);
        }

        @Override
        public String toString() {
            return "Answer[" + kind + "]";
        }
    }

    /// A certificate was issued on a device.
    @Transactional
    public Outcome<Dossier> issued(UUID id, int version, Answer answer, Actor actor) {
        var certificate = UUID.randomUUID();
        var device = UUID.randomUUID();
        var move = new Move.RecordIssue(certificate, device);
        return allOrNothing.run(
                () ->
                        desk.step(
                                id,
                                version,
                                move,
                                actor,
                                dossier -> entered(dossier, move, answer, actor)));
    }

    private Outcome<Move> entered(
            Dossier dossier, Move.RecordIssue move, Answer answer, Actor actor) {
        return subscriber(dossier, actor)
                .then(
                        subscriber ->
                                devices.announce(
                                                new NewDevice(
                                                        move.device(),
                                                        answer.kind(),
                                                        answer.model(),
                                                        answer.deviceNumber(),
                                                        subscriber.id()),
                                                actor)
                                        .then(
                                                device ->
                                                        certificates.record(
                                                                NewCertificate.first(
                                                                        move.certificate(),
                                                                        subscriber.id(),
                                                                        device.id(),
                                                                        answer.certificate(),
                                                                        answer.chain()),
                                                                actor)))
                .map(certificate -> move);
    }

    /// The live subscriber of the dossier; entered now when this is the first certificate.
    private Outcome<Subscriber> subscriber(Dossier dossier, Actor actor) {
        @Nullable Subscriber live = house.in(() -> Optional.ofNullable(live(dossier))).orElse(null);
        return live != null ? done(live) : subscriberDesk.register(entry(dossier), actor);
    }

    private @Nullable Subscriber live(Dossier dossier) {
        @Nullable UUID person = dossier.subjectPerson();
        return switch (dossier.subjectKind()) {
            case INDIVIDUAL -> person == null ? null : subscribers.ofPerson(person).orElse(null);
            case ORGANISATION -> subscribers.ofOrganisation(dossier.organisation()).orElse(null);
            case SYSTEM -> null;
        };
    }

    private static NewSubscriber entry(Dossier dossier) {
        var id = UUID.randomUUID();
        return switch (dossier.request()) {
            case Request.ForIndividual asks -> new NewSubscriber.OfPerson(id, asks.person());
            case Request.ForOrganisation _ ->
                    new NewSubscriber.OfOrganisation(
                            id, dossier.organisation(), dossier.filer(), "");
            case Request.ForSystem asks ->
                    new NewSubscriber.OfSystem(
                            id,
                            dossier.organisation(),
                            asks.name(),
                            asks.kind(),
                            asks.domain(),
                            dossier.filer(),
                            "");
            case Request.ForRevocation _ ->
                    throw new IllegalStateException("a revocation enters no subscriber");
        };
    }

    /// The certificate was revoked; the device's custody ends with a loss, or it is due back.
    @Transactional
    public Outcome<Dossier> revoked(UUID id, int version, Instant at, Actor actor) {
        var move = new Move.RecordRevocation(at);
        return allOrNothing.run(
                () ->
                        desk.step(
                                id,
                                version,
                                move,
                                actor,
                                dossier ->
                                        dossier.request()
                                                        instanceof Request.ForRevocation revocation
                                                ? settled(revocation, move, actor)
                                                : refused(new CommonRefusal.NotFound())));
    }

    private Outcome<Move> settled(
            Request.ForRevocation revocation, Move.RecordRevocation move, Actor actor) {
        var reason =
                switch (revocation.cause()) {
                    case DEVICE_LOST -> RevocationReason.DEVICE_LOST;
                    case KEY_SUSPECTED -> RevocationReason.KEY_SUSPECTED;
                };
        var revoked =
                certificates.revoke(
                        revocation.certificate(),
                        reason,
                        move.revokedAt(),
                        occurred(revocation, move.revokedAt()),
                        actor);
        if (revoked instanceof Refused<?>(var why)) return refused(why);
        @Nullable UUID device = revocation.device();
        if (device == null) return done(move);
        var ended =
                switch (revocation.cause()) {
                    case DEVICE_LOST -> devices.writeOff(device, Ending.LOST, actor);
                    case KEY_SUSPECTED -> devices.dueForReturn(device, "KEY_SUSPECTED", actor);
                };
        return switch (ended) {
            case Done<?> _ -> done(move);
            case Refused<?>(var why) -> refused(why);
        };
    }

    /// Since when the key is mistrusted (RFC 5280 5.3.2); never after the revocation.
    public static @Nullable Instant occurred(Request.ForRevocation revocation, Instant revokedAt) {
        if (revocation.occurred().isBlank()) return null;
        try {
            var told = Instant.parse(revocation.occurred());
            return told.isAfter(revokedAt) ? revokedAt : told;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
