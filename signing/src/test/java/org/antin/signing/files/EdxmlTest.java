package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Integrity;
import org.antin.signing.check.Reason;
import org.antin.signing.check.SignatureReport;
import org.antin.signing.check.Verdict;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.files.Parcel.Digests;
import org.antin.signing.make.Refusal;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustStore;
import org.antin.testkit.Needs;
import org.antin.testkit.Program;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

@DisplayName("QCVN 102:2016: edXML messages others signed, and the documents in them")
@Needs({"xmlsec1"})
class EdxmlTest {
    /// By the rules of that day SHA-1 is pointed out, by today's it decides.
    private static final Instant THEN = Instant.parse("2017-06-01T01:00:00Z");

    @TempDir static Path dir;
    private static Desk desk;
    private static Verifier verifier;
    private static byte[] letter;

    @BeforeAll
    static void open() {
        var since = Instant.parse("2017-02-01T00:00:00Z");
        desk = new Desk(dir, InstantSource.system(), since, Duration.ofDays(15 * 365));
        var anchor =
                new TrustAnchor(
                        desk.server.ca().root(),
                        TrustAnchor.Purpose.PRACTICE,
                        new HostRule.NamedByAuthorities());
        // xmlsec1 writes down the signer's certificate alone.
        var trust = TrustStore.of(List.of(anchor)).knowing(List.of(desk.server.ca().issuing()));
        verifier = Verifier.of(trust, desk.online, desk.clock);
        letter = desk.sign("a.pdf", Letters.pdf(), Packaging.PDF, "T");
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static byte[] signed(Parcel parcel, Digests digests) throws Exception {
        Path in = desk.write("template.xml", parcel.toSign(digests).bytes());
        Path out = dir.resolve("signed.xml");
        String pem = desk.pem();
        var said =
                Program.run(
                        dir,
                        "xmlsec1",
                        "--sign",
                        "--privkey-pem",
                        String.join(",", pem, pem),
                        "--output",
                        out.toString(),
                        in.toString());
        assertThat(said.exit()).as(said.text()).isZero();
        return Files.readAllBytes(out);
    }

    private static VerificationReport check(byte[] message) {
        return verifier.verify("a.edxml", message, null);
    }

    @Test
    @DisplayName("signed by xmlsec1 with SHA-256: valid, and so is the signed letter zipped in it")
    void valid() throws Exception {
        byte[] message = signed(new Parcel().zipped("12-BC.pdf", letter), Parcel.SHA_256);
        var report = check(message);
        assertThat(report.verdict()).as(report.conclusion()).isEqualTo(FileVerdict.VALID);
        assertThat(report.signatures())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.integrity()).isEqualTo(Integrity.INTACT);
                            assertThat(one.coversWholeDocument()).isTrue();
                        });
        assertThat(report.attachments())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.verdict()).isEqualTo(FileVerdict.VALID);
                            assertThat(one.signatures())
                                    .extracting(SignatureReport::level)
                                    .containsExactly("PAdES-BASELINE-T");
                        });
        assertThat(report.says(Reason.ATTACHMENT_VALID)).isTrue();

        for (String[] change : new String[][] {{">12<", ">13<"}, {"</AttachmentEncoded>", "x$0"}}) {
            var changed = new String(message, UTF_8).replaceFirst(change[0], change[1]);
            var other = check(changed.getBytes(UTF_8));
            assertThat(other.verdict()).isEqualTo(FileVerdict.INVALID);
            assertThat(other.signatures().getFirst().integrity()).isEqualTo(Integrity.BROKEN);
        }
    }

    @Test
    @DisplayName("T27, T28: with SHA-1, even below a strong signature: weak, and never valid today")
    void weak() throws Exception {
        for (var digests : List.of(Parcel.SHA_1, Parcel.SHA_1_BELOW)) {
            byte[] message = signed(new Parcel(), digests);
            var today = check(message);
            assertThat(today.verdict()).isEqualTo(FileVerdict.INDETERMINATE);
            assertThat(today.signatures())
                    .singleElement()
                    .satisfies(
                            one -> {
                                assertThat(one.reason()).isEqualTo(Reason.WEAK_ALGORITHM);
                                assertThat(one.integrity()).isEqualTo(Integrity.INTACT);
                                assertThat(one.algorithms()).startsWith("SHA-1,");
                            });
            var then = verifier.verify("a.edxml", message, THEN);
            assertThat(then.verdict()).as(then.conclusion()).isEqualTo(FileVerdict.VALID);
            assertThat(then.says(Reason.WEAK_ALGORITHM_THEN)).isTrue();
        }
        assertThat(
                        verifier.verify("a.edxml", signed(new Parcel(), Parcel.SHA_256), THEN)
                                .says(Reason.WEAK_ALGORITHM_THEN))
                .isFalse();
    }

    @Test
    @DisplayName("Điều 7: a forged letter in a sound message makes the file invalid")
    void forged() throws Exception {
        byte[] forged = letter.clone();
        forged[forged.length / 3] ^= 1;
        byte[] message = signed(new Parcel().zipped("12-BC.pdf", forged), Parcel.SHA_256);
        var report = check(message);
        assertThat(report.signatures().getFirst().verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.verdict()).isEqualTo(FileVerdict.INVALID);
        assertThat(report.conclusion()).contains("12-BC.pdf");
        assertThat(check(new Parcel().with("12-BC.pdf", forged).bytes()).verdict())
                .as("in a message nobody signed, too")
                .isEqualTo(FileVerdict.INVALID);
        assertThat(verifier.outside().verify("a.edxml", message, null).verdict())
                .as("the message's own")
                .isEqualTo(FileVerdict.VALID);
    }

    @Test
    @DisplayName("T09: what can't be concluded of a letter can't be of the message that carries it")
    void undecided() throws Exception {
        var mine = Verifier.of(TrustStore.none(), desk.online, desk.clock);
        byte[] message = signed(new Parcel().zipped("12-BC.pdf", letter), Parcel.SHA_256);
        assertThat(mine.verify("a", message, null).says(Reason.ATTACHMENT_INDETERMINATE)).isTrue();

        // SHA-1 by the rules of today, on the letter alone.
        var beside = signed(new Parcel(), Parcel.SHA_1);
        var report = check(signed(new Parcel().zipped("b.xml", beside), Parcel.SHA_256));
        assertThat(report.signatures().getFirst().verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.verdict()).isEqualTo(FileVerdict.INDETERMINATE);
        assertThat(report.conclusion()).contains("b.xml");
        assertThat(check(new Parcel().with("12-BC.pdf", letter).bytes()).verdict())
                .as("nobody signed the message")
                .isEqualTo(FileVerdict.NOT_SIGNED);
    }

    @Test
    @DisplayName("we sign a message that is to be sent, whatever is in it; a second signature, too")
    void signedByUs() {
        byte[] message = new Parcel().zipped("12-BC.pdf", letter).bytes();
        byte[] ours = desk.sign("a.edxml", message, Packaging.XML, "LT");
        var report = check(ours);
        assertThat(report.verdict()).as(report.conclusion()).isEqualTo(FileVerdict.VALID);
        assertThat(report.attachments()).hasSize(1);
    }

    @Test
    @DisplayName("T05: a message that says its leader signs by order isn't signed by a chairman")
    void capacity() {
        byte[] byOrder =
                new Parcel().signer("TL. CHỦ TỊCH", "Chánh Văn phòng", "Nguyễn Văn Thành").bytes();
        assertThat(desk.signer.prepare("a.edxml", byOrder, Packaging.XML, desk.order()))
                .isInstanceOfSatisfying(
                        FilePreparation.Refused.class,
                        refused -> {
                            assertThat(refused.refusal().code())
                                    .isEqualTo(Refusal.Code.CAPACITY_MISMATCH);
                            assertThat(refused.refusal().text(Locale.of("vi")))
                                    .contains("TL. CHỦ TỊCH CHÁNH VĂN PHÒNG");
                        });
        byte[] ofAnother =
                new Parcel().signer("TL. CHỦ TỊCH", "Chánh Văn phòng", "Trần Thị Hà").bytes();
        for (byte[] one : List.of(new Parcel().bytes(), ofAnother)) {
            assertThat(desk.signer.prepare("a.edxml", one, Packaging.XML, desk.order()))
                    .isInstanceOf(FilePreparation.Ready.class);
        }
    }
}
