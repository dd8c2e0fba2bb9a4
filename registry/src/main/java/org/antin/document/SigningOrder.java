package org.antin.document;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.signing.make.SignatureKind;

import java.util.function.BooleanSupplier;

/// Which signature may come when, by what a document is for and how far it is (Nghị định 30/2020,
/// Điều 12, 22, Điều 32 khoản 2; T02).
final class SigningOrder {
    private SigningOrder() {}

    /// @param leaderStands whether a leader's valid signature is there; asked only where it matters
    static Outcome<Document> inOrder(
            Document document, SignatureKind kind, BooleanSupplier leaderStands) {
        return switch (document.purpose()) {
            case Purpose.Letter _ -> letter(document, kind, leaderStands);
            case Purpose.Attachment _ -> once(document, kind == SignatureKind.ATTACHMENT);
            case Purpose.Copy _ -> once(document, kind == SignatureKind.COPY);
            case Purpose.Incoming _ ->
                    kind == SignatureKind.ARRIVAL && document.stage() == DocumentStage.RECEIVED
                            ? done(document)
                            : refused(new CommonRefusal.NotAllowed());
        };
    }

    /// The organisation alone signs what goes with a letter, and the copies it makes.
    private static Outcome<Document> once(Document document, boolean itsKind) {
        if (!itsKind) return refused(new CommonRefusal.NotAllowed());
        return document.stage() == DocumentStage.UPLOADED
                ? done(document)
                : refused(new DocumentRefusal.AlreadySigned());
    }

    private static Outcome<Document> letter(
            Document document, SignatureKind kind, BooleanSupplier leaderStands) {
        return switch (kind) {
            case INITIALS, LEADER ->
                    document.stage() == DocumentStage.UPLOADED
                            ? done(document)
                            : refused(new DocumentRefusal.AlreadySigned());
            case ORGANISATION, NUMBER ->
                    switch (document.stage()) {
                        // The leader may have signed before the letter came.
                        case UPLOADED, LEADER_SIGNED ->
                                leaderStands.getAsBoolean()
                                        ? done(document)
                                        : refused(new DocumentRefusal.LeaderMissing());
                        case ISSUED -> refused(new DocumentRefusal.AlreadySigned());
                        case RECEIVED, DESTROYED -> refused(new CommonRefusal.NotAllowed());
                    };
            case COPY, ATTACHMENT, ARRIVAL -> refused(new CommonRefusal.NotAllowed());
        };
    }
}
