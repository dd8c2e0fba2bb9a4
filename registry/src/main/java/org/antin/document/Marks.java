package org.antin.document;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.kernel.Outcome;
import org.antin.organisation.Organisation;
import org.antin.organisation.Organisations;
import org.antin.signing.make.Picture;
import org.antin.signing.make.PracticePictures;
import org.antin.signing.make.SignatureKind;
import org.antin.subscriber.Subscriber;
import org.antin.subscriber.Subscribers;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.util.UUID;

/// The picture a signature is seen by: the one that was handed in, or, in practice mode and only
/// there, a drawn one that says so.
@Component
public class Marks {
    private static final int USUAL_SEAL_MM = 36;
    private static final String PLACE = "HÀ TĨNH";

    private final MarkPictures pictures;
    private final Organisations organisations;
    private final Subscribers subscribers;
    private final MarkTemplates templates;
    private final boolean practice;

    Marks(
            MarkPictures pictures,
            Organisations organisations,
            Subscribers subscribers,
            MarkTemplates templates,
            @Value("${antin.practice.enabled:false}") boolean practice) {
        this.pictures = pictures;
        this.organisations = organisations;
        this.subscribers = subscribers;
        this.templates = templates;
        this.practice = practice;
    }

    /// @param widthMm on paper
    record Mark(Picture picture, double widthMm) {}

    /// Whether a signature without a picture of one's own is seen by a drawn one.
    public boolean drawn() {
        return practice;
    }

    /// How wide the picture is on paper: a signature as the signer's body has it, a seal as wide as
    /// the body's own (II.8a).
    public double widthMm(MarkOwner owner) {
        return switch (owner) {
            case MarkOwner.OfPerson(UUID person) -> leaderMm(person);
            case MarkOwner.OfBody(UUID organisation) -> sealMm(organisation);
        };
    }

    private double leaderMm(UUID person) {
        return subscribers
                .ofPerson(person)
                .map(Subscriber::organisation)
                .map(templates::of)
                .orElse(MarkTemplate.USUAL)
                .mm(MarkTemplate.Measure.LEADER_WIDTH);
    }

    private int sealMm(UUID organisation) {
        var diameter =
                organisations
                        .find(organisation)
                        .map(Organisation::facts)
                        .map(facts -> facts.sealDiameterMm())
                        .orElse(null);
        return diameter == null ? USUAL_SEAL_MM : diameter;
    }

    /// @param name of the subscriber, for a drawn picture
    Outcome<Mark> of(MarkOwner owner, String name) {
        double width = widthMm(owner);
        var kept = pictures.find(owner).map(MarkPicture::png);
        if (kept.isEmpty() && !practice) return refused(new MarkRefusal.NoPicture(owner.kind()));
        byte[] png = kept.orElseGet(() -> drawn(owner.kind(), name));
        return Picture.check(png, owner.kind(), width)
                .picture()
                .map(picture -> done(new Mark(picture, width)))
                .orElseGet(() -> refused(new MarkRefusal.NoPicture(owner.kind())));
    }

    private static byte[] drawn(SignatureKind kind, String name) {
        return kind == SignatureKind.LEADER
                ? PracticePictures.signature(name)
                : PracticePictures.seal(name, PLACE);
    }
}
