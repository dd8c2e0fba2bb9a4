package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.SignatureReport;
import org.antin.signing.make.Completion;
import org.antin.signing.make.EvidenceCollector;
import org.antin.signing.make.LastingPdf.Lasting;
import org.antin.signing.make.LastingPdf.Stamp;
import org.antin.signing.make.Limits;
import org.antin.signing.make.Refusal.Code;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustStore;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

/// T11: what others signed is made to last, from whatever level it came with.
@Needs
class LastingFileTest extends AtDesk {
    private static byte[] content(Packaging packaging) {
        return switch (packaging) {
            case PDF -> Letters.pdf();
            case OFFICE -> Letters.docx("Số 12");
            case JSON -> "{\"số\":\"12\"}".getBytes(UTF_8);
            default -> "<so>12</so>".getBytes(UTF_8);
        };
    }

    private static Lasting extended(byte[] file, RevocationSource source) {
        var collector = new EvidenceCollector(source, TrustStore.none());
        return LastingFile.extend(file, desk.clock.instant(), collector, desk.tsa);
    }

    @ParameterizedTest
    @CsvSource({
        "XML, B, 0, 2",
        "XML, T, 1, 2",
        "XML, LT, 1, 2",
        "XML, LTA, 2, 3",
        "CMS, B, 0, 2",
        "JSON, LT, 1, 2",
        "CONTAINER, T, 1, 2",
        "OFFICE, T, 1, 2",
        "PDF, T, 1, 2"
    })
    @DisplayName("T11, TT 41 Đ9: from its level to LTA, valid with nobody to ask")
    void lasts(Packaging packaging, String letters, int before, int after) {
        byte[] signed = desk.sign("a.xml", content(packaging), packaging, letters);
        assertThat(LastingFile.stamps(signed)).hasSize(before);
        var made = (Lasting.Made) extended(signed, desk.online);
        assertThat(LastingFile.stamps(made.file()))
                .hasSize(after)
                .extracting(Stamp::time)
                .contains(made.stampedAt())
                .allMatch(time -> !time.isAfter(made.stampedAt()));
        var report = desk.check(made.file());
        assertThat(report.verdict()).as(report.conclusion()).isEqualTo(FileVerdict.VALID);
        assertThat(report.signatures())
                .extracting(SignatureReport::level)
                .singleElement()
                .asString()
                .endsWith("-BASELINE-LTA");
    }

    @Test
    @DisplayName("T11: two signatures of different levels: both last")
    void twoLevels() {
        // Nobody signs the same file twice within a second: the two would bear the same id.
        var before =
                new FileSigner(
                        () -> desk.clock.instant().minus(Duration.ofSeconds(5)), Limits.USUAL);
        var content = Letters.docx("Số 12");
        var first = before.prepare("a.docx", content, Packaging.OFFICE, desk.order());
        var prepared = ((FilePreparation.Ready) first).prepared();
        var done = before.finish(prepared, desk.value(prepared), desk.grade("T"));
        byte[] once = ((Completion.Signed) done).file();
        byte[] twice = desk.sign("a.docx", once, Packaging.OFFICE, "LTA");
        var made = (Lasting.Made) extended(twice, desk.online);
        assertThat(desk.check(made.file()).signatures())
                .hasSize(2)
                .allMatch(one -> one.level().endsWith("-BASELINE-LTA"));
    }

    @Test
    @DisplayName("T11: what isn't signed, or isn't signed so that evidence has room, is refused")
    void refused() {
        for (var packaging : new Packaging[] {Packaging.XML, Packaging.JSON})
            refused(extended(content(packaging), desk.online), Code.NOT_IN_THIS_FORMAT);
        refused(extended("không phải".getBytes(UTF_8), desk.online), Code.NOT_IN_THIS_FORMAT);
        var plain =
                new String(desk.sign("a.xml", content(Packaging.XML), Packaging.XML, "B"), UTF_8)
                        .replace("http://uri.etsi.org/01903/v1.3.2#", "http://uri.etsi.org/none#");
        refused(extended(plain.getBytes(UTF_8), desk.online), Code.NOT_IN_THIS_FORMAT);
        assertThat(LastingFile.stamps("không phải".getBytes(UTF_8))).isEmpty();
    }

    @Test
    @DisplayName("T11: nobody answers about the signer's certificate: the checker finds it lacking")
    void nobodyAnswers() {
        for (var packaging : new Packaging[] {Packaging.XML, Packaging.OFFICE}) {
            byte[] signed = desk.sign("a.xml", content(packaging), packaging, "T");
            var made = (Lasting.Made) extended(signed, RevocationSource.offline());
            assertThat(desk.check(made.file()).verdict()).isEqualTo(FileVerdict.INDETERMINATE);
        }
    }

    private static void refused(Lasting made, Code code) {
        assertThat(made)
                .isInstanceOfSatisfying(
                        Lasting.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }
}
