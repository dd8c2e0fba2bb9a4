package org.antin.document;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.signing.make.SignatureKind;
import org.springframework.stereotype.Component;

/// The marks beside the two that make a document an original: the initials of those who checked it,
/// before; the stamp of arrival of whoever received it, after (Nghị định 30/2020, Điều 12 and 22).
/// Each is given once.
@Component
public class AddedMarks {
    private final Documents documents;
    private final DocumentRecords records;
    private final Arrivals arrivals;
    private final EvidenceSets evidence;
    private final Vault vault;

    AddedMarks(
            Documents documents,
            DocumentRecords records,
            Arrivals arrivals,
            EvidenceSets evidence,
            Vault vault) {
        this.documents = documents;
        this.records = records;
        this.arrivals = arrivals;
        this.evidence = evidence;
        this.vault = vault;
    }

    /// Whether a received document may still get its stamp: it has a number, no stamp, and isn't
    /// kept yet; evidence once gathered (TT 41/2017 Điều 9) stays the end of the file.
    public boolean awaitsStamp(Document document) {
        return document.stage() == DocumentStage.RECEIVED
                && document.purpose() instanceof Purpose.Incoming
                && arrivals.find(document.id()).isPresent()
                && evidence.find(document.id()).isEmpty()
                && documents.states(document.id()).stream()
                        .noneMatch(state -> state.what().equals(SignatureKind.ARRIVAL.name()))
                && hasPages(document);
    }

    /// Whether this person may put initials on it.
    public boolean awaitsInitials(Document document, Actor actor) {
        var person = actor.person();
        return person != null
                && document.stage() == DocumentStage.UPLOADED
                && document.purpose() instanceof Purpose.Letter
                && !records.hasSigned(document.id(), SignatureKind.INITIALS, person)
                && hasPages(document);
    }

    /// Both are marks on a page: only a PDF has one.
    private boolean hasPages(Document document) {
        return vault.get(document.sha256())
                .filter(content -> FileForm.of(content) == FileForm.PDF)
                .isPresent();
    }

    Outcome<Document> inOrder(Document document, SignatureKind kind, Actor actor) {
        return switch (kind) {
            case INITIALS ->
                    awaitsInitials(document, actor)
                            ? done(document)
                            : refused(new DocumentRefusal.AlreadySigned());
            case ARRIVAL -> {
                if (awaitsStamp(document)) yield done(document);
                yield arrivals.find(document.id()).isEmpty()
                        ? refused(new CommonRefusal.NotAllowed())
                        : refused(new DocumentRefusal.AlreadySigned());
            }
            case LEADER, ORGANISATION, NUMBER, COPY, ATTACHMENT -> done(document);
        };
    }
}
