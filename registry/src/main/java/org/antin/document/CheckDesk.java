package org.antin.document;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.kernel.Outcome;
import org.antin.signing.check.Reason;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.check.pages.PagePair;
import org.antin.signing.files.Pair;
import org.antin.signing.files.Pair.Part;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Checks a file for anybody. The file isn't kept; the report is, for a day, under an id nobody
/// guesses, with pictures of the pages a later change raises a question about. Checking never reads
/// the register.
@Component
public class CheckDesk {
    /// How long a report can be fetched (interfaces.md 3).
    public static final Duration KEPT = Duration.ofHours(24);

    private final Verifier verifier;
    private final CheckPictures pictures;
    private final CheckReports reports;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CheckDesk(
            Verifier verifier,
            CheckPictures pictures,
            CheckReports reports,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.verifier = verifier;
        this.pictures = pictures;
        this.reports = reports;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// A report with the id it can be fetched under.
    ///
    /// @param at when the file was checked
    public record Kept(UUID id, Instant at, VerificationReport report, KeptPages pages) {
        /// When it is forgotten.
        public Instant until() {
            return at.plus(KEPT);
        }

        /// A short name for talking about it; it opens nothing.
        public String code() {
            return id.toString().substring(0, 8).toUpperCase(Locale.ROOT);
        }
    }

    /// Checks one file.
    ///
    /// @param secrecy what the person said before choosing the file (Điều 1.1.b)
    public Outcome<Kept> check(Secrecy secrecy, String name, byte[] content, Actor actor) {
        if (secrecy != Secrecy.NONE) return turnedAway(actor, "declared");
        // Nothing is open while files are read and answers fetched: no transaction here.
        var report = verifier.verify(name, content, null);
        if (report.says(Reason.SECRECY_MARK)) return turnedAway(actor, "found");
        return kept(report, content, actor);
    }

    /// Checks a signature in a file of its own, given the document it signs.
    public Outcome<Kept> check(Secrecy secrecy, Pair pair, Actor actor) {
        if (secrecy != Secrecy.NONE) return turnedAway(actor, "declared");
        var report = pair.check(verifier);
        if (report.says(Reason.SECRECY_MARK)) return turnedAway(actor, "found");
        return kept(report, pair.signature().content(), actor);
    }

    /// Checks the document of a pair for signatures of its own; nothing is kept when it has none.
    public Outcome<Optional<Kept>> checkBeside(Secrecy secrecy, Part document, Actor actor) {
        if (secrecy != Secrecy.NONE) return turnedAway(actor, "declared");
        var report = verifier.verify(document.name(), document.content(), null);
        if (report.says(Reason.SECRECY_MARK)) return turnedAway(actor, "found");
        return report.signatures().isEmpty()
                ? done(Optional.empty())
                : kept(report, document.content(), actor).map(Optional::of);
    }

    private Outcome<Kept> kept(VerificationReport report, byte[] content, Actor actor) {
        var pages = pictures.of(report, content);
        if (pages.secret()) return turnedAway(actor, "found");
        var kept = new Kept(UUID.randomUUID(), clock.instant(), report, KeptPages.of(pages));
        transaction.executeWithoutResult(status -> reports.keep(kept, pages.pairs()));
        return done(kept);
    }

    /// Which of these files are signatures of which others.
    public List<Pairing.Item> paired(List<Part> files) {
        return Pairing.of(files, file -> Pair.isSignature(file.content(), verifier));
    }

    /// The refusal is logged without name and content.
    private <T> Outcome<T> turnedAway(Actor actor, String how) {
        var why = new DocumentRefusal.StateSecret();
        transaction.executeWithoutResult(
                status ->
                        audit.append(
                                Act.of(actor, "document.check", "document", "")
                                        .with("mark", how)
                                        .refused(why.code())));
        return refused(why);
    }

    /// The report with when it was made.
    public Optional<Kept> kept(UUID id) {
        return transaction.execute(status -> reports.find(id, clock.instant()));
    }

    /// The pictures of a report's pages.
    public List<PagePair> pairs(UUID id) {
        var found = transaction.execute(status -> reports.pairs(id, clock.instant()));
        return found == null ? List.of() : found;
    }

    /// One of them, PNG or JPEG.
    ///
    /// @param number of the pair, from 1
    public Optional<byte[]> picture(UUID id, int number, PagePair.Side side) {
        var found =
                transaction.execute(status -> reports.picture(id, number, side, clock.instant()));
        return found == null ? Optional.empty() : found;
    }

    /// What is past its day is gone, not merely out of reach.
    @Scheduled(fixedDelayString = "${antin.check.forget:PT1H}", initialDelayString = "PT2M")
    void forget() {
        transaction.executeWithoutResult(status -> reports.forget(clock.instant()));
    }
}
