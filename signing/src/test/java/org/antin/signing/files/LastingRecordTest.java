package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.antin.signing.check.Beside;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Reason;
import org.antin.signing.check.TimestampReport;
import org.antin.signing.check.TimestampType;
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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

@DisplayName("TT 41 Đ9: files whose signatures have no room are kept with an evidence record")
@Needs
class LastingRecordTest extends AtRecordDesk {
    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "T11: with the record it is valid offline, since its receipt; the file alone isn't")
    void validOffline(NoRoom kind) throws Exception {
        assertThat(LastingFile.hasRoom(kind.signed(desk.desk))).isFalse();
        var kept = desk.kept(kind);
        desk.valid(kept);
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
        assertThat(desk.dss(kept)).as("EU DSS").isEqualTo("PASSED");
        RecordOpinions.bouncyCastle(kept, RecordDesk.objects(kept), desk.now());
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
            desk.found(changed, Reason.RECORD_OF_OTHER_FILE);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "issue part 5: a changed, a removed, an added piece and a swapped record are found")
    void changedPieces(NoRoom kind) {
        var kept = desk.kept(kind);
        assertThat(kept.beside().ocspAnswers()).isNotEmpty();
        var changed =
                RecordDesk.with(
                        kept,
                        all -> {
                            byte[] other = all.getFirst().clone();
                            other[other.length - 1] ^= 1;
                            all.set(0, other);
                            return all;
                        });
        desk.found(changed, Reason.RECORD_PIECES);
        desk.found(RecordDesk.with(kept, all -> all.subList(1, all.size())), Reason.RECORD_PIECES);
        var more = desk.kept(kind).beside().ocspAnswers();
        desk.found(
                RecordDesk.with(
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
        desk.found(new Kept(kept.file(), noReceipt), Reason.RECORD_PIECES);

        var other = desk.kept(kind);
        desk.found(
                new Kept(kept.file(), b.under(other.beside().evidenceRecord())),
                Reason.RECORD_OF_OTHER_FILE);
        desk.found(
                new Kept(kept.file(), b.under("không phải".getBytes(UTF_8))),
                Reason.RECORD_UNREADABLE);
        byte[] torn = b.evidenceRecord().clone();
        torn[torn.length - 40] ^= 1;
        assertThat(desk.check(new Kept(kept.file(), b.under(torn))).verdict())
                .isEqualTo(FileVerdict.INDETERMINATE);
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
        desk.valid(new Kept(file, made.beside()));
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
            desk.found(new Kept(kept.file(), kept.beside().under(cut)), Reason.RECORD_UNREADABLE);
        }
    }

    @Test
    @DisplayName("RFC 4998, 5.3: a time stamp that isn't over the one before, or older, is found")
    void chainOfStamps() throws Exception {
        var kept = desk.kept(NoRoom.XMLDSIG);
        var other = desk.kept(NoRoom.XMLDSIG);
        desk.pass(Duration.ofDays(30));
        var renewed = desk.renewed(kept);
        var stamps = RecordDesk.chains(renewed)[0].getArchiveTimestamps();
        desk.valid(RecordDesk.forged(renewed, stamps[0], stamps[1]));
        var ofOther = RecordDesk.chains(desk.renewed(other))[0].getArchiveTimestamps()[1];
        desk.found(RecordDesk.forged(renewed, stamps[0], ofOther), Reason.RECORD_BROKEN);
        desk.found(RecordDesk.forged(renewed, stamps[1], stamps[0]), Reason.RECORD_OF_OTHER_FILE);

        // By an authority whose clock is wrong.
        var wrong = Duration.ofDays(30).plusHours(12);
        desk.pass(wrong.negated());
        var older = desk.renewed(kept);
        desk.pass(wrong);
        desk.found(older, Reason.TIMESTAMP_ORDER);
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
