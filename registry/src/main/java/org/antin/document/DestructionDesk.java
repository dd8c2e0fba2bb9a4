package org.antin.document;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Days;
import org.antin.kernel.Nfc;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Where a document is destroyed, with its evidence and with nothing else (Thông tư 41/2017, Điều
/// 10; T12). The body's head decides, on paper or in the document management software; the clerk
/// carries it out and names the decision. What is left is the row, its history of hashes, the
/// decision, and the log.
@Component
public class DestructionDesk {
    private static final int LONGEST_DECISION = 60;
    private static final int LONGEST_REASON = 500;

    private final Documents documents;
    private final DocumentRecords records;
    private final EvidenceSets evidence;
    private final Destructions destructions;
    private final Eraser eraser;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DestructionDesk(
            Documents documents,
            DocumentRecords records,
            EvidenceSets evidence,
            Destructions destructions,
            Eraser eraser,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.documents = documents;
        this.records = records;
        this.evidence = evidence;
        this.destructions = destructions;
        this.eraser = eraser;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// What the clerk names.
    public record Wanted(String decision, LocalDate decidedOn, String reason) {
        Wanted tidy() {
            return new Wanted(Nfc.of(decision), decidedOn, Nfc.of(reason));
        }
    }

    /// Whether it would be done; nothing is changed and nothing logged.
    public Outcome<Document> wouldDestroy(UUID id, Wanted wanted, Actor actor) {
        return documents
                .find(id)
                .<Outcome<Document>>map(Outcome::done)
                .orElseGet(() -> refused(new CommonRefusal.NotFound()))
                .then(document -> allowed(document, wanted.tidy(), actor));
    }

    /// Destroys it. The bytes are gone within minutes of the answer at the latest.
    public Outcome<Document> destroy(UUID id, Wanted wanted, Actor actor) {
        Outcome<Document> outcome =
                transaction.execute(status -> destroyed(id, wanted.tidy(), actor));
        if (outcome instanceof Done<Document>) eraser.erase();
        return outcome;
    }

    private Outcome<Document> destroyed(UUID id, Wanted wanted, Actor actor) {
        var found = documents.find(id);
        var outcome =
                wouldDestroy(id, wanted, actor).then(document -> gone(document, wanted, actor));
        var act =
                Act.of(actor, "document.destroy", "document", found.isEmpty() ? "" : id)
                        .outcome(outcome);
        if (found.isPresent()) {
            act = act.as(EvidenceDesk.ofBody(found.get(), actor)).in(found.get().scope());
            if (outcome instanceof Done<Document>) {
                act = act.with("decision", wanted.decision()).with("sha256", found.get().sha256());
            }
        }
        audit.append(act);
        return outcome;
    }

    private Outcome<Document> allowed(Document document, Wanted wanted, Actor actor) {
        if (!actor.holds(Role.RECORDS_CLERK, document.organisation())) {
            return refused(new CommonRefusal.NotAllowed());
        }
        if (document.stage() == DocumentStage.DESTROYED) {
            return refused(new EvidenceRefusal.Destroyed());
        }
        var faults = new ArrayList<CommonRefusal.BadField>();
        field("decision", wanted.decision(), LONGEST_DECISION).ifPresent(faults::add);
        field("reason", wanted.reason(), LONGEST_REASON).ifPresent(faults::add);
        if (wanted.decidedOn().isAfter(Days.of(clock.instant()))) {
            faults.add(new CommonRefusal.BadField("decidedOn", "not-in-future"));
        }
        return faults.isEmpty() ? done(document) : refused(new CommonRefusal.BadFields(faults));
    }

    private static Optional<CommonRefusal.BadField> field(String name, String typed, int longest) {
        if (typed.isEmpty()) return Optional.of(new CommonRefusal.BadField(name, "required"));
        return typed.length() <= longest
                ? Optional.empty()
                : Optional.of(new CommonRefusal.BadField(name, "too-long", List.of(longest)));
    }

    private Outcome<Document> gone(Document document, Wanted wanted, Actor actor) {
        var now = clock.instant();
        var contents = destructions.contents(document.id());
        var after = document.signed(DocumentStage.DESTROYED, document.sha256(), document.size());
        if (!records.replace(after, now, actor.name(), "DESTROYED")) {
            return refused(new CommonRefusal.Stale());
        }
        evidence.forget(document.id());
        destructions.endSessions(document.id(), now);
        destructions.insert(
                new Destruction(
                        wanted.decision(), wanted.decidedOn(), wanted.reason(), now, actor.name()),
                document);
        destructions.want(contents, now);
        return done(after);
    }
}
