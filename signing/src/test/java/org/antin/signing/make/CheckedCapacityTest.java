package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.practiceca.Subject;
import org.antin.signing.check.Reason;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustStore;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/// Điều 7.4, NĐ 30/2020 Điều 13, of what somebody else's software signed without asking.
class CheckedCapacityTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-16T02:03:04Z"));

    @TempDir static Path dir;
    private static Office office;

    @BeforeAll
    static void open() {
        office = new Office(dir, CLOCK);
    }

    @AfterAll
    static void close() {
        office.close();
    }

    private static byte[] signed(String authority, String printed, String title) {
        var letter =
                new Sheet()
                        .text(authority, 120, 200)
                        .text(printed, 120, 206)
                        .text(Office.CHAIRMAN, 120, 236)
                        .pdf();
        var subject =
                new Subject.Individual(
                        Office.CHAIRMAN,
                        title,
                        "Ủy ban nhân dân xã Cẩm Bình",
                        "Ủy ban nhân dân tỉnh Hà Tĩnh",
                        "Hà Tĩnh",
                        null,
                        null);
        var token = office.token(0, subject);
        var order = new Order(SignatureKind.LEADER, token.chain(), new Appearance.Invisible());
        return office.sign(letter, order.judged(), token);
    }

    private static VerificationReport check(byte[] file, boolean capacity) {
        var verifier = Verifier.of(TrustStore.none(), RevocationSource.offline(), CLOCK);
        return (capacity ? verifier.comparingCapacity() : verifier).verify("a.pdf", file, null);
    }

    @ParameterizedTest
    @CsvSource({
        "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH, Phó Chủ tịch, false",
        "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH, Chủ tịch, true",
        "TL. CHỦ TỊCH, CHÁNH VĂN PHÒNG, Chuyên viên, true",
        "TUQ. CHỦ TỊCH, GIÁM ĐỐC SỞ, Giám đốc Sở, false"
    })
    @DisplayName("T05: a check says when KT., TL. or TUQ. disagrees with the certificate's title")
    void said(String authority, String printed, String title, boolean differs) {
        byte[] file = signed(authority, printed, title);
        var report = check(file, true);
        assertThat(report.says(Reason.CAPACITY_DIFFERS)).isEqualTo(differs);
        var plain = check(file, false);
        assertThat(plain.says(Reason.CAPACITY_DIFFERS)).as("only where asked for").isFalse();
        assertThat(report.verdict()).as("it decides nothing").isEqualTo(plain.verdict());
        assertThat(report.signatures().getFirst().reason())
                .isEqualTo(plain.signatures().getFirst().reason());
    }

    @Test
    @Timeout(60)
    @DisplayName(
            "pages whose text has no end are left off: neither looking for words nor T05 hangs")
    void endlessText() throws IOException {
        byte[] pdf;
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            page.setContents(form(document, 12).getContentStream());
            var resources = new PDResources();
            resources.put(COSName.getPDFName("N"), form(document, 11));
            page.setResources(resources);
            var out = new ByteArrayOutputStream();
            document.save(out);
            pdf = out.toByteArray();
        }
        assertThat(SecrecyMark.find(pdf)).isEmpty();
        long start = System.nanoTime();
        var printed = Capacity.printed(pdf, office.leader.chain().getFirst(), () -> true);
        assertThat(printed).isEmpty();
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }

    /// Draws the next ten times over, down to the last.
    private static PDFormXObject form(PDDocument document, int left) throws IOException {
        var form = new PDFormXObject(document);
        form.setBBox(PDRectangle.A4);
        try (var out = form.getContentStream().createOutputStream()) {
            out.write("/N Do ".repeat(left == 0 ? 0 : 10).getBytes(StandardCharsets.US_ASCII));
        }
        if (left > 0) {
            var resources = new PDResources();
            resources.put(COSName.getPDFName("N"), form(document, left - 1));
            form.setResources(resources);
        }
        return form;
    }
}
