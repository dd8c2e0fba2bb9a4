package org.antin.document;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;
import java.util.UUID;

/// Where a letter is passed on to those who check and sign it (Nghị định 30/2020, Điều 12, 13).
@Component
public class PassingDesk {
    private final Documents documents;
    private final Signers signers;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    PassingDesk(
            Documents documents,
            Signers signers,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.documents = documents;
        this.signers = signers;
        this.audit = audit;
        this.transaction = transaction;
    }

    /// Whom this person may pass the letter on to: signers of its body who don't see it yet.
    public List<Signer> open(Document document) {
        if (!mayBePassed(document)) return List.of();
        var have = signers.of(document);
        return signers.of(document.organisation()).stream()
                .filter(one -> !have.contains(one.person()))
                .toList();
    }

    /// Who has the letter besides whoever handed it in, while it goes from hand to hand.
    public List<Signer> passedTo(Document document) {
        if (!mayBePassed(document)) return List.of();
        var have = signers.of(document);
        return signers.of(document.organisation()).stream()
                .filter(one -> have.contains(one.person()))
                .filter(one -> !one.person().equals(document.uploadedBy()))
                .toList();
    }

    private static boolean mayBePassed(Document document) {
        return document.purpose() instanceof Purpose.Letter
                && document.stage() == DocumentStage.UPLOADED;
    }

    /// From now on that person sees the letter, and may sign it as a signer of the body may.
    public Outcome<Document> pass(UUID id, UUID person, Actor actor) {
        return transaction.execute(
                status -> {
                    var found = documents.find(id);
                    Outcome<Document> outcome =
                            found.<Outcome<Document>>map(document -> passed(document, person))
                                    .orElseGet(() -> refused(new CommonRefusal.NotFound()));
                    var act =
                            Act.of(actor, "document.pass", "document", id)
                                    .with("to", person)
                                    .outcome(outcome);
                    audit.append(found.map(document -> act.in(document.scope())).orElse(act));
                    return outcome;
                });
    }

    private Outcome<Document> passed(Document document, UUID person) {
        if (!mayBePassed(document)) return refused(new DocumentRefusal.AlreadySigned());
        if (open(document).stream().noneMatch(one -> one.person().equals(person))) {
            return refused(new CommonRefusal.BadField("person", "choice"));
        }
        signers.show(document, person);
        return done(document);
    }
}
