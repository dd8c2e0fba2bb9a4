package org.antin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.BitSet;
import java.util.Random;

@DisplayName("D2.4: an imprint rules out what isn't there, and never what is")
class ImprintTest {
    private final Random random = new Random(2_4);

    private static boolean mayHold(Imprint imprint, Imprint.In in, String part) {
        var bits = BitSet.valueOf(imprint.bytes());
        for (int bit : Imprint.asked(in, part)) if (!bits.get(bit)) return false;
        return true;
    }

    /// Letters of one to four bytes each.
    private String text(int length) {
        var text = new StringBuilder();
        while (text.length() < length)
            text.appendCodePoint("aбnguyễnđ漢😀-0123 f".codePoints().toArray()[random.nextInt(18)]);
        return text.toString();
    }

    @Test
    @DisplayName("every part of every text is found, however short or long")
    void nothingIsMissed() {
        var imprint = new Imprint();
        for (int i = 0; i < 200; i++) {
            var text = text(1 + random.nextInt(60));
            imprint.add(Imprint.In.TEXT, text);
            int first = random.nextInt(text.length());
            int last = first + 1 + random.nextInt(text.length() - first);
            // a half of a letter of two halves is no letter
            if (Character.isLowSurrogate(text.charAt(first))) first--;
            if (last < text.length() && Character.isLowSurrogate(text.charAt(last))) last++;
            assertThat(mayHold(imprint, Imprint.In.TEXT, text.substring(first, last)))
                    .as(text.substring(first, last) + " in " + text)
                    .isTrue();
        }
    }

    @Test
    @DisplayName("of a thousand ids that aren't there, hardly one may be")
    void littleIsGuessed() {
        var imprint = new Imprint();
        for (int i = 0; i < 4096; i++) imprint.add(Imprint.In.TEXT, id());
        int guessed = 0;
        for (int i = 0; i < 1000; i++) if (mayHold(imprint, Imprint.In.TEXT, id())) guessed++;
        assertThat(guessed).isLessThan(10);
        assertThat(mayHold(imprint, Imprint.In.TEXT, "khongcoaihet")).isFalse();
        assertThat(mayHold(imprint, Imprint.In.NAME, "0")).as("a name is no subject").isFalse();
    }

    private String id() {
        return new java.util.UUID(random.nextLong(), random.nextLong()).toString();
    }

    @Test
    @DisplayName("the bits are those that stand in databases already, cut into whole pieces")
    void theBitsStay() {
        assertThat(Imprint.asked(Imprint.In.TEXT, "a")).containsExactly(235701);
        assertThat(Imprint.asked(Imprint.In.TEXT, "không"))
                .containsExactly(19205, 403877, 490788, 486492, 330021);
        assertThat(Imprint.asked(Imprint.In.NAME, "không"))
                .containsExactly(55704, 477245, 288614, 37727, 150586);
        assertThat(new Imprint().bytes())
                .hasSize(Imprint.PIECES * Imprint.PIECE_BITS / Byte.SIZE)
                .containsOnly(0);
        assertThat(Imprint.asked(Imprint.In.TEXT, "")).as("nothing typed").isEmpty();
        assertThat(Imprint.asked(Imprint.In.TEXT, id() + id() + id())).hasSizeLessThanOrEqualTo(12);
    }
}
