package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.antin.signing.check.Beside;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Reason;
import org.antin.signing.check.TimestampReport;
import org.antin.signing.check.TimestampType;
import org.antin.signing.check.Verdict;
import org.antin.signing.files.LastingRecord.Recorded;
import org.antin.signing.files.RecordDesk.Kept;
import org.antin.signing.make.EvidenceCollector;
import org.antin.signing.make.Refusal.Code;
import org.antin.signing.make.TimeStamper;
import org.antin.signing.make.TimeStamper.TimeStamping;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustStore;
import org.antin.testkit.Needs;
import org.antin.testkit.Program;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampChain;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampSequence;
import org.bouncycastle.asn1.tsp.EvidenceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

@DisplayName("TT 41 Đ9: files whose signatures have no room are kept with an evidence record")
@Needs
class LastingRecordTest {
    @TempDir Path dir;
    private RecordDesk desk;

    /// Each with a clock and an authority of its own: years pass.
    @BeforeEach
    void open() {
        desk = new RecordDesk(dir);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void valid(Kept kept) {
        var report = desk.check(kept);
        assertThat(report.verdict()).as(report.conclusion()).isEqualTo(FileVerdict.VALID);
        assertThat(report.timestamps())
                .as("each is proven by the next")
                .extracting(TimestampReport::verdict)
                .containsOnly(Verdict.VALID);
    }

    private void found(Kept changed, Reason reason) {
        var report = desk.check(changed);
        assertThat(report.verdict()).isEqualTo(FileVerdict.INDETERMINATE);
        assertThat(report.messages()).extracting(one -> one.reason()).contains(reason);
    }

    private String dss(Kept kept) {
        return RecordOpinions.dss(kept, desk.desk.server.ca().root(), desk.now());
    }

    private static List<byte[]> objects(Kept kept) {
        return Stream.concat(Stream.of(kept.file()), kept.beside().pieces().stream()).toList();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "T11: with the record it is valid offline, since its receipt; the file alone isn't")
    void validOffline(NoRoom kind) throws Exception {
        assertThat(LastingFile.hasRoom(kind.signed(desk.desk))).isFalse();
        var kept = desk.kept(kind);
        valid(kept);
        var report = desk.check(kept);
        assertThat(report.signatures())
                .singleElement()
                .satisfies(
                        one ->
                                assertThat(one.trustedTime())
                                        .as("the hour before it was kept")
                                        .isEqualTo(desk.now().minus(Duration.ofHours(1))));
        assertThat(report.timestamps())
                .extracting(TimestampReport::type)
                .containsExactly(TimestampType.DOCUMENT, TimestampType.ARCHIVE);
        assertThat(desk.check(new Kept(kept.file(), Beside.NOTHING)).verdict())
                .isEqualTo(FileVerdict.INDETERMINATE);
        assertThat(dss(kept)).as("EU DSS").isEqualTo("PASSED");
        RecordOpinions.bouncyCastle(kept, objects(kept), desk.now());
    }

    @Test
    @DisplayName(
            "what can hold its evidence does: no record for XAdES, CAdES, JAdES, PDF or Office")
    void room() {
        byte[] xml = "<so>12</so>".getBytes(UTF_8);
        byte[] json = "{\"so\":12}".getBytes(UTF_8);
        var signed =
                List.of(
                        desk.desk.sign("a.xml", xml, Packaging.XML, "B"),
                        desk.desk.sign("a.json", json, Packaging.JSON, "T"),
                        desk.desk.sign("a.txt", xml, Packaging.CMS, "B"),
                        desk.desk.sign("a.txt", xml, Packaging.CONTAINER, "LTA"),
                        desk.desk.sign("a.docx", Letters.docx("a"), Packaging.OFFICE, "B"),
                        Letters.pdf());
        assertThat(signed).allMatch(LastingFile::hasRoom);
    }

    @Test
    @DisplayName("issue part 5: a changed file, though its signature still stands, is found")
    void changedFile() {
        for (var kind : List.of(NoRoom.XMLDSIG, NoRoom.JWS)) {
            var kept = desk.kept(kind);
            byte[] longer = Arrays.copyOf(kept.file(), kept.file().length + 1);
            longer[kept.file().length] = '\n';
            var changed = new Kept(longer, kept.beside());
            assertThat(desk.check(changed).signatures().getFirst().integrity().name())
                    .isEqualTo("INTACT");
            found(changed, Reason.RECORD_OF_OTHER_FILE);
        }
    }

    private static Kept with(Kept kept, UnaryOperator<List<byte[]>> change) {
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

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "issue part 5: a changed, a removed, an added piece and a swapped record are found")
    void changedPieces(NoRoom kind) {
        var kept = desk.kept(kind);
        assertThat(kept.beside().ocspAnswers()).isNotEmpty();
        var changed =
                with(
                        kept,
                        all -> {
                            byte[] other = all.getFirst().clone();
                            other[other.length - 1] ^= 1;
                            all.set(0, other);
                            return all;
                        });
        found(changed, Reason.RECORD_PIECES);
        found(with(kept, all -> all.subList(1, all.size())), Reason.RECORD_PIECES);
        var more = desk.kept(kind).beside().ocspAnswers();
        found(
                with(
                        kept,
                        all -> {
                            all.addAll(more);
                            return all;
                        }),
                Reason.RECORD_PIECES);
        var b = kept.beside();
        var noReceipt =
                new Beside(
                        b.evidenceRecord(), List.of(), b.certificates(), b.crls(), b.ocspAnswers());
        found(new Kept(kept.file(), noReceipt), Reason.RECORD_PIECES);

        var other = desk.kept(kind);
        found(
                new Kept(kept.file(), b.under(other.beside().evidenceRecord())),
                Reason.RECORD_OF_OTHER_FILE);
        found(
                new Kept(kept.file(), b.under("không phải".getBytes(UTF_8))),
                Reason.RECORD_UNREADABLE);
        byte[] torn = b.evidenceRecord().clone();
        torn[torn.length - 40] ^= 1;
        assertThat(desk.check(new Kept(kept.file(), b.under(torn))).verdict())
                .isEqualTo(FileVerdict.INDETERMINATE);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("issue part 5: renewed by a time stamp after its signer's certificate has ended")
    void timeStampRenewal(NoRoom kind) throws Exception {
        var kept = desk.kept(kind);
        desk.pass(Duration.ofDays(6 * 365));
        assertThat(desk.check(kept).verdict())
                .as("nobody says how the authority stands today")
                .isEqualTo(FileVerdict.INDETERMINATE);
        var renewed = desk.renewed(kept);
        valid(renewed);
        assertThat(desk.check(renewed).signatures().getFirst().messages())
                .extracting(one -> one.reason())
                .contains(Reason.EXPIRED_AFTER);
        desk.pass(Duration.ofDays(4 * 365));
        var again = desk.renewed(renewed);
        valid(again);
        assertThat(RecordDesk.chains(again))
                .singleElement()
                .satisfies(chain -> assertThat(chain.getArchiveTimestamps()).hasSize(3));
        assertThat(again.beside().pieces()).containsAll(kept.beside().pieces());
        assertThat(again.beside().since(kept.beside())).isNotEmpty();
        RecordOpinions.bouncyCastle(again, objects(kept), desk.now());

        // A piece that came with a renewal is looked for as well.
        found(with(again, all -> all.subList(0, all.size() - 1)), Reason.RECORD_PIECES);
        found(
                new Kept(again.file(), again.beside().under(kept.beside().evidenceRecord())),
                Reason.RECORD_PIECES);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("T27: a new tree of hashes when the digest no longer holds, over all of the old")
    void hashTreeRenewal(NoRoom kind) throws Exception {
        var kept = desk.kept(kind);
        desk.pass(Duration.ofDays(30));
        var stamped = desk.renewed(kept);
        assertThat(dss(stamped)).as("EU DSS").isEqualTo("PASSED");
        desk.pass(Duration.ofDays(30));
        var anew = desk.renewed(stamped, (digest, _) -> !digest.equals("SHA-256"));
        valid(anew);
        var chains = RecordDesk.chains(anew);
        assertThat(chains).hasSize(2);
        assertThat(algorithm(chains[0])).isNotEqualTo(algorithm(chains[1]));
        assertThat(dss(anew)).as("EU DSS").isEqualTo("PASSED");
        RecordOpinions.bouncyCastle(anew, objects(anew), desk.now());
        found(with(anew, all -> all.subList(1, all.size())), Reason.RECORD_PIECES);

        desk.pass(Duration.ofDays(30));
        var goesOn = desk.renewed(anew, (digest, _) -> !digest.equals("SHA-256"));
        valid(goesOn);
        assertThat(RecordDesk.chains(goesOn)[1].getArchiveTimestamps()).hasSize(2);
        assertThat(dss(goesOn)).as("EU DSS").isEqualTo("PASSED");
    }

    @Test
    @DisplayName("RFC 4998, 5.2: a new tree that leaves out one of the old objects is found")
    void newTreeOverLess() {
        var kept = desk.kept(NoRoom.JWS);
        desk.pass(Duration.ofDays(30));
        var less = with(kept, all -> all.subList(1, all.size()));
        var anew = desk.renewed(less, (digest, _) -> !digest.equals("SHA-256"));
        var b = anew.beside();
        var whole =
                kept.beside()
                        .with(b.certificates(), b.crls(), b.ocspAnswers())
                        .under(b.evidenceRecord());
        found(new Kept(kept.file(), whole), Reason.RECORD_PIECES);
        valid(desk.renewed(kept, (digest, _) -> !digest.equals("SHA-256")));
    }

    @Test
    @DisplayName("T11: what is known of an authority that never stamped here lies under the record")
    void newAuthority() {
        byte[] file = NoRoom.ASIC_CADES.signed(desk.desk);
        var made =
                (Recorded.Made)
                        new LastingRecord(desk.collector(), desk.desk.tsa)
                                .extend(file, Beside.NOTHING, desk.now());
        assertThat(made.unknown()).isEmpty();
        valid(new Kept(file, made.beside()));
    }

    private static String algorithm(ArchiveTimeStampChain chain) {
        return chain.getArchiveTimestamps()[0]
                .getDigestAlgorithmIdentifier()
                .getAlgorithm()
                .getId();
    }

    @Test
    @DisplayName(
            "no reader lets anything fall: records with a byte changed or cut off are answered")
    void torn() {
        var kept = desk.renewed(desk.kept(NoRoom.JWS));
        byte[] record = kept.beside().evidenceRecord();
        for (int at = 0; at < record.length; at += at < 40 ? 1 : 97) {
            byte[] changed = record.clone();
            changed[at] ^= 0x21;
            // A reader that falls is an unreadable file.
            assertThat(desk.check(new Kept(kept.file(), kept.beside().under(changed))).verdict())
                    .isIn(FileVerdict.VALID, FileVerdict.INDETERMINATE);
            byte[] cut = Arrays.copyOf(record, at);
            found(new Kept(kept.file(), kept.beside().under(cut)), Reason.RECORD_UNREADABLE);
        }
    }

    private static Kept forged(Kept kept, ArchiveTimeStamp... stamps) throws IOException {
        var old = EvidenceRecord.getInstance(kept.beside().evidenceRecord());
        var sequence = new ArchiveTimeStampSequence(new ArchiveTimeStampChain(stamps));
        var other = new EvidenceRecord(old.getDigestAlgorithms(), null, null, sequence);
        return new Kept(kept.file(), kept.beside().under(other.getEncoded(ASN1Encoding.DER)));
    }

    @Test
    @DisplayName("RFC 4998, 5.3: a time stamp that isn't over the one before, or older, is found")
    void chainOfStamps() throws Exception {
        var kept = desk.kept(NoRoom.XMLDSIG);
        var other = desk.kept(NoRoom.XMLDSIG);
        desk.pass(Duration.ofDays(30));
        var renewed = desk.renewed(kept);
        var stamps = RecordDesk.chains(renewed)[0].getArchiveTimestamps();
        valid(forged(renewed, stamps[0], stamps[1]));
        var ofOther = RecordDesk.chains(desk.renewed(other))[0].getArchiveTimestamps()[1];
        found(forged(renewed, stamps[0], ofOther), Reason.RECORD_BROKEN);
        found(forged(renewed, stamps[1], stamps[0]), Reason.RECORD_OF_OTHER_FILE);

        // By an authority whose clock is wrong.
        var wrong = Duration.ofDays(30).plusHours(12);
        desk.pass(wrong.negated());
        var older = desk.renewed(kept);
        desk.pass(wrong);
        found(older, Reason.TIMESTAMP_ORDER);
    }

    @Test
    @Needs("openssl")
    @DisplayName("openssl verifies the record's time stamp over its hashes")
    void openssl() throws Exception {
        var kept = desk.kept(NoRoom.JWS);
        var stamp = RecordDesk.chains(kept)[0].getArchiveTimestamps()[0];
        var hashes = new ByteArrayOutputStream();
        for (byte[] one : stamp.getHashTreeLeaf().getValues()) hashes.write(one);
        desk.desk.write("hashes", hashes.toByteArray());
        desk.desk.write("token.tst", stamp.getTimeStamp().getEncoded(ASN1Encoding.DER));
        desk.desk.write(
                "roots.pem",
                (desk.desk.server.ca().chainPem() + desk.desk.server.ca().rootPem())
                        .getBytes(UTF_8));
        String[] verify = {
            "openssl",
            "ts",
            "-verify",
            "-token_in",
            "-attime",
            String.valueOf(desk.now().getEpochSecond()),
            "-in",
            "token.tst",
            "-data",
            "hashes",
            "-CAfile",
            "roots.pem"
        };
        var said = Program.run(dir, verify);
        assertThat(said.exit()).as(said.text()).isZero();
        desk.desk.write("hashes", Arrays.copyOf(hashes.toByteArray(), hashes.size() - 1));
        assertThat(Program.run(dir, verify).exit()).isNotZero();
    }

    @Test
    @DisplayName("T11: no time stamp, no record; nobody who answers is named, and it isn't valid")
    void missing() {
        byte[] file = NoRoom.XMLDSIG.signed(desk.desk);
        TimeStamper none = _ -> new TimeStamping.Unavailable(TimeStamper.Reason.TIMEOUT);
        assertThat(
                        new LastingRecord(desk.collector(), none)
                                .extend(file, Beside.NOTHING, desk.now()))
                .isInstanceOfSatisfying(
                        Recorded.Refused.class,
                        refused ->
                                assertThat(refused.refusal().code())
                                        .isEqualTo(Code.TIME_STAMP_UNAVAILABLE));
        var silent = new EvidenceCollector(RevocationSource.offline(), desk.collector().trust());
        var made =
                (Recorded.Made)
                        new LastingRecord(silent, desk.desk.tsa)
                                .extend(file, Beside.NOTHING, desk.now());
        assertThat(made.unknown()).contains(desk.desk.chain.getFirst());
        assertThat(desk.check(new Kept(file, made.beside())).verdict())
                .isEqualTo(FileVerdict.INDETERMINATE);
        var rootless = new EvidenceCollector(desk.desk.online, TrustStore.none());
        assertThat(
                        ((Recorded.Made)
                                        new LastingRecord(rootless, desk.desk.tsa)
                                                .extend(file, Beside.NOTHING, desk.now()))
                                .unknown())
                .as("its issuer isn't at hand")
                .contains(desk.desk.chain.getFirst());
    }
}
