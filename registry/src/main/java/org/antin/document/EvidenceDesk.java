package org.antin.document;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.document.EvidenceMaker.Proven;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Nfc;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.kernel.Refusal;
import org.antin.signing.check.Beside;
import org.antin.signing.check.StampStrength;
import org.antin.signing.check.facts.Algorithms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Where a document is kept with all that proves it (Thông tư 41/2017, Điều 9; T11), and where that
/// proof is renewed before it weakens. The file grows by an increment, or stays as it is beside an
/// evidence record; what was signed stays as it was. Authorities are asked outside of any
/// transaction.
@Component
public class EvidenceDesk {
    private static final int LONGEST = 500;

    /// What becomes of a document here: the name of its next state, and of the act.
    private enum Keeping {
        KEPT("document.keep"),
        RENEWED("document.renew-proof");

        private final String action;

        Keeping(String action) {
            this.action = action;
        }
    }

    private final Documents documents;
    private final DocumentRecords records;
    private final EvidenceSets evidence;
    private final Destructions destructions;
    private final EvidenceMaker maker;
    private final Vault vault;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EvidenceDesk(
            Documents documents,
            DocumentRecords records,
            EvidenceSets evidence,
            Destructions destructions,
            EvidenceMaker maker,
            Vault vault,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.documents = documents;
        this.records = records;
        this.evidence = evidence;
        this.destructions = destructions;
        this.maker = maker;
        this.vault = vault;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Keeps a document with its evidence; refused as long as a piece is missing, which is named.
    public Outcome<EvidenceSet> keep(UUID id, Description words, Actor actor) {
        var found = documents.find(id);
        Outcome<EvidenceSet> outcome =
                found.<Outcome<Document>>map(Outcome::done)
                        .orElseGet(() -> refused(new CommonRefusal.NotFound()))
                        .then(document -> byClerk(document, actor))
                        .then(this::notYetKept)
                        .then(document -> fit(document, clean(words)))
                        .then(document -> made(document, clean(words), actor));
        return refusalLogged(actor, Keeping.KEPT, found, outcome);
    }

    /// Puts a new time stamp over a kept document, with what is known today of the one before.
    Outcome<EvidenceSet> renew(UUID id, Actor actor) {
        var found = documents.find(id);
        var before = evidence.find(id);
        Outcome<EvidenceSet> outcome =
                found.isEmpty() || before.isEmpty()
                        ? refused(new CommonRefusal.NotFound())
                        : renewed(found.get(), before.get(), actor);
        return refusalLogged(actor, Keeping.RENEWED, found, outcome);
    }

    private Outcome<EvidenceSet> renewed(Document document, EvidenceSet before, Actor actor) {
        boolean weak = isWeak(before.newest(), clock.instant());
        return proven(document, Optional.of(before))
                .then(
                        proven -> {
                            var until = proven.newest().lastsUntil();
                            return weak || until.isAfter(before.newest().lastsUntil())
                                    ? kept(
                                            document,
                                            proven,
                                            before.description(),
                                            Keeping.RENEWED,
                                            actor)
                                    : refused(new EvidenceRefusal.NoLonger());
                        });
    }

    /// T27: what a time stamp was made with no longer holds by the rules of the day.
    static boolean isWeak(EvidenceSet.Newest stamp, Instant now) {
        return !StampStrength.holds(new Algorithms(stamp.digest(), stamp.key(), stamp.bits()), now);
    }

    private static Outcome<Document> byClerk(Document document, Actor actor) {
        return actor.holds(Role.RECORDS_CLERK, document.organisation())
                ? done(document)
                : refused(new CommonRefusal.NotAllowed());
    }

    private Outcome<Document> notYetKept(Document document) {
        return switch (document.stage()) {
            case UPLOADED, LEADER_SIGNED -> refused(new EvidenceRefusal.NotFinished());
            case DESTROYED -> refused(new EvidenceRefusal.Destroyed());
            case ISSUED, RECEIVED ->
                    evidence.find(document.id()).isEmpty()
                            ? done(document)
                            : refused(new EvidenceRefusal.AlreadyKept());
        };
    }

    private static Description clean(Description words) {
        var file = words.fileCode() == null ? "" : Nfc.of(words.fileCode());
        return new Description(
                Nfc.of(words.number()),
                Nfc.of(words.typeName()),
                Nfc.of(words.subject()),
                file.isEmpty() ? null : file,
                words.ordinal());
    }

    /// The lengths are those of Thông tư 02/2019/TT-BNV.
    private static Outcome<Document> fit(Document document, Description words) {
        var faults = new ArrayList<CommonRefusal.BadField>();
        field("number", words.number(), 42, faults);
        field("typeName", words.typeName(), 100, faults);
        field("subject", words.subject(), LONGEST, faults);
        if (words.fileCode() != null) field("fileCode", words.fileCode(), 60, faults);
        var ordinal = words.ordinal();
        if (ordinal != null && (ordinal < 1 || ordinal > 9999)) {
            faults.add(new CommonRefusal.BadField("ordinal", "number"));
        }
        return faults.isEmpty() ? done(document) : refused(new CommonRefusal.BadFields(faults));
    }

    private static void field(
            String name, String typed, int longest, List<CommonRefusal.BadField> faults) {
        if (typed.isEmpty()) faults.add(new CommonRefusal.BadField(name, "required"));
        if (typed.length() > longest) {
            faults.add(new CommonRefusal.BadField(name, "too-long", List.of(longest)));
        }
    }

    private Outcome<EvidenceSet> made(Document document, Description words, Actor actor) {
        return proven(document, Optional.empty())
                .then(proven -> kept(document, proven, words, Keeping.KEPT, actor));
    }

    /// @param before what it was kept with so far
    private Outcome<Proven> proven(Document document, Optional<EvidenceSet> before) {
        var content = vault.get(document.sha256());
        var beside =
                before.map(set -> KeptBeside.of(set, vault)).orElse(Optional.of(Beside.NOTHING));
        if (content.isEmpty() || beside.isEmpty()) {
            return refused(new EvidenceRefusal.FileDamaged());
        }
        boolean received = document.purpose() instanceof Purpose.Incoming;
        var receipt = evidence.receipt(document.id());
        if (received && !stampedOnReceipt(document, content.get(), receipt)) {
            return refused(
                    new EvidenceRefusal.Incomplete(EvidenceRefusal.Missing.TIME_OF_RECEIPT, ""));
        }
        return maker.of(document.name(), content.get(), received, receipt, beside.get());
    }

    /// T11: what came from others has a time stamp of its receipt, inside or over the file as it
    /// came.
    private boolean stampedOnReceipt(
            Document document, byte[] content, Optional<ReceiptStamp> receipt) {
        var states = documents.states(document.id());
        return states.stream().anyMatch(state -> state.what().equals(IncomingDesk.STAMPED))
                && (FileForm.of(content) == FileForm.PDF
                        || receipt.filter(stamp -> stamp.isOver(states.getFirst().sha256()))
                                .isPresent());
    }

    private Outcome<EvidenceSet> kept(
            Document before, Proven proven, Description words, Keeping keeping, Actor actor) {
        // In the vault before the commit that speaks of it, all of it or none.
        var pieces = proven.pieces();
        var contents = new ArrayList<>(pieces.stream().map(EvidenceMaker.Piece::content).toList());
        contents.add(proven.file());
        var names = vault.putAll(contents);
        var items = new ArrayList<EvidenceItem>();
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            items.add(
                    new EvidenceItem(
                            piece.kind(), names.get(i), piece.content().length, piece.about()));
        }
        var after = before.signed(before.stage(), names.getLast(), proven.file().length);
        var now = clock.instant();
        var set =
                new EvidenceSet(
                        after.id(),
                        after.version(),
                        now,
                        actor.name(),
                        proven.newest(),
                        words,
                        items);
        return transaction.execute(
                status -> {
                    if (!records.replace(after, now, actor.name(), keeping.name())) {
                        return refused(new CommonRefusal.Stale());
                    }
                    evidence.find(after.id()).ifPresent(old -> giveUp(old, now));
                    evidence.keep(set, after);
                    Outcome<EvidenceSet> outcome = done(set);
                    audit.append(line(actor, keeping, Optional.of(before), outcome));
                    return outcome;
                });
    }

