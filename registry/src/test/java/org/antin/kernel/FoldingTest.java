package org.antin.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.text.Normalizer;

class FoldingTest {
    @Test
    void searchesWithoutDiacritics() {
        assertThat(Folding.fold("  Nguyễn   Thị\u00a0Huệ ")).isEqualTo("nguyen thi hue");
        assertThat(Folding.fold("Đặng Đình Đức")).isEqualTo("dang dinh duc");
        assertThat(Folding.fold("ƯỞNG ỡ ợ ặ Ỵ")).isEqualTo("uong o o a y");
        assertThat(Folding.fold("Sở TT&TT – số 12/QĐ")).isEqualTo("so tt&tt – so 12/qd");
    }

    @Test
    @DisplayName("every letter of the Vietnamese alphabet folds to ASCII, composed or not")
    void wholeAlphabet() {
        String letters =
                "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ";
        String folded = Folding.fold(letters + letters.toUpperCase(java.util.Locale.ROOT));
        assertThat(folded).matches("[a-z]+");
        assertThat(Folding.fold(Normalizer.normalize(letters, Normalizer.Form.NFD)))
                .isEqualTo(Folding.fold(letters));
        assertThat(Folding.fold(folded)).isEqualTo(folded);
    }

    @Test
    @DisplayName("names in decomposed Unicode are stored NFC")
    void storesComposed() {
        String decomposed = Normalizer.normalize("Trần Thị Thuỷ", Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo("Trần Thị Thuỷ");
        assertThat(Nfc.of(" " + decomposed + "\t")).isEqualTo("Trần Thị Thuỷ");
        assertThat(Nfc.of("Thị trấn  Tây Sơn")).isEqualTo("Thị trấn Tây Sơn");
        assertThat(Nfc.of("   ")).isEmpty();
    }
}
