package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.check.pdf.FirstPage;
import org.antin.signing.font.Fonts;
import org.apache.pdfbox.pdmodel.PDAppearanceContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

/// Điều 1.1.b, T01: a document with a secrecy mark is neither signed nor taken in.
class SecrecyMarkTest {
    /// Looks for a mark, and checks that the quick look, which spares most files the full one,
    /// never passes over it.
    private static Optional<SecrecyMark> find(byte[] pdf) {
        Optional<SecrecyMark> found = SecrecyMark.find(pdf);
        if (found.isPresent()) assertThat(quick(pdf)).isTrue();
        return found;
    }

    private static boolean quick(byte[] pdf) {
        return FirstPage.mayShow(
                new org.antin.signing.check.pdf.PdfFile(
                        pdf,
                        org.antin.signing.check.Limits.standard(),
                        org.antin.signing.check.Deadline.in(java.time.Duration.ofMinutes(1))),
                SecrecyMark.letters());
    }

    private static Sheet letterhead() {
        return new Sheet()
                .text("ỦY BAN NHÂN DÂN", 35, 25)
                .text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 105, 25)
                .text("XÃ CẨM BÌNH", 40, 31)
                .text("Độc lập - Tự do - Hạnh phúc", 115, 31)
                .text("Kính gửi: Ủy ban nhân dân huyện Cẩm Xuyên", 60, 80);
    }

    @ParameterizedTest
    @CsvSource({
        "MẬT, SECRET",
        "Mật, SECRET",
        "mật, SECRET",
        "TỐI MẬT, HIGH",
        "Tối mật, HIGH",
        "TUYỆT MẬT, TOP",
        "tuyệt  mật, TOP",
        "[MẬT], SECRET",
        "- TỐI MẬT -, HIGH",
        "M Ậ T, SECRET",
        "M  Ậ  T, SECRET",
        "T Ố I   M Ậ T, HIGH",
        "Độ mật: Tuyệt mật, TOP",
        "MËT, SECRET",
        "TUYEÄT MAÄT, TOP"
    })
    @DisplayName("T01: a mark by itself is found in any case, spacing and older encoding")
    void markByItself(String text, SecrecyMark expected) {
        assertThat(find(letterhead().text(text, 45, 42).pdf())).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MẬT", "TỐI MẬT", "Tuyệt mật"})
    @DisplayName("T01: a mark written in decomposed Unicode is found")
    void decomposed(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        assertThat(apart).isNotEqualTo(text);
        assertThat(find(letterhead().text(apart, 45, 42).pdf())).isPresent();
    }

    @Test
    @DisplayName("T01: letters pushed apart by character spacing are found, level with other text")
    void letterSpaced() {
        byte[] pdf =
                letterhead().text("TỐI MẬT", 35, 25.1 + 12, 14, 9).text("Số: 5", 130, 37).pdf();
        assertThat(find(pdf)).contains(SecrecyMark.HIGH);
    }

    @ParameterizedTest
    @ValueSource(ints = {90, 180, 270})
    @DisplayName("T01: a mark on a turned page is found where it is seen")
    void turnedPage(int rotation) {
        assertThat(find(new Sheet(rotation).text("MẬT", 45, 30).pdf()))
                .contains(SecrecyMark.SECRET);
        assertThat(find(new Sheet(rotation).text("MẬT", 45, 200).pdf())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "về việc bảo vệ bí mật nhà nước, tài liệu mật và tối mật năm 2020",
                "Độ mật của khóa bí mật",
                "Luật Bảo vệ bí mật nhà nước",
                "MẬT MÃ DÂN SỰ",
                "QUẢN LÝ THIẾT BỊ MẬT"
            })
    @DisplayName("T01: the words inside running text or a title are no mark")
    void runningText(String text) {
        byte[] pdf = letterhead().text(text, 40, 60).pdf();
        assertThat(find(pdf)).isEmpty();
        // The quick look alone settles it: the word has a neighbour.
        assertThat(quick(pdf)).isFalse();
    }

    @Test
    @DisplayName("T01: the last word of a paragraph on a line of its own is no mark")
    void lastWordOfParagraph() {
        byte[] pdf =
                letterhead()
                        .text(
                                "Thực hiện quy định của pháp luật về quản lý các tài liệu thuộc bí",
                                30,
                                60)
                        .text("mật.", 30, 67)
                        .pdf();
        assertThat(find(pdf)).isEmpty();
    }

    @Test
    @DisplayName("T01: below the upper third, or on page 2, it is no mark of the document")
    void elsewhere() {
        assertThat(find(letterhead().text("MẬT", 45, 150).pdf())).isEmpty();
        assertThat(find(letterhead().page().text("MẬT", 45, 30).pdf())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    @DisplayName("T01, D1.1b: the upper third is that of the page as it is seen")
    void upperThird(int rotation) {
        assertThat(find(new Sheet(rotation).text("MẬT", 45, 90).pdf()))
                .contains(SecrecyMark.SECRET);
        assertThat(find(new Sheet(rotation).text("MẬT", 45, 105).pdf())).isEmpty();
    }

    @Test
    @DisplayName("T01: a mark put on as a stamp annotation is found")
    void stampAnnotation() throws Exception {
        Sheet sheet = letterhead();
        var document = sheet.document();
        var stamp = new PDAnnotationRubberStamp();
        stamp.setRectangle(new PDRectangle(100, 740, 80, 30));
        var look = new PDAppearanceStream(document);
        look.setBBox(new PDRectangle(80, 30));
        look.setResources(new PDResources());
        try (var in = Fonts.BOLD.open();
                var out = new PDAppearanceContentStream(look)) {
            var font = PDType0Font.load(document, in, false);
            out.beginText();
            out.setFont(font, 14);
            out.newLineAtOffset(10, 10);
            out.showText("MẬT");
            out.endText();
        }
        var appearance = new PDAppearanceDictionary();
        appearance.setNormalAppearance(look);
        stamp.setAppearance(appearance);
        document.getPage(0).getAnnotations().add(stamp);
        assertThat(find(sheet.pdf())).contains(SecrecyMark.SECRET);
    }

    @Test
    @DisplayName("T01: what can't be read has no mark to find")
    void unreadable() {
        assertThat(find("MẬT".getBytes(StandardCharsets.UTF_8))).isEqualTo(Optional.empty());
        assertThat(find(new byte[0])).isEmpty();
    }
}
