package org.antin.document;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.signing.make.IssueNumber;
import org.antin.signing.make.IssuePlaces;
import org.antin.signing.make.IssuePlaces.OpenDate;
import org.antin.signing.make.IssuePlaces.OpenNumber;
import org.antin.signing.make.Limits;
import org.antin.signing.make.PdfSigner;
import org.antin.signing.make.SignatureKind;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Number and date of a letter: after the authorised person has signed, before the organisation's
/// seal, each number once a year (Nghị định 30/2020, Điều 14 and 15; T19).
@Component
public class Numbering {
    private static final ZoneOffset VIET_NAM = ZoneOffset.ofHours(7);

    private final Documents documents;
    private final BroughtSignatures brought;
    private final Vault vault;
    private final Clock clock;
    private final PdfSigner signer;

    Numbering(
            Documents documents,
            BroughtSignatures brought,
            Vault vault,
            Clock clock,
            Limits limits) {
        this.documents = documents;
        this.brought = brought;
        this.vault = vault;
        this.clock = clock;
        this.signer = new PdfSigner(clock, limits);
    }

    /// What the head of the letter keeps for number and date, as its file is now.
    public Optional<IssuePlaces> places(Document letter) {
        return vault.get(letter.sha256()).flatMap(signer::issuePlaces);
    }

    /// The next number of the body, dated today.
    public IssueNumber next(Document letter, String notation) {
        var today = LocalDate.ofInstant(clock.instant(), VIET_NAM);
        int number = documents.nextNumber(letter.organisation(), today.getYear());
        return new IssueNumber(number, notation, today);
    }

    /// Whether places wait for a number that nobody has given.
    public boolean isWaiting(Document letter) {
        return letter.purpose() instanceof Purpose.Letter
                && isSigned(letter)
                && documents.number(letter.id()).isEmpty()
                && places(letter)
                        .filter(
                                found ->
                                        found.number() instanceof OpenNumber
                                                || found.date() instanceof OpenDate)
                        .isPresent();
    }

    /// By the authorised person, here or before it came.
    private boolean isSigned(Document letter) {
        return switch (letter.stage()) {
            case LEADER_SIGNED -> true;
            case UPLOADED -> !brought.among(List.of(letter.id())).isEmpty();
            case ISSUED, RECEIVED, DESTROYED -> false;
        };
    }

    Outcome<Document> inOrder(Document document, SignatureKind kind, Look look) {
        return switch (kind) {
            case NUMBER -> number(document, look);
            case ORGANISATION ->
                    isWaiting(document)
                            ? refused(new DocumentRefusal.NumberFirst())
                            : done(document);
            case INITIALS, LEADER, COPY, ATTACHMENT, ARRIVAL -> done(document);
        };
    }

    private Outcome<Document> number(Document document, Look look) {
        if (!(look instanceof Look.Numbered(IssueNumber issue, var _, var _))) {
            return refused(new CommonRefusal.NotAllowed());
        }
        if (documents.number(document.id()).isPresent()) {
            return refused(new DocumentRefusal.AlreadySigned());
        }
        return documents.isTaken(document.organisation(), issue)
                ? refused(new DocumentRefusal.NumberTaken(issue.cited()))
                : done(document);
    }
}
