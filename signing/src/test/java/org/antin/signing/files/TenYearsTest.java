package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.antin.signing.DssOpinion;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Reason;
import org.antin.signing.make.LastingPdf.Lasting;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;

/// Of records beside a file, [RecordRenewalTest] asks the same.
@DisplayName("TT 41 Đ9: archive time stamps inside a file, renewed over ten years")
@Needs
class TenYearsTest {
    @TempDir Path dir;

    @ParameterizedTest
    @EnumSource(names = {"PDF", "XML", "CMS"})
    @DisplayName("T11: after six and after ten years it passes EU DSS and our own checker")
    void passes(Packaging packaging) {
        byte[] letter = packaging == Packaging.PDF ? Letters.pdf() : "<so>12</so>".getBytes(UTF_8);
        try (var kept = new RecordDesk(dir)) {
            var signed = kept.desk.sign("a", letter, packaging, "T");
            kept.pass(Duration.ofHours(1));
            var first = extended(kept, signed);
            kept.pass(Duration.ofDays(6 * 365));
            assertThat(kept.desk.check(first).verdict())
                    .as("nobody says how the authority stands today")
                    .isEqualTo(FileVerdict.INDETERMINATE);
            var second = extended(kept, first);
            passes(kept, second);
            kept.pass(Duration.ofDays(4 * 365));
            passes(kept, extended(kept, second));
        }
    }

    private static byte[] extended(RecordDesk kept, byte[] file) {
        var made = LastingFile.extend(file, kept.now(), kept.collector(), kept.desk.tsa);
        return ((Lasting.Made) made).file();
    }

    private static void passes(RecordDesk kept, byte[] file) {
        var report = kept.desk.check(file);
        assertThat(report.verdict()).as(report.conclusion()).isEqualTo(FileVerdict.VALID);
        assertThat(report.signatures().getFirst().messages())
                .as("its signer's certificate has ended")
                .extracting(one -> one.reason())
                .contains(Reason.EXPIRED_AFTER);
        assertThat(DssOpinion.at(kept.now(), file, "a", kept.desk.server.ca().root()))
                .singleElement()
                .asString()
                .endsWith("-BASELINE-LTA TOTAL_PASSED");
    }
}
