package org.antin.document;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Nfc;
import org.antin.kernel.Outcome;
import org.antin.kernel.Refusal;
import org.antin.signing.check.Verifier;
import org.antin.signing.files.FileSigner;
import org.antin.signing.files.Packaging;
import org.antin.signing.make.Limits;
import org.antin.signing.make.Refusal.Code;
import org.antin.signing.make.ScanQuality;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Where a document comes in to be signed. What carries a secrecy mark is turned away before a byte
/// is kept (Điều 1.1.b).
@Component
public class DocumentDesk {
    /// Nghị định 30/2020, Điều 15: number and notation, `15/UBND-VP` or `07/2026/QĐ-UBND`.
    private static final Pattern NUMBER =
            Pattern.compile("\\d{1,6}(/\\d{4})?/[\\p{L}\\d][\\p{L}\\d.&-]{0,40}");

    private final Documents readable;
    private final DocumentRecords documents;
    private final BroughtSignatures brought;
    private final Vault vault;
    private final Verifier verifier;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final FileSigner signer;
    private final ScanQuality scans;

    DocumentDesk(
            Documents readable,
            DocumentRecords documents,
            BroughtSignatures brought,
            Vault vault,
            Verifier verifier,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock,
            Limits limits,
            @Value("${antin.scan.tolerance-mm:6}") double tolerance) {
        this.readable = readable;
        this.documents = documents;
        this.brought = brought;
        this.vault = vault;
        this.verifier = verifier;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        this.signer = new FileSigner(clock, limits);
        this.scans = new ScanQuality(tolerance);
    }

    /// A file somebody hands in.
    ///
    /// @param content not kept unless it is taken in
    public record Handed(Secrecy secrecy, String name, byte[] content) {
        @Override
        public String toString() {
            return "Handed[" + content.length + " bytes]";
        }
    }

    /// Takes a file in to be signed, for the organisation the actor belongs to.
    public Outcome<Document> take(Handed file, UUID organisation, Actor actor) {
        return take(
                file, organisation, Purpose.LETTER, DocumentDesk::signs, Optional::empty, actor);
    }

    /// Takes in a file that goes with a document the organisation has signed (Nghị định 30/2020,
    /// Phụ lục I, phần II, mục 8.b); a clerk's work (Điều 32 khoản 2.c).
    ///
    /// @param number number and notation of that document
    public Outcome<Document> attach(Handed file, UUID letter, String number, Actor actor) {
        var main = readable.find(letter);
        if (main.isEmpty()) {
            return logged(actor, Optional.empty(), "", refused(new CommonRefusal.NotFound()));
        }
        var typed = Nfc.of(number);
        return take(
                file,
                main.get().organisation(),
                new Purpose.Attachment(letter, typed),
                DocumentDesk::keepsTheSeal,
                () -> notAttachable(main.get(), typed),
                actor);
    }

    private static Optional<Refusal> notAttachable(Document main, String number) {
        if (!(main.purpose() instanceof Purpose.Letter) || main.stage() != DocumentStage.ISSUED) {
            return Optional.of(new DocumentRefusal.LetterNotIssued());
        }
        return NUMBER.matcher(number).matches()
                ? Optional.empty()
                : Optional.of(new DocumentRefusal.NoNumber());
    }

    /// Takes in an electronic copy (Nghị định 30/2020, Điều 25): one Điều 25 foresees, and of paper
    /// only as a scan Phụ lục II asks for. What was typed anew is no scan.
    public Outcome<Document> copy(
            Handed file, UUID organisation, CopyForm form, CopySource source, Actor actor) {
        return take(
                file,
                organisation,
                new Purpose.Copy(form, source),
                DocumentDesk::keepsTheSeal,
                () -> notACopy(file.content(), form, source),
                actor);
    }

    private Optional<Refusal> notACopy(byte[] content, CopyForm form, CopySource source) {
        if (Packaging.usual(content) != Packaging.PDF) {
            return Optional.of(new DocumentRefusal.PdfOnly());
        }
        if (!form.mayComeFrom(source)) {
            return Optional.of(new DocumentRefusal.CopyNotForeseen(form, source));
        }
        return form == CopyForm.TRICH_SAO
                ? Optional.empty()
                : scans.of(content)
                        .map(found -> new DocumentRefusal.ScanUnfit(found.fault(), found.page()));
    }

    /// @param ofItsKind what this kind of document is refused for; asked of the right person only,
    ///   and about a file that may be taken in as such
    private Outcome<Document> take(
            Handed file,
            UUID organisation,
            Purpose purpose,
            Predicate<Role> whose,
            Supplier<Optional<Refusal>> ofItsKind,
            Actor actor) {
        var person = actor.person();
        var role =
                actor.grants().stream()
                        .filter(g -> g.organisation().equals(organisation))
                        .map(org.antin.access.Grant::role)
                        .filter(whose)
                        .findFirst();
        if (person == null || role.isEmpty()) {
            return logged(actor, role, "", refused(new CommonRefusal.NotAllowed()));
        }
        var objection =
                objection(
                                file.secrecy(),
                                file.name(),
                                file.content(),
                                packaging(file.content(), purpose))
                        .or(ofItsKind);
        if (objection.isPresent()) return logged(actor, role, "", refused(objection.get()));
        boolean signed = purpose instanceof Purpose.Letter && cameSigned(file);
        // In the vault before the commit that speaks of it.
        var sha256 = vault.put(file.content());
        var document =
                new Document(
                        UUID.randomUUID(),
                        file.name(),
                        organisation,
                        purpose,
                        DocumentStage.UPLOADED,
                        sha256,
                        file.content().length,
                        person,
                        clock.instant(),
                        1);
        return transaction.execute(
                status -> {
                    documents.insert(document, actor.name());
                    if (signed) brought.remember(document.id());
                    audit.append(
                            Act.of(actor, "document.take", "document", document.id())
                                    .as(role.get())
                                    .in(document.scope())
                                    .with("purpose", purpose.getClass().getSimpleName())
                                    .with("sha256", sha256));
                    return done(document);
                });
    }

    /// Whether the leader has signed with other software (Nghị định 30/2020, Điều 32 khoản 2).
    private boolean cameSigned(Handed file) {
        return BroughtCapacity.isIn(verifier.verify(file.name(), file.content(), null));
    }

    /// What a file becomes. A letter has a form of its own, or it isn't one; anything may go with
    /// it.
    private static Packaging packaging(byte[] content, Purpose purpose) {
        return purpose instanceof Purpose.Attachment
                ? Packaging.usual(content)
                : Packaging.own(content).orElse(Packaging.PDF);
    }

    /// Who may sign for the organisation (Điều 11.1; Nghị định 30/2020, Điều 32).
    private static boolean keepsTheSeal(Role role) {
        return role == Role.RECORDS_CLERK || role == Role.ASSIGNED_PERSON;
    }

    static boolean signs(Role role) {
        return role == Role.SUBSCRIBER
                || role == Role.RECORDS_CLERK
                || role == Role.ASSIGNED_PERSON;
    }

    /// What can't be signed isn't taken in: it would lie there and nobody could tell why.
    ///
    /// @param packaging what it is to become
    Optional<Refusal> objection(Secrecy secrecy, String name, byte[] content, Packaging packaging) {
        if (secrecy != Secrecy.NONE) return Optional.of(new DocumentRefusal.StateSecret());
        return signer.problem(name, content, packaging)
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
