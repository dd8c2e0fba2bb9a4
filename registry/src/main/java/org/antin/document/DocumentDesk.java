package org.antin.document;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.kernel.Refusal;
import org.antin.signing.make.Limits;
import org.antin.signing.make.PdfSigner;
import org.antin.signing.make.Refusal.Code;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// Where a document comes in to be signed. What carries a secrecy mark is turned away before a byte
/// is kept (Điều 1.1.b).
@Component
public class DocumentDesk {
    private final DocumentRecords documents;
    private final Vault vault;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final PdfSigner signer;

    DocumentDesk(
            DocumentRecords documents,
            Vault vault,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.documents = documents;
        this.vault = vault;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        this.signer = new PdfSigner(clock, Limits.USUAL);
    }

    /// Takes a PDF in, for the organisation the actor belongs to.
    public Outcome<Document> take(
            Secrecy secrecy, String name, byte[] content, UUID organisation, Actor actor) {
        var person = actor.person();
        var role =
                actor.grants().stream()
                        .filter(g -> g.organisation().equals(organisation))
                        .map(org.antin.access.Grant::role)
                        .filter(DocumentDesk::signs)
                        .findFirst();
        if (person == null || role.isEmpty()) {
            return logged(actor, role, "", refused(new CommonRefusal.NotAllowed()));
        }
        var objection = objection(secrecy, content);
        if (objection.isPresent()) return logged(actor, role, "", refused(objection.get()));
        // On the disk before the commit that speaks of it.
        var sha256 = vault.put(content);
        var document =
                new Document(
                        UUID.randomUUID(),
                        name,
                        organisation,
                        DocumentStage.UPLOADED,
                        sha256,
                        content.length,
                        person,
                        clock.instant(),
                        1);
        return transaction.execute(
                status -> {
                    documents.insert(document, actor.name());
                    audit.append(
                            Act.of(actor, "document.take", "document", document.id())
                                    .as(role.get())
                                    .in(document.scope())
                                    .with("sha256", sha256));
                    return done(document);
                });
    }

    static boolean signs(Role role) {
        return role == Role.SUBSCRIBER
                || role == Role.RECORDS_CLERK
                || role == Role.ASSIGNED_PERSON;
    }

    /// What can't be signed isn't taken in: it would lie there and nobody could tell why.
    Optional<Refusal> objection(Secrecy secrecy, byte[] content) {
        if (secrecy != Secrecy.NONE) return Optional.of(new DocumentRefusal.StateSecret());
        return signer.problem(content)
                .map(
                        why ->
                                why.code() == Code.SECRECY_MARK
                                        ? new DocumentRefusal.StateSecret()
                                        : new DocumentRefusal.NotSigned(why.code().text(), ""));
    }

    private Outcome<Document> logged(
            Actor actor, Optional<Role> role, String id, Outcome<Document> outcome) {
        transaction.executeWithoutResult(
                status ->
                        audit.append(
                                Act.of(actor, "document.take", "document", id)
                                        .as(role.orElse(null))
                                        .outcome(outcome)));
        return outcome;
    }
}
