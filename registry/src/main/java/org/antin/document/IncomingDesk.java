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
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.kernel.Refusal;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Reason;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.files.Pair;
import org.antin.signing.files.Pair.Bound;
import org.antin.signing.files.Pair.Part;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// Where a document of others is taken in: checked first (Nghị định 30/2020, Điều 21), then stamped
/// with the time of its receipt (Thông tư 41/2017, Điều 9; T11). The bytes as they came are its
/// first state; in a PDF they are the strict beginning of every later one, in the other formats
/// what was signed stays the same.
@Component
public class IncomingDesk {
    /// The state of a file that carries the stamp of its receipt.
    static final String STAMPED = "RECEIPT";

    private static final int LONGEST = 200;
    private static final int HIGHEST = 9_999_999;

    /// So often may others take the next number in the same moment.
    private static final int MOST_AT_ONCE = 20;

    private static final ZoneOffset VIET_NAM = ZoneOffset.ofHours(7);

    private final DocumentRecords records;
    private final EvidenceSets evidence;
    private final Arrivals arrivals;
    private final EvidenceMaker maker;
    private final Verifier verifier;
    private final Vault vault;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    IncomingDesk(
            DocumentRecords records,
            EvidenceSets evidence,
            Arrivals arrivals,
            EvidenceMaker maker,
            Verifier verifier,
            Vault vault,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.records = records;
        this.evidence = evidence;
        this.arrivals = arrivals;
        this.maker = maker;
        this.verifier = verifier;
        this.vault = vault;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Takes a signed document in for the body the clerk works for.
    ///
    /// @param sender whom it came from
    public Outcome<Document> receive(
            DocumentDesk.Handed file, UUID organisation, String sender, Actor actor) {
        return receive(file, Optional.empty(), organisation, sender, OptionalInt.empty(), actor);
    }

    /// The same under a number of the clerk's own, where paper came in between (Điều 22), and with
    /// a signature in a file of its own: then both are kept in one.
    ///
    /// @param signature that came beside the file; empty when the file carries its own
    /// @param number of arrival; empty: the one that follows the last
    public Outcome<Document> receive(
            DocumentDesk.Handed file,
            Optional<Part> signature,
            UUID organisation,
            String sender,
            OptionalInt number,
            Actor actor) {
        var from = Nfc.of(sender);
        Outcome<Document> outcome =
                allowed(file, organisation, from, actor)
                        .then(_ -> free(organisation, number))
                        .then(_ -> signature.map(beside -> one(file, beside)).orElse(done(file)))
                        .then(this::checked)
                        .then(
                                whole ->
                                        maker.received(whole.content())
                                                .then(
                                                        receipt ->
                                                                taken(
                                                                        whole,
                                                                        organisation,
                                                                        from,
                                                                        number,
                                                                        receipt,
                                                                        actor)));
        // What came in got its line in the commit that took it.
        if (outcome instanceof Refused<Document>) {
            transaction.executeWithoutResult(
                    status -> audit.append(line(outcome, organisation, actor)));
        }
        return outcome;
    }

    /// What was turned away is logged without its name, hash or sender.
    private static Act line(Outcome<Document> outcome, UUID organisation, Actor actor) {
        var role = actor.holds(Role.RECORDS_CLERK, organisation) ? Role.RECORDS_CLERK : null;
        var id = outcome instanceof Done<Document>(var document) ? document.id().toString() : "";
        var act = Act.of(actor, "document.receive", "document", id).as(role).outcome(outcome);
        return outcome instanceof Done<Document>(var document)
                ? act.in(document.scope()).with("sha256", document.sha256())
                : act;
    }

    private static Outcome<Boolean> allowed(
            DocumentDesk.Handed file, UUID organisation, String sender, Actor actor) {
        if (actor.person() == null || !actor.holds(Role.RECORDS_CLERK, organisation)) {
            return refused(new CommonRefusal.NotAllowed());
        }
        if (file.secrecy() != Secrecy.NONE) return refused(new DocumentRefusal.StateSecret());
        if (sender.isEmpty()) return refused(new CommonRefusal.BadField("sender", "required"));
        return sender.length() <= LONGEST
                ? done(true)
                : refused(new CommonRefusal.BadField("sender", "too-long", List.of(LONGEST)));
    }

    private Outcome<Boolean> free(UUID organisation, OptionalInt number) {
        if (number.isEmpty()) return done(true);
        if (number.getAsInt() < 1 || number.getAsInt() > HIGHEST) {
            return refused(new CommonRefusal.BadField("arrival", "number"));
        }
        return arrivals.isTaken(organisation, today().getYear(), number.getAsInt())
                ? refused(new DocumentRefusal.ArrivalTaken(number.getAsInt()))
                : done(true);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), VIET_NAM);
    }

    /// T21: what isn't authentic and whole goes back to the sender. That a certificate can't be
    /// checked this minute isn't held against it; keeping it will ask again.
    private Outcome<DocumentDesk.Handed> checked(DocumentDesk.Handed file) {
        if (Pair.isSignature(file.content(), verifier)) {
            return refused(new EvidenceRefusal.DocumentMissing());
        }
        var report = verifier.verify(file.name(), file.content(), null);
        if (report.says(Reason.SECRECY_MARK)) {
            return refused(new DocumentRefusal.StateSecret());
        }
        return report.verdict() == FileVerdict.VALID
                        || report.verdict() == FileVerdict.INDETERMINATE
                ? done(file)
                : refused(new EvidenceRefusal.NotAuthentic(report.conclusion()));
    }

    /// Document and signature as one file. Signatures of its own the document may have count as
    /// well: a broken one isn't mended by another around it.
    private Outcome<DocumentDesk.Handed> one(DocumentDesk.Handed file, Part signature) {
        var pair = Pair.of(new Part(file.name(), file.content()), signature, verifier);
        if (pair.isEmpty()) return refused(new EvidenceRefusal.NoSignatureFile());
        var document = pair.get().document();
        var own = verifier.verify(document.name(), document.content(), null);
        if (own.verdict() == FileVerdict.INVALID) {
            return refused(new EvidenceRefusal.NotAuthentic(own.conclusion()));
        }
        return switch (pair.get().bound(verifier)) {
            case Bound.Container(byte[] content) ->
                    done(
                            new DocumentDesk.Handed(
                                    file.secrecy(), document.name() + Pair.ENDING, content));
            case Bound.Unfit(var apart) -> refused(unfit(apart));
        };
    }

    private static Refusal unfit(VerificationReport apart) {
        if (apart.says(Reason.SECRECY_MARK)) return new DocumentRefusal.StateSecret();
        return apart.verdict() == FileVerdict.INVALID
                ? new EvidenceRefusal.NotAuthentic(apart.conclusion())
                : new EvidenceRefusal.NotOneFile();
    }

    private Outcome<Document> taken(
            DocumentDesk.Handed file,
            UUID organisation,
            String sender,
            OptionalInt number,
            EvidenceMaker.Receipt receipt,
            Actor actor) {
        var person = actor.person();
        if (person == null) return refused(new CommonRefusal.NotAllowed());
        var now = clock.instant();
        var stamped = receipt.file();
        // In the vault before the commit that speaks of it, both or none.
        var names = vault.putAll(List.of(file.content(), stamped));
        var came =
                new Document(
                        UUID.randomUUID(),
                        file.name(),
                        organisation,
                        new Purpose.Incoming(sender),
                        DocumentStage.RECEIVED,
                        names.getFirst(),
                        file.content().length,
                        person,
                        now,
                        1);
        var document = came.signed(DocumentStage.RECEIVED, names.getLast(), stamped.length);
        for (int again = 0; ; again++) {
            try {
                return transaction.execute(
                        status -> entered(came, document, number, receipt.beside(), actor));
            } catch (DuplicateKeyException somebodyWasQuicker) {
                if (number.isPresent())
                    return refused(new DocumentRefusal.ArrivalTaken(number.getAsInt()));
                // Nobody chose that number: the one after it does as well.
                if (again == MOST_AT_ONCE) throw somebodyWasQuicker;
            }
        }
    }

    private Outcome<Document> entered(
            Document came,
            Document document,
            OptionalInt number,
            @Nullable ReceiptStamp beside,
            Actor actor) {
        var day = today();
        records.insert(came, actor.name());
        if (beside != null) evidence.keepReceipt(beside, document);
        var organisation = came.organisation();
        int given = number.orElseGet(() -> arrivals.next(organisation, day.getYear()));
        arrivals.enter(came, new Arrival(given, day));
        if (!records.replace(document, came.uploadedAt(), actor.name(), STAMPED)) {
            return refused(new CommonRefusal.Stale());
        }
        Outcome<Document> outcome = done(document);
        audit.append(line(outcome, organisation, actor));
        return outcome;
    }
}
