package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.antin.testkit.Needs;
import org.antin.testkit.PlainSignatures;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.text.Normalizer;

/// Secrecy marks in files that have no pages (Điều 1.1.b, T01).
class WrittenMarkTest {
    @TempDir static Path dir;

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MẬT", "T U Y Ệ T  M Ậ T", "Độ mật: TỐI MẬT", " mật độ "})
    @DisplayName("D1.1b, T01: a paragraph, cell, value or line that is nothing but the mark")
    void found(String text) {
        boolean mark = !text.equals(" mật độ ");
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        assertThat(WrittenMark.find(Letters.docx(text)).isPresent()).isEqualTo(mark);
        assertThat(WrittenMark.find(Letters.docx(decomposed)).isPresent()).isEqualTo(mark);
        assertThat(WrittenMark.find(Letters.xlsx(text)).isPresent()).isEqualTo(mark);
        assertThat(WrittenMark.find(utf8("<a><b>" + text + "</b></a>")).isPresent())
                .isEqualTo(mark);
        assertThat(WrittenMark.find(utf8("{\"a\":\"" + text + "\"}")).isPresent()).isEqualTo(mark);
        assertThat(WrittenMark.find(utf8("UBND\n" + text + "\nCông văn")).isPresent())
                .isEqualTo(mark);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mật", "Mật ong rừng", "BẢO MẬT", "VĂN BẢN MẬT ĐƯỢC GIẢI MẬT", "12"})
    @DisplayName("T01: honey, and words that only contain the mark, are none")
    void notFound(String text) {
        assertThat(WrittenMark.find(Letters.docx(text))).isEmpty();
        assertThat(WrittenMark.find(Letters.xlsx(text))).isEmpty();
        assertThat(WrittenMark.find(utf8("<a>" + text + "</a>"))).isEmpty();
        assertThat(WrittenMark.find(utf8("{\"a\":\"" + text + "\"}"))).isEmpty();
    }

    @Test
    @Needs
    @DisplayName("D1.1b: what a container, a CMS or a JWS encloses is looked into")
    void enclosed() {
        try (var desk = new Desk(dir)) {
            var secret = Letters.docx("TUYỆT MẬT");
            for (var packaging :
                    new Packaging[] {Packaging.CONTAINER, Packaging.CMS, Packaging.JSON}) {
                var signed = desk.sign("a.docx", secret, packaging, "B");
                assertThat(WrittenMark.find(signed)).as(packaging.name()).contains("Tuyệt mật");
                var open = desk.sign("a.docx", Letters.docx("Số 12"), packaging, "B");
                assertThat(WrittenMark.find(open)).as(packaging.name()).isEmpty();
            }
            var compact = PlainSignatures.jws(secret, desk.key, desk.chain);
            assertThat(WrittenMark.find(compact)).as("compact JWS").contains("Tuyệt mật");
            var open = PlainSignatures.jws(Letters.docx("Số 12"), desk.key, desk.chain);
            assertThat(WrittenMark.find(open)).isEmpty();
        }
    }

    @Test
    @DisplayName("a file that can't be read has no mark; others refuse it")
    void unreadable() {
        var torn = java.util.Arrays.copyOf(Letters.docx("MẬT"), 700);
        for (var bytes : new byte[][] {torn, utf8("<a>MẬ"), {}, {0x30, 0x03, 1, 2}}) {
            assertThat(WrittenMark.find(bytes)).isEmpty();
        }
    }
}