    /// What the earlier set had and the new one hasn't is nobody's any more.
    private void giveUp(EvidenceSet old, Instant now) {
        destructions.want(old.items().stream().map(EvidenceItem::sha256).toList(), now);
    }

    /// A refusal gets its line now; what was done got it in the commit that did it.
    private Outcome<EvidenceSet> refusalLogged(
            Actor actor,
            Keeping keeping,
            Optional<Document> document,
            Outcome<EvidenceSet> outcome) {
        if (outcome instanceof Refused<EvidenceSet>) {
            transaction.executeWithoutResult(
                    status -> audit.append(line(actor, keeping, document, outcome)));
        }
        return outcome;
    }

    private static Act line(
            Actor actor,
            Keeping keeping,
            Optional<Document> document,
            Outcome<EvidenceSet> outcome) {
        var id = document.map(d -> d.id().toString()).orElse("");
        var act = Act.of(actor, keeping.action, "document", id).outcome(outcome);
        if (outcome instanceof Refused<EvidenceSet>(Refusal why)
                && why instanceof EvidenceRefusal.Incomplete(var missing, var _)) {
            act = act.with("missing", missing);
        }
        if (outcome instanceof Done<EvidenceSet>(var set)) {
            act = act.with("pieces", set.items().size()).with("stamped", set.newest().at());
        }
        if (document.isEmpty()) return act;
        var of = document.get();
        return act.as(ofBody(of, actor)).in(of.scope());
    }

    static @Nullable Role ofBody(Document document, Actor actor) {
        return actor.holds(Role.RECORDS_CLERK, document.organisation()) ? Role.RECORDS_CLERK : null;
    }
}
