package org.antin.document;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.document.EvidenceRefusal.Incomplete;
import org.antin.document.EvidenceRefusal.Missing;
import org.antin.document.EvidenceSet.Newest;
import org.antin.kernel.Outcome;
import org.antin.kernel.Refusal;
import org.antin.signing.check.Beside;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Limits;
import org.antin.signing.check.Reason;
import org.antin.signing.check.SignatureReport;
import org.antin.signing.check.TimestampType;
import org.antin.signing.check.Verdict;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.check.facts.DocumentFacts;
import org.antin.signing.check.facts.DocumentReader;
import org.antin.signing.check.facts.TimestampFacts;
import org.antin.signing.files.LastingFile;
import org.antin.signing.files.LastingRecord;
import org.antin.signing.files.LastingRecord.Recorded;
import org.antin.signing.files.Packaging;
import org.antin.signing.make.EvidenceCollector;
import org.antin.signing.make.LastingPdf;
import org.antin.signing.make.LastingPdf.Lasting;
import org.antin.signing.make.Refusal.Code;
import org.antin.signing.make.TimeStamper;
import org.antin.signing.make.TimeStamper.TimeStamping;
import org.antin.signing.trust.RevocationFetcher;
import org.antin.signing.trust.RevocationSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Gathers what Thông tư 41/2017, Điều 9 wants kept with a document, puts it into the file under a
/// new time stamp, or beside it under an evidence record where the file has no room, and asks our
/// own verifier whether that is enough when nobody can be asked any more. Asks authorities, so
/// never inside a transaction.
@Component
class EvidenceMaker {
    private static final Locale VIETNAMESE = Locale.of("vi");

    private final Trust.Anchors anchors;
    private final RevocationFetcher fetcher;
    private final Optional<TimeStamper> timeStamper;
    private final Limits limits;
    private final Verifier offline;
    private final Clock clock;

    EvidenceMaker(
            Trust.Anchors anchors,
            RevocationFetcher fetcher,
            Optional<TimeStamper> timeStamper,
            CheckLimits limits,
            Clock clock) {
        this.anchors = anchors;
        this.fetcher = fetcher;
        this.timeStamper = timeStamper;
        this.clock = clock;
        this.limits = limits.limits();
        // Documents inside an edXML message are kept for themselves.
        this.offline =
                Verifier.of(anchors, RevocationSource.offline(), clock)
                        .within(this.limits)
                        .outside();
    }

    /// One piece of evidence, not yet in the vault.
    record Piece(EvidenceKind kind, String about, byte[] content) {}

    /// A document that proves itself.
    record Proven(byte[] file, Newest newest, List<Piece> pieces) {
        Proven {
            pieces = List.copyOf(pieces);
        }
    }

    /// A file just received, with the time of its receipt.
    ///
    /// @param file the file that is kept from now on
    /// @param beside the time stamp over the file as it came; null when it is inside
    record Receipt(byte[] file, @Nullable ReceiptStamp beside) {}

    /// A time stamp over a file just received, and nothing else yet. A PDF takes it in; the other
    /// formats have no place for one that isn't part of somebody's signature, so it is kept beside
    /// them, as RFC 3161 has it.
    Outcome<Receipt> received(byte[] content) {
        if (timeStamper.isEmpty()) return refused(new EvidenceRefusal.NoAuthority());
        if (Packaging.usual(content) != Packaging.PDF) return receivedBeside(content);
        return switch (LastingPdf.stamp(content, clock.instant(), timeStamper.get())) {
            case Lasting.Made(byte[] stamped, var _, var _) -> done(new Receipt(stamped, null));
            case Lasting.Refused(var why) -> refused(refusal(why));
        };
    }

    private Outcome<Receipt> receivedBeside(byte[] content) {
        var digest = HexFormat.of().parseHex(Vault.sha256(content));
        return switch (timeStamper.orElseThrow().stamp(digest)) {
            case TimeStamping.Stamped(byte[] token, var at) ->
                    done(new Receipt(content, new ReceiptStamp(token, at)));
            case TimeStamping.Unavailable(var reason) ->
                    refused(new Incomplete(Missing.TIME_STAMP, reason.text()));
        };
    }

    /// @param received whether the time of receipt stands for the time of signing
    /// @param receipt its time stamp, where it lies beside the file
    /// @param before what lies beside the file under a record, when it was kept before
    Outcome<Proven> of(
            String name,
            byte[] file,
            boolean received,
            Optional<ReceiptStamp> receipt,
            Beside before) {
        if (timeStamper.isEmpty()) return refused(new EvidenceRefusal.NoAuthority());
        var facts = DocumentReader.read(file, limits);
        if (!received && unstamped(facts)) {
            return refused(new Incomplete(Missing.TIME_OF_SIGNING, ""));
        }
        var collector = new EvidenceCollector(fetcher, anchors.get());
        if (before.evidenceRecord() != null || !LastingFile.hasRoom(file)) {
            return recorded(name, file, receipt, before, collector);
        }
        var since =
                facts.timestamps().stream()
                        .map(TimestampFacts::time)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElseGet(clock::instant);
        return switch (LastingFile.extend(file, since, collector, timeStamper.get())) {
            case Lasting.Refused(var why) -> refused(refusal(why));
            case Lasting.Made(byte[] made, var _, var unknown) ->
                    proven(name, made, Beside.NOTHING, unknown, receipt);
        };
    }

