package org.antin.signing.check.pdf;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.Locale;

/// The letters and digits of one layer of a page in the order they are drawn, as capitals, and
/// whether each follows close upon the one before.
final class Letters {
    private final StringBuilder letters = new StringBuilder();
    private final BitSet close = new BitSet();
    private double gap = Double.MAX_VALUE;

    /// How far two letters may stand apart to be of one text, in parts of the font's size.
    private static final double NEAR = 1.1;

    /// Whatever comes next isn't near what came before.
    void apart() {
        gap = Double.MAX_VALUE;
    }

    /// @param ems to the right, in parts of the font's size
    void move(double ems) {
        gap += Math.max(0, ems);
    }

    /// Adds what one code shows.
    ///
    /// @return false when it is a mark without its letter, which may belong to any letter drawn
    boolean add(String shown) {
        int from = letters.length();
        String text = Normalizer.normalize(shown, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.getType(c) == Character.NON_SPACING_MARK) return false;
            if (Character.isLetterOrDigit(c)) letters.appendCodePoint(c);
        }
        if (letters.length() == from) {
            gap += 1;
            return true;
        }
        if (gap <= NEAR) close.set(from);
        close.set(from + 1, letters.length());
        gap = 0;
        return true;
    }

    /// Whether this word stands somewhere with nothing close before or behind it.
    boolean standsAlone(String word) {
        for (int at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean before = at > 0 && close.get(at);
            boolean behind = end < letters.length() && close.get(end);
            if (!before && !behind) return true;
        }
        return false;
    }
}
