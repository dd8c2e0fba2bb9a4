package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.check.Beside;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Reason;
import org.antin.signing.check.TimestampReport;
import org.antin.signing.check.Verdict;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.files.LastingRecord.Recorded;
import org.antin.signing.make.EvidenceCollector;
import org.antin.signing.make.TimeStamper;
import org.antin.signing.make.TimeStamper.TimeStamping;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustStore;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampChain;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampSequence;
import org.bouncycastle.asn1.tsp.EvidenceRecord;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A desk whose clock a test moves, that receives files and keeps them with evidence records.
final class RecordDesk implements AutoCloseable {
    private final AtomicReference<Instant> now =
            new AtomicReference<>(InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS));
    final Desk desk;

    /// A file and what lies beside it.
    record Kept(byte[] file, Beside beside) {}

    RecordDesk(Path dir) {
        desk = new Desk(dir, now::get);
    }

    Instant now() {
        return now.get();
    }

    void pass(Duration time) {
        now.updateAndGet(old -> old.plus(time));
    }

    EvidenceCollector collector() {
        var anchor =
                new TrustAnchor(
                        desk.server.ca().root(),
                        TrustAnchor.Purpose.PRACTICE,
                        new HostRule.NamedByAuthorities());
        var trust = TrustStore.of(List.of(anchor)).knowing(List.of(desk.server.ca().issuing()));
        return new EvidenceCollector(desk.online, trust);
    }

    /// The time stamp of a receipt.
    byte[] receipt(byte[] file) {
        if (desk.tsa.stamp(sha256(file)) instanceof TimeStamping.Stamped(byte[] token, var _)) {
            return token;
        }
        throw new AssertionError("no time stamp");
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Signed, received two minutes later, kept an hour later.
    Kept kept(NoRoom kind) {
        return kept(kind.signed(desk));
    }

    /// Received two minutes after it was signed, kept an hour later.
    Kept kept(byte[] file) {
        pass(Duration.ofMinutes(2));
        var receipt = Beside.ofReceipts(List.of(receipt(file)));
        pass(Duration.ofHours(1));
        return made(file, new LastingRecord(collector(), desk.tsa).extend(file, receipt, now()));
    }

    Kept renewed(Kept kept) {
        return renewed(kept, desk.tsa);
    }

    Kept renewed(Kept kept, TimeStamper stamper) {
        var maker = new LastingRecord(collector(), stamper);
        return made(kept.file(), maker.extend(kept.file(), kept.beside(), now()));
    }

    /// @param holds which digests still do
    Kept renewed(Kept kept, BiPredicate<String, Instant> holds) {
        var maker = new LastingRecord(collector(), desk.tsa, holds);
        return made(kept.file(), maker.extend(kept.file(), kept.beside(), now()));
    }

    private static Kept made(byte[] file, Recorded recorded) {
        return switch (recorded) {
            case Recorded.Refused(var why) -> throw new AssertionError("refused: " + why);
            case Recorded.Made(var beside, var unknown) -> {
                if (!unknown.isEmpty()) throw new AssertionError("unknown: " + unknown);
                yield new Kept(file, beside);
            }
        };
    }

    /// Asks nobody.
    VerificationReport check(Kept kept) {
        return desk.verifier().verify("a", kept.file(), kept.beside(), null);
    }

    void valid(Kept kept) {
        var report = check(kept);
        assertThat(report.verdict()).as(report.conclusion()).isEqualTo(FileVerdict.VALID);
        assertThat(report.timestamps())
                .as("each is proven by the next")
                .extracting(TimestampReport::verdict)
                .containsOnly(Verdict.VALID);
    }

    void found(Kept changed, Reason reason) {
        var report = check(changed);
        assertThat(report.verdict()).isEqualTo(FileVerdict.INDETERMINATE);
        assertThat(report.messages()).extracting(one -> one.reason()).contains(reason);
    }

    String dss(Kept kept) {
        return RecordOpinions.dss(kept, desk.server.ca().root(), now());
    }

    /// What the record is over.
    static List<byte[]> objects(Kept kept) {
        return Stream.concat(Stream.of(kept.file()), kept.beside().pieces().stream()).toList();
    }

    /// With other answers of OCSP beside it.
    static Kept with(Kept kept, UnaryOperator<List<byte[]>> change) {
        var b = kept.beside();
        return new Kept(
                kept.file(),
                new Beside(
                        b.evidenceRecord(),
                        b.receipts(),
                        b.certificates(),
                        b.crls(),
                        change.apply(new ArrayList<>(b.ocspAnswers()))));
    }

    /// The same with these time stamps in place of its own, in one chain.
    static Kept forged(Kept kept, ArchiveTimeStamp... stamps) throws IOException {
        var old = EvidenceRecord.getInstance(kept.beside().evidenceRecord());
        var sequence = new ArchiveTimeStampSequence(new ArchiveTimeStampChain(stamps));
        var other = new EvidenceRecord(old.getDigestAlgorithms(), null, null, sequence);
        return new Kept(kept.file(), kept.beside().under(other.getEncoded(ASN1Encoding.DER)));
    }

    static ArchiveTimeStampChain[] chains(Kept kept) {
        return EvidenceRecord.getInstance(kept.beside().evidenceRecord())
                .getArchiveTimeStampSequence()
                .getArchiveTimeStampChains();
    }

    @Override
    public void close() {
        desk.close();
    }
}
