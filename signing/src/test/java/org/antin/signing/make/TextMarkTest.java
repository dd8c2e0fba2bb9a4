package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.antin.signing.make.Appearance.TextLines;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// T15, T16: attachments in a file of their own and electronic copies show text and no picture.
class TextMarkTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-16T02:03:04Z"));

    @TempDir static Path dir;
    private static Office office;

    @BeforeAll
    static void openOffice() {
        office = new Office(dir, CLOCK);
    }

    @AfterAll
    static void closeOffice() {
        office.close();
    }

    private static byte[] signed(byte[] pdf, SignatureKind kind, TextLines text) {
        return office.sign(
                pdf, new Order(kind, office.organisation.chain(), text), office.organisation);
    }

    /// Text of the last signature's widget, as drawn.
    private static List<PageText.Segment> drawn(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Placement place = SignedField.all(document).getLast().seen().orElseThrow();
            assertThat(place.page()).isEqualTo(1);
            var geometry = new PageGeometry(document.getPage(0));
            return PageText.read(document.getPage(0), 40_000_000).upright().stream()
                    .flatMap(line -> line.segments().stream())
                    .filter(
                            s ->
                                    s.baseline() / geometry.unitsPerMm()
                                                    < place.topMm() + place.heightMm()
                                            && s.left() / geometry.unitsPerMm()
                                                    >= place.leftMm() - 0.1)
                    .toList();
        }
    }

    @Test
    @DisplayName(
            "T15: an attachment shows number and time at the top right of page 1, size 10, black")
    void attachment() throws Exception {
        byte[] pdf =
                signed(
                        Office.letter(),
                        SignatureKind.ATTACHMENT,
                        TextLines.attachment("45/UBND-VP"));
        var lines = drawn(pdf);
        assertThat(lines)
                .extracting(PageText.Segment::text)
                .containsExactly("45/UBND-VP", "16-03-2026; 09:03:04 +07:00");
        inTheCorner(pdf, "Attachment1");
    }

    /// At the top right of page 1, size 10, black, no picture.
    private static void inTheCorner(byte[] pdf, String name) throws Exception {
        assertThat(drawn(pdf))
                .isNotEmpty()
                .allSatisfy(l -> assertThat(l.size()).isCloseTo(10, within(0.01)));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var field = SignedField.all(document).getFirst();
            assertThat(field.name()).isEqualTo(name);
            Placement place = field.seen().orElseThrow();
            assertThat(place.page()).isEqualTo(1);
            assertThat(place.leftMm() + place.widthMm()).isCloseTo(210 - 15, within(0.1));
            assertThat(place.topMm() + place.heightMm()).isLessThan(20);
            var form =
                    document.getSignatureFields()
                            .getFirst()
                            .getWidgets()
                            .getFirst()
                            .getNormalAppearanceStream();
            assertThat(form.getResources().getXObjectNames()).isEmpty();
            String content = new String(form.getContents().readAllBytes(), "ISO-8859-1");
            assertThat(content).contains("0 g").doesNotContain(" rg");
        }
    }

    @Test
    @DisplayName(
            "T16: a copy shows its form, the copying organisation and the time at the top right of"
                    + " page 1, size 10, black, no picture")
    void copy() throws Exception {
        byte[] pdf =
                signed(
                        Office.letter(),
                        SignatureKind.COPY,
                        TextLines.copy("SAO LỤC", "Ủy ban nhân dân xã Cẩm Bình"));
        assertThat(drawn(pdf))
                .extracting(PageText.Segment::text)
                .containsExactly(
                        "SAO LỤC", "Ủy ban nhân dân xã Cẩm Bình", "16-03-2026; 09:03:04 +07:00");
        inTheCorner(pdf, "Copy1");
    }

    @Test
    @DisplayName(
            "NĐ 30/2020 PL I: the typeface is embedded as a subset with its Vietnamese letters")
    void embeddedSubset() throws Exception {
        String name = "ỘỄ Ữ ẶẴ ỷ đ Đ ỹ ợ";
        byte[] before = Office.letter();
        byte[] pdf =
                signed(
                        before,
                        SignatureKind.COPY,
                        TextLines.copy("SAO Y", Normalizer.normalize(name, Normalizer.Form.NFD)));
        assertThat(drawn(pdf)).extracting(PageText.Segment::text).contains(name);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var resources =
                    document.getSignatureFields()
                            .getFirst()
                            .getWidgets()
                            .getFirst()
                            .getNormalAppearanceStream()
                            .getResources();
            COSName only = resources.getFontNames().iterator().next();
            var font = (PDType0Font) resources.getFont(only);
            assertThat(font.isEmbedded()).isTrue();
            assertThat(font.getName()).matches("[A-Z]{6}\\+LiberationSerif");
            assertThat(font.getFontDescriptor().getFontFile2().toByteArray())
                    .hasSizeLessThan(60_000);
        }
    }

    @Test
    @DisplayName("T16: a long name goes on in the next line, inside the page")
    void longName() throws Exception {
        String name = "Ban Quản lý dự án đầu tư xây dựng công trình giao thông và nông nghiệp tỉnh";
        byte[] pdf = signed(Office.letter(), SignatureKind.COPY, TextLines.copy("TRÍCH SAO", name));
        var lines = drawn(pdf).stream().map(PageText.Segment::text).toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1) + " " + lines.get(2)).isEqualTo(name);
    }

    @Test
    @DisplayName("T15: a second one stands beside the first, not on it")
    void besideTheFirst() throws Exception {
        var text = TextLines.attachment("45/UBND-VP");
        byte[] once = signed(Office.letter(), SignatureKind.ATTACHMENT, text);
        byte[] twice = signed(once, SignatureKind.ATTACHMENT, text);
        try (PDDocument document = Loader.loadPDF(twice)) {
            var fields = SignedField.all(document);
            assertThat(fields)
                    .extracting(SignedField::name)
                    .containsExactly("Attachment1", "Attachment2");
            Placement first = fields.get(0).seen().orElseThrow();
            Placement second = fields.get(1).seen().orElseThrow();
            assertThat(first.overlaps(second)).isFalse();
        }
    }

    @Test
    @DisplayName(
            "2.4: the pattern is a template; one that names an unknown value is refused at once")
    void template() throws Exception {
        var own = new TextLines("Số {number}, ký lúc {time}", Map.of("number", "7/QĐ-UBND"));
        byte[] pdf = signed(Office.letter(), SignatureKind.ATTACHMENT, own);
        assertThat(drawn(pdf))
                .extracting(PageText.Segment::text)
                .containsExactly("Số 7/QĐ-UBND, ký lúc 16-03-2026; 09:03:04 +07:00");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TextLines("{number} {place}", Map.of("number", "7")))
                .withMessageContaining("place");
    }
}
