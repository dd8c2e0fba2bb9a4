package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;

import org.antin.signing.DssOpinion;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.Verifier;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;

/// Every format at every level, before our own checker and EU DSS.
@Needs
class EveryLevelTest extends AtDesk {
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            textBlock =
                    """
                    CMS,          B,   CAdES-BASELINE-B
                    CMS,          T,   CAdES-BASELINE-T
                    CMS,          LT,  CAdES-BASELINE-LT
                    CMS,          LTA, CAdES-BASELINE-LTA
                    CMS_DETACHED, B,   CAdES-BASELINE-B
                    CMS_DETACHED, T,   CAdES-BASELINE-T
                    CMS_DETACHED, LT,  CAdES-BASELINE-LT
                    CMS_DETACHED, LTA, CAdES-BASELINE-LTA
                    XML,          B,   XAdES-BASELINE-B
                    XML,          T,   XAdES-BASELINE-T
                    XML,          LT,  XAdES-BASELINE-LT
                    XML,          LTA, XAdES-BASELINE-LTA
                    XML_DETACHED, B,   XAdES-BASELINE-B
                    XML_DETACHED, T,   XAdES-BASELINE-T
                    XML_DETACHED, LT,  XAdES-BASELINE-LT
                    XML_DETACHED, LTA, XAdES-BASELINE-LTA
                    CONTAINER,    B,   XAdES-BASELINE-B
                    CONTAINER,    T,   XAdES-BASELINE-T
                    CONTAINER,    LT,  XAdES-BASELINE-LT
                    CONTAINER,    LTA, XAdES-BASELINE-LTA
                    JSON,         B,   JAdES-BASELINE-B
                    JSON,         T,   JAdES-BASELINE-T
                    JSON,         LT,  JAdES-BASELINE-LT
                    JSON,         LTA, JAdES-BASELINE-LTA
                    PDF,          B,   PAdES-BASELINE-B
                    PDF,          T,   PAdES-BASELINE-T
                    PDF,          LT,  PAdES-BASELINE-LT
                    PDF,          LTA, PAdES-BASELINE-LTA
                    """)
    @DisplayName("Điều 7.1, TT 41 Đ9: every format and level passes EU DSS and our own checker")
    void everyLevel(Packaging packaging, String letters, String level) {
        byte[] content = content(packaging);
        byte[] signed = desk.sign("công văn.dat", content, packaging, letters);
        DSSDocument[] beside =
                packaging.detached()
                        ? new DSSDocument[] {new InMemoryDocument(content, "công văn.dat")}
                        : new DSSDocument[0];
        var root = desk.server.ca().root();
        // From LT on the file alone is enough. Below, it says nothing of the certificate's state,
        // and both want to ask.
        boolean alone = letters.startsWith("L");
        if (!alone) {
            assertThat(DssOpinion.of(signed, "a", root, beside))
                    .containsExactly(level + " INDETERMINATE CERTIFICATE_CHAIN_GENERAL_FAILURE");
            assertThat(checked(desk.verifier(), packaging, signed, content).verdict())
                    .isEqualTo(FileVerdict.INDETERMINATE);
        }
        assertThat(
                        alone
                                ? DssOpinion.of(signed, "a", root, beside)
                                : DssOpinion.asking(signed, "a", root, beside))
                .containsExactly(level + " TOTAL_PASSED");
        VerificationReport report =
                checked(alone ? desk.verifier() : desk.asking(), packaging, signed, content);
        assertThat(report.verdict()).as(report.conclusion()).isEqualTo(FileVerdict.VALID);
        assertThat(report.signatures())
                .singleElement()
                .satisfies(one -> assertThat(one.level()).isEqualTo(level));
    }

    private static VerificationReport checked(
            Verifier verifier, Packaging packaging, byte[] signed, byte[] content) {
        return packaging.detached()
                ? verifier.verifyDetached("a", signed, content, null)
                : verifier.verify("a", signed, null);
    }

    private static byte[] content(Packaging packaging) {
        return switch (packaging) {
            case PDF -> Letters.pdf();
            case XML ->
                    "<?xml version=\"1.0\"?><so><vănBản>Số 12</vănBản></so>"
                            .getBytes(StandardCharsets.UTF_8);
            case JSON -> "{\"số\":\"12\"}".getBytes(StandardCharsets.UTF_8);
            default -> "Báo cáo số 12".getBytes(StandardCharsets.UTF_8);
        };
    }
}
