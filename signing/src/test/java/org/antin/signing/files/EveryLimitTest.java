package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Limits;
import org.antin.signing.check.Reason;
import org.antin.signing.check.VerificationReport;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/// Each limit of a check bites in each format it speaks of: a sound file that is VALID within the
/// usual limits isn't beyond a smaller one, and the report says that the limit is why.
@Needs
class EveryLimitTest extends AtDesk {
    private static final Map<Packaging, byte[]> SIGNED = new EnumMap<>(Packaging.class);

    @AfterAll
    static void forget() {
        SIGNED.clear();
    }

    /// Signed twice, each made once.
    private static byte[] signed(Packaging packaging) {
        return SIGNED.computeIfAbsent(
                packaging,
                _ -> {
                    byte[] once = desk.signBefore("a", content(packaging), packaging, "LT");
                    return desk.sign("a", once, packaging, "LT");
                });
    }

    private static byte[] content(Packaging packaging) {
        return switch (packaging) {
            case PDF -> Letters.pdf();
            case OFFICE -> Letters.docx("Báo cáo số 12");
            case XML -> "<so><vănBản>Số 12</vănBản></so>".getBytes(StandardCharsets.UTF_8);
            case JSON -> "{\"số\":\"12\"}".getBytes(StandardCharsets.UTF_8);
            default -> "Báo cáo số 12".getBytes(StandardCharsets.UTF_8);
        };
    }

    private static VerificationReport check(byte[] file, Limits limits) {
        return desk.verifier().within(limits).verify("a", file, null);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "PDF,       file-bytes,     1000",
        "PDF,       unpacked-bytes, 100",
        "PDF,       objects,        1",
        "PDF,       depth,          1",
        "PDF,       signatures,     1",
        "CMS,       file-bytes,     1000",
        "CMS,       signatures,     1",
        "XML,       file-bytes,     1000",
        "XML,       objects,        10",
        "XML,       depth,          1",
        "XML,       signatures,     1",
        "CONTAINER, file-bytes,     1000",
        "CONTAINER, unpacked-bytes, 1000",
        "CONTAINER, objects,        2",
        "CONTAINER, depth,          1",
        "CONTAINER, signatures,     1",
        "JSON,      file-bytes,     1000",
        "JSON,      depth,          1",
        "JSON,      signatures,     1",
        "OFFICE,    file-bytes,     1000",
        "OFFICE,    unpacked-bytes, 1000",
        "OFFICE,    objects,        2",
        "OFFICE,    depth,          1",
        "OFFICE,    signatures,     1"
    })
    @DisplayName("every limit is a setting that bites, and is named as the reason")
    void bites(Packaging packaging, String limit, long value) {
        byte[] file = signed(packaging);
        VerificationReport whole = check(file, Limits.standard());
        assertThat(whole.verdict()).as(whole.conclusion()).isEqualTo(FileVerdict.VALID);
        assertThat(whole.signatures()).hasSize(2);
        VerificationReport cut = check(file, Limits.standard().with(limit, value));
        assertThat(cut.verdict()).isNotEqualTo(FileVerdict.VALID);
        assertThat(
                        cut.says(Reason.TOO_LARGE)
                                || cut.says(Reason.TOO_COMPLEX)
                                || cut.signatures().stream()
                                        .anyMatch(one -> one.reason() == Reason.TOO_COMPLEX))
                .as(cut.verdict() + ": " + cut.conclusion() + cut.messages())
                .isTrue();
    }
}