    /// The file stays as it is; the time of its receipt lies under the record with the rest.
    private Outcome<Proven> recorded(
            String name,
            byte[] file,
            Optional<ReceiptStamp> receipt,
            Beside before,
            EvidenceCollector collector) {
        var start =
                before.evidenceRecord() == null
                        ? Beside.ofReceipts(receipt.map(ReceiptStamp::token).stream().toList())
                        : before;
        var maker = new LastingRecord(collector, timeStamper.orElseThrow());
        return switch (maker.extend(file, start, clock.instant())) {
            case Recorded.Refused(var why) -> refused(refusal(why));
            case Recorded.Made(var beside, var unknown) ->
                    proven(name, file, beside, unknown, receipt);
        };
    }

    /// Whether a signature has no time stamp of its own: one over the document comes later.
    private static boolean unstamped(DocumentFacts facts) {
        return facts.signatures().stream()
                .anyMatch(
                        signature ->
                                facts.timestamps().stream()
                                        .noneMatch(
                                                stamp ->
                                                        stamp.type() == TimestampType.SIGNATURE
                                                                && stamp.intact()
                                                                && stamp.covers()
                                                                        .contains(signature.id())));
    }

    private static Refusal refusal(org.antin.signing.make.Refusal why) {
        return why.code() == Code.TIME_STAMP_UNAVAILABLE
                ? new Incomplete(Missing.TIME_STAMP, why.text(VIETNAMESE))
                : new DocumentRefusal.NotSigned(why.code().text(), why.text(VIETNAMESE));
    }

    private Outcome<Proven> proven(
            String name,
            byte[] file,
            Beside beside,
            List<X509Certificate> unknown,
            Optional<ReceiptStamp> receipt) {
        var report = offline.verify(name, file, beside, null);
        if (report.verdict() != FileVerdict.VALID) return refused(missing(report, unknown));
        if (beside.evidenceRecord() != null) {
            var open = unproven(report);
            if (open.isPresent()) return refused(open.get());
        }
        var facts = DocumentReader.read(file, beside, limits);
        var newest = newest(facts, beside);
        if (newest.isEmpty()) return refused(new Incomplete(Missing.TIME_STAMP, ""));
        return done(
                new Proven(
                        file,
                        newest.get(),
                        EvidencePieces.of(file, beside, facts, report, receipt)));
    }

    /// Everything beside a file hangs on the record's newest time stamp, and the time of signing on
    /// one that is proven: signatures that are valid today alone are not enough.
    private static Optional<Incomplete> unproven(VerificationReport report) {
        var newest = report.timestamps().getLast();
        var authority = Objects.requireNonNullElse(newest.tsa(), "");
        if (newest.verdict() != Verdict.VALID) {
            return Optional.of(
                    switch (newest.reason()) {
                        case UNTRUSTED, CHAIN_INVALID ->
                                new Incomplete(Missing.CERTIFICATES, authority);
                        case REVOCATION_UNKNOWN -> new Incomplete(Missing.REVOCATION, authority);
                        default -> new Incomplete(Missing.TIME_STAMP, authority);
                    });
        }
        return report.signatures().stream()
                .filter(signature -> signature.trustedTime() == null)
                .findFirst()
                .map(
                        signature ->
                                new Incomplete(
                                        Missing.TIME_OF_SIGNING,
                                        Objects.requireNonNullElse(signature.signer(), "")));
    }

    /// Of a record it is the last: the ones before may be of the same second.
    private static Optional<Newest> newest(DocumentFacts facts, Beside beside) {
        var stamps =
                facts.timestamps().stream()
                        .filter(stamp -> stamp.time() != null && stamp.authority() != null);
        return (beside.evidenceRecord() == null
                        ? stamps.max(Comparator.comparing(TimestampFacts::time))
                        : stamps.reduce((_, later) -> later))
                .map(EvidenceMaker::newest);
    }

    private static Newest newest(TimestampFacts stamp) {
        var made = stamp.algorithms();
        return new Newest(
                Objects.requireNonNull(stamp.time()),
                Objects.requireNonNull(stamp.authority()).getNotAfter().toInstant(),
                made.digest(),
                made.key(),
                made.bits());
    }

    /// The first thing that is missing, and of whom.
    private static Refusal missing(VerificationReport report, List<X509Certificate> unknown) {
        for (SignatureReport signature : report.signatures()) {
            if (signature.verdict() == Verdict.VALID) continue;
            if (signature.verdict() == Verdict.INVALID) break;
            if (signature.reason() == Reason.UNTRUSTED
                    || signature.reason() == Reason.CHAIN_INVALID) {
                return new Incomplete(
                        Missing.CERTIFICATES, Objects.requireNonNullElse(signature.signer(), ""));
            }
            if (signature.reason() == Reason.REVOCATION_UNKNOWN || !unknown.isEmpty()) {
                return new Incomplete(
                        Missing.REVOCATION,
                        unknown.isEmpty()
                                ? Objects.requireNonNullElse(signature.signer(), "")
                                : names(unknown));
            }
            if (signature.trustedTime() == null) {
                return new Incomplete(
                        Missing.TIME_OF_SIGNING,
                        Objects.requireNonNullElse(signature.signer(), ""));
            }
        }
        return new Incomplete(Missing.SIGNATURE, report.conclusion());
    }

    private static String names(List<X509Certificate> certificates) {
        return certificates.stream()
                .map(certificate -> certificate.getSubjectX500Principal().getName())
                .collect(Collectors.joining("; "));
    }
}
