package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

class RefusalTest {
    @Test
    @DisplayName("T07: every refusal has a text in Vietnamese, the default, and in English")
    void everyCodeHasItsText() {
        for (Locale language : new Locale[] {Locale.of("vi"), Locale.ENGLISH}) {
            var keys = ResourceBundle.getBundle(Refusal.class.getName() + "s", language).keySet();
            assertThat(keys)
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(Refusal.Code.values()).map(Refusal.Code::text).toList());
        }
    }

    @Test
    @DisplayName("T07: values stand in the text; another language gets Vietnamese")
    void valuesAreFilledIn() {
        var refusal = Refusal.of(Refusal.Code.WEAK_KEY, 1024);
        assertThat(refusal.text(Locale.of("vi")))
                .isEqualTo("Khóa của chứng thư số quá ngắn (1024 bit).");
        assertThat(refusal.text(Locale.FRENCH)).isEqualTo(refusal.text(Locale.of("vi")));
        assertThat(refusal.text(Locale.ENGLISH)).contains("1024 bits");
        assertThat(Refusal.of(Refusal.Code.SIGNATURE_BLOCK_NOT_FOUND).text(Locale.ENGLISH))
                .contains("signer's name");
    }
}
