package org.antin.dossier;

import static org.antin.kernel.Outcome.refused;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.access.HouseRights;
import org.antin.certificate.Certificate;
import org.antin.certificate.CertificateDesk;
import org.antin.device.DeviceDesk;
import org.antin.device.HandoverConfirmed;
import org.antin.device.HandoverDesk;
import org.antin.device.HandoverOffer;
import org.antin.device.HandoverOffer.Receiver;
import org.antin.device.Receipt;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// The last stretch of a new issuance: the device comes from the provider and goes into the right
/// hands, with minutes both sides confirm (Điều 2.2, 10.2). Device ledger and dossier move in one
/// commit.
@Component
public class DeliveryDesk {
    private final DossierDesk desk;
    private final Dossiers dossiers;
    private final DeviceDesk devices;
    private final HandoverDesk handovers;
    private final CertificateDesk certificates;
    private final HouseRights house;

    DeliveryDesk(
            DossierDesk desk,
            Dossiers dossiers,
            DeviceDesk devices,
            HandoverDesk handovers,
            CertificateDesk certificates,
            HouseRights house) {
        this.desk = desk;
        this.dossiers = dossiers;
        this.devices = devices;
        this.handovers = handovers;
        this.certificates = certificates;
        this.house = house;
    }

    /// Minutes as the giver draws them up.
    ///
    /// @param receiver the holder, or for an organisation the assigned person or its clerk
    /// @param letter of assignment (Điều 10.2), empty for a personal device
    public record Minutes(
            UUID receiver,
            String number,
            LocalDate on,
            String place,
            String condition,
            String letter) {}

    /// The managing authority receives the device from the provider.
    @Transactional
    public Outcome<Dossier> takeDelivery(UUID id, int version, Receipt receipt, Actor actor) {
        return desk.step(
                id,
                version,
                new Move.TakeDelivery(),
                actor,
                dossier ->
                        dossier.stage() instanceof Stage.Issued issued
                                ? devices.receive(issued.device(), receipt, actor)
                                        .map(device -> new Move.TakeDelivery())
                                : refused(new CommonRefusal.Stale()));
    }

    /// Offers the device with minutes; the authority stays custodian until they are confirmed.
    @Transactional
    public Outcome<Dossier> offer(UUID id, int version, Minutes minutes, Actor actor) {
        var handover = UUID.randomUUID();
        var move = new Move.OfferHandover(handover, minutes.receiver());
        return desk.step(
                id,
                version,
                move,
                actor,
                dossier ->
                        dossier.stage() instanceof Stage.Delivered delivered
                                ? handovers
                                        .offer(delivered.device(), offer(handover, minutes), actor)
                                        .map(offered -> move)
                                : refused(new CommonRefusal.Stale()));
    }

    private static HandoverOffer offer(UUID id, Minutes minutes) {
        return new HandoverOffer(
                id,
                new Receiver.ToPerson(minutes.receiver()),
                minutes.number(),
                minutes.on(),
                minutes.place(),
                minutes.condition(),
                minutes.letter());
    }

    /// The receiver confirms: certificate in use, dossier closed.
    @Transactional
    public Outcome<Dossier> confirm(UUID id, int version, Actor actor) {
        var found = dossiers.find(id);
        if (found.isEmpty()) return refused(new CommonRefusal.NotFound());
        if (found.get().version() != version
                || !(found.get().stage() instanceof Stage.HandoverOffered offered)) {
            return refused(new CommonRefusal.Stale());
        }
        return handovers
                .confirm(offered.handover(), actor)
                .map(confirmed -> dossiers.find(id).orElseThrow());
    }

    /// The receiver doesn't take it; the authority still holds it.
    @Transactional
    public Outcome<Dossier> decline(UUID id, int version, String reason, Actor actor) {
        var move = new Move.DeclineHandover(reason);
        return desk.step(
                id,
                version,
                move,
                actor,
                dossier ->
                        dossier.stage() instanceof Stage.HandoverOffered offered
                                ? handovers
                                        .decline(offered.handover(), reason, actor)
                                        .map(declined -> move)
                                : refused(new CommonRefusal.Stale()));
    }

    /// However the receiver confirmed, here or on the device's page, the dossier follows in the
    /// same commit.
    @EventListener
    void follow(HandoverConfirmed confirmed) {
        var actor = Acting.now().orElseThrow();
        Optional<Dossier> waiting = dossiers.waitingForHandover(confirmed.handover());
        if (waiting.isEmpty()) return;
        var dossier = waiting.get();
        var moved =
                desk.move(dossier.id(), dossier.version(), new Move.ConfirmHandover(), actor)
                        .then(this::inUse);
        switch (moved) {
            case Done<?> _ -> {}
            case Refused<?>(var why) ->
                    throw new IllegalStateException(
                            "handover confirmed but dossier refused: " + why.code());
        }
    }

    private Outcome<Certificate> inUse(Dossier closed) {
        if (!(closed.stage() instanceof Stage.HandedOver handed)) {
            return refused(new CommonRefusal.Stale());
        }
        // What follows from the confirmed handover is the house's own act: the receiver may be a
        // clerk, who has no say over the certificate itself (Điều 10.2).
        var following = Actor.system("handover of " + closed.code());
        return house.in(() -> certificates.putInUse(handed.certificate(), following));
    }
}
