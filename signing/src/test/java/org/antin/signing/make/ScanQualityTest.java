package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.antin.signing.make.ScanQuality.Fault;
import org.antin.signing.make.ScanQuality.Finding;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// T17: a scan as NĐ 30/2020, Phụ lục II, phần I asks.
class ScanQualityTest {
    private static final PDRectangle A4 = PDRectangle.A4;
    private static final int RGB = BufferedImage.TYPE_INT_RGB;

    private final PDDocument pdf = new PDDocument();

    /// A page of that size with a picture over so much of it.
    private ScanQualityTest page(PDRectangle paper, int dpi, int colours, int strips, float part)
            throws IOException {
        var page = new PDPage(paper);
        pdf.addPage(page);
        float height = paper.getHeight() / strips;
        int across = Math.round(paper.getWidth() / 72 * dpi);
        int down = Math.round(height / 72 * dpi);
        try (var content = new PDPageContentStream(pdf, page)) {
            for (int i = 0; i < strips; i++) {
                var picture = new BufferedImage(across, down, colours);
                content.drawImage(
                        LosslessFactory.createFromImage(pdf, picture),
                        0,
                        i * height,
                        paper.getWidth() * part,
                        height * part);
            }
        }
        return this;
    }

    private byte[] saved() throws IOException {
        try (var out = new ByteArrayOutputStream()) {
            pdf.save(out);
            pdf.close();
            return out.toByteArray();
        }
    }

    private static Finding finding(Fault fault, int page) {
        return new Finding(fault, page);
    }

    @Test
    @DisplayName("T17: 200 dots an inch, in colour, on A4 or A5, whole or in strips: as asked for")
    void fine() throws IOException {
        var file =
                page(A4, 200, RGB, 1, 1)
                        .page(PDRectangle.A5, 300, RGB, 1, 1)
                        .page(A4, 200, RGB, 4, 1)
                        .saved();
        assertThat(ScanQuality.USUAL.of(file)).isEmpty();
    }

    @Test
    @DisplayName("T17: the second page has 150 dots an inch")
    void coarse() throws IOException {
        var file = page(A4, 200, RGB, 1, 1).page(A4, 150, RGB, 1, 1).saved();
        assertThat(ScanQuality.USUAL.of(file)).contains(finding(Fault.RESOLUTION, 2));
    }

    @Test
    @DisplayName("T17: shades of grey, and black and white")
    void grey() throws IOException {
        var file = page(A4, 200, BufferedImage.TYPE_BYTE_GRAY, 1, 1).saved();
        assertThat(ScanQuality.USUAL.of(file)).contains(finding(Fault.COLOUR, 1));
        var bits =
                new ScanQualityTest().page(A4, 300, BufferedImage.TYPE_BYTE_BINARY, 1, 1).saved();
        assertThat(ScanQuality.USUAL.of(bits)).contains(finding(Fault.COLOUR, 1));
    }

    @Test
    @DisplayName("T17: a page at 90 % of its paper isn't at 100 %")
    void smallPage() throws IOException {
        var small = new PDRectangle(A4.getWidth() * 0.9f, A4.getHeight() * 0.9f);
        assertThat(ScanQuality.USUAL.of(page(small, 300, RGB, 1, 1).saved()))
                .contains(finding(Fault.SCALE, 1));
    }

    @ParameterizedTest
    @ValueSource(floats = {0.7f, 0.9f, 0.97f, 1.03f, 1.1f})
    @DisplayName("T17: a scan made smaller or larger on paper of the right size isn't at 100 %")
    void scaled(float part) throws IOException {
        assertThat(ScanQuality.USUAL.of(page(A4, 300, RGB, 1, part).saved()))
                .contains(finding(Fault.SCALE, 1));
    }

    @Test
    @DisplayName("T17: how much a scanner may leave out is a setting")
    void tolerance() throws IOException {
        byte[] file = page(A4, 300, RGB, 1, 0.98f).saved();
        assertThat(ScanQuality.USUAL.of(file)).isEmpty();
        assertThat(new ScanQuality(5).of(file)).contains(finding(Fault.SCALE, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ScanQuality(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ScanQuality(Double.NaN));
    }

    @Test
    @DisplayName("T17: a typed page, or a picture in its middle, is no scan")
    void typed() throws IOException {
        assertThat(ScanQuality.USUAL.of(page(A4, 300, RGB, 1, 0.5f).saved()))
                .contains(finding(Fault.NOT_A_SCAN, 1));
    }

    @Test
    @DisplayName("T17: PDF 1.3 is too old, and no PDF can't be read")
    void old() throws IOException {
        byte[] file = page(A4, 200, RGB, 1, 1).saved();
        var text = new String(file, StandardCharsets.ISO_8859_1);
        assertThat(text).startsWith("%PDF-1.");
        file[7] = '3';
        assertThat(ScanQuality.USUAL.of(file)).contains(finding(Fault.VERSION, 1));
        assertThat(ScanQuality.USUAL.of("%PDF-1.4".getBytes(StandardCharsets.US_ASCII)))
                .contains(finding(Fault.UNREADABLE, 1));
    }
}
