package org.antin.kernel;

import java.text.Normalizer;

/// Names as they are stored: one spelling of each letter. Vietnamese keyboards and macOS file names
/// produce "ế" as one, two or three code points; all of them are the same name.
public final class Nfc {
    private Nfc() {}

    /// The text in Unicode normal form C, without leading and trailing spaces and with every run of
    /// spaces, tabs and no-break spaces as one space.
    public static String of(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        var tidy = new StringBuilder(composed.length());
        boolean gap = false;
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                gap = true;
                continue;
            }
            if (gap && !tidy.isEmpty()) tidy.append(' ');
            gap = false;
            tidy.append(c);
        }
        return tidy.toString();
    }
}
