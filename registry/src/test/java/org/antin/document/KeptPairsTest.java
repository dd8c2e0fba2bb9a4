package org.antin.document;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.antin.kernel.Outcome;
import org.antin.signing.archive.ArchiveChecker;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Format;
import org.antin.signing.files.Pair;
import org.antin.signing.files.Pair.Part;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

@DisplayName("T11, T21: a document with its signature in a file of its own is kept")
@Needs
class KeptPairsTest extends KeepingBody {
    private static final Description WORDS =
            new Description("15/UBND-VP", "Báo cáo", "Về việc thử nghiệm", "000.19.H27.2026.01", 7);
    private static final String NAME = "báo cáo.txt";

    @Value("${antin.practice.keys}")
    Path keys;

    private Sender sender;
    private Part report;
    private Part p7s;

    @BeforeEach
    void aSender() {
        sender = Sender.of(provider, keys, clock.instant());
        clock.pass(Duration.ofMinutes(5));
        report = new Part(NAME, ("Báo cáo số " + UUID.randomUUID()).getBytes(UTF_8));
        p7s = new Part("bao-cao.p7s", sender.p7s(report.content()));
    }

    private Outcome<Document> receive(Part file, Part signature) {
        var handed = new DocumentDesk.Handed(Secrecy.NONE, file.name(), file.content());
        return asking(
                clerk,
                () ->
                        incoming.receive(
                                handed,
                                Optional.ofNullable(signature),
                                body.id(),
                                "UBND huyện Gửi",
                                OptionalInt.empty(),
                                clerk));
    }

    @ParameterizedTest
    @ValueSource(strings = {"p7s", "xml"})
    @DisplayName(
            "received as one file, kept with its evidence, packed; both come out byte for byte")
    void receivedKeptPacked(String form) {
        var signature =
                form.equals("p7s")
                        ? p7s
                        : new Part(
                                "a.xml", sender.xml(report.content(), "b%C3%A1o%20c%C3%A1o.txt"));
        var document = value(receive(report, signature));
        assertThat(document.name()).isEqualTo("báo cáo.txt.asics");
        assertThat(document.stage()).isEqualTo(DocumentStage.RECEIVED);
        byte[] container = bytes(document);
        assertThat(FileForm.of(container)).isEqualTo(FileForm.ASIC_S);
        var pair = Pair.in(container).orElseThrow();
        assertThat(pair.document().name()).isEqualTo(NAME);
        assertThat(pair.document().content()).isEqualTo(report.content());
        assertThat(pair.signature().content()).isEqualTo(signature.content());

        clock.pass(Duration.ofMinutes(10));
        var set = kept(document, WORDS);
        assertThat(bytes(now(document))).as("Điều 7.2").isEqualTo(container);
        var beside = KeptBeside.of(set, vault).orElseThrow();
        var found = offline().verify("a", container, beside, null);
        assertThat(found.verdict()).as(found.conclusion()).isEqualTo(FileVerdict.VALID);
        assertThat(found.format()).isEqualTo(Format.ASIC_S);

        var packed = value(asking(clerk, () -> archive.pack(document.id(), clerk)));
        var verdict = new ArchiveChecker(offline(), clock).check(packed.zip(), null);
        assertThat(verdict.well()).as(String.valueOf(verdict.report())).isTrue();
        assertThat(new String(packed.zip(), UTF_8))
                .contains("document/000.19.H27", ".asics", "\"Format\" : \"ASiC-S\"");
    }

    @Test
    @DisplayName("whichever of the two was chosen first")
    void theOtherWayRound() {
        assertThat(value(receive(p7s, report)).name()).isEqualTo("báo cáo.txt.asics");
    }

    private void refused(Part file, Part signature, Class<?> reason) {
        long before = stored();
        assertThat(why(receive(file, signature))).isInstanceOf(reason);
        assertThat(stored()).as("nothing is kept").isEqualTo(before);
    }

    private long stored() {
        return house.as(clerk, () -> documents.recent(1_000)).size();
    }

    @Test
    @DisplayName(
            "T21: a swapped document or signature, a signature alone, two documents: sent back")
    void refusals() {
        var other = new Part(NAME, "Báo cáo khác".getBytes(UTF_8));
        refused(other, p7s, EvidenceRefusal.NotAuthentic.class);
        refused(
                report,
                new Part("a.p7s", sender.p7s(other.content())),
                EvidenceRefusal.NotAuthentic.class);
        refused(p7s, null, EvidenceRefusal.DocumentMissing.class);
        refused(report, other, EvidenceRefusal.NoSignatureFile.class);
        refused(
                report,
                new Part("a.xml", sender.xml(report.content(), "file:///C:/a/b.txt")),
                EvidenceRefusal.NotOneFile.class);
    }

    @Test
    @DisplayName("D1.1b: a secrecy mark in the document is seen, however it is signed")
    void secret() {
        var secret = new Part("a.txt", "TUYỆT MẬT\nKế hoạch".getBytes(UTF_8));
        refused(
                secret,
                new Part("a.p7s", sender.p7s(secret.content())),
                DocumentRefusal.StateSecret.class);
    }

    @Test
    @DisplayName("a broken signature inside the document isn't mended by one beside it")
    void brokenInside() {
        byte[] inside = PlainFile.XMLDSIG.signed(sender.key(), sender.chain());
        byte[] broken = new String(inside, UTF_8).replace("Báo cáo", "Bao cao").getBytes(UTF_8);
        refused(
                new Part("a.xml", broken),
                new Part("a.p7s", sender.p7s(broken)),
                EvidenceRefusal.NotAuthentic.class);
        value(receive(new Part("a.xml", inside), new Part("a.p7s", sender.p7s(inside))));
    }
}
