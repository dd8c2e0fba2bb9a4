package org.antin.signing.font;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Set;

class FontsTest {
    private static final String[] TONES = {"", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"};

    /// Every vowel with every tone in both cases, composed, and Đ: the alphabet of TCVN 6909.
    static Set<Integer> vietnameseLetters() {
        Set<Integer> letters = new LinkedHashSet<>();
        for (String vowel : "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY".split("")) {
            for (String tone : TONES) {
                letters.add(Normalizer.normalize(vowel + tone, Normalizer.Form.NFC).codePointAt(0));
            }
        }
        "đĐ".codePoints().forEach(letters::add);
        return letters;
    }

    @ParameterizedTest
    @EnumSource(Fonts.class)
    @DisplayName("NĐ 30/2020 PL I: each style has all 146 Vietnamese letters")
    void everyStyleHasEveryVietnameseLetter(Fonts style) throws Exception {
        try (var in = style.open();
                var font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
            var cmap = font.getUnicodeCmapLookup();
            assertThat(vietnameseLetters()).hasSize(146).contains((int) 'Ộ', (int) 'Ễ');
            assertThat(vietnameseLetters()).allMatch(letter -> cmap.getGlyphId(letter) != 0);
            assertThat(font.getName()).startsWith("LiberationSerif");
        }
    }

    @org.junit.jupiter.api.Test
    @DisplayName(
            "NĐ 30/2020 PL I: widths are those of Times New Roman (digit 0.5 em, space 0.25 em)")
    void regularKeepsTimesNewRomanWidths() throws Exception {
        try (var in = Fonts.REGULAR.open();
                var font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
            var cmap = font.getUnicodeCmapLookup();
            assertThat(font.getUnitsPerEm()).isEqualTo(2048);
            assertThat(font.getAdvanceWidth(cmap.getGlyphId('0'))).isEqualTo(1024);
            assertThat(font.getAdvanceWidth(cmap.getGlyphId(' '))).isEqualTo(512);
            assertThat(font.getAdvanceWidth(cmap.getGlyphId('M'))).isEqualTo(1821);
        }
    }
}
