package org.antin.auditlog;

import java.text.Normalizer;

/// How texts are spelt in the log: NFC, quoted, with the fewest escapes (RFC 8785 section 3.2.2.2).
final class CanonicalJson {
    private CanonicalJson() {}

    /// Gives a text the form in which it is logged: NFC. What Unicode has no stable answer for
    /// (half a surrogate pair, a code point this Unicode version doesn't know) becomes U+FFFD: an
    /// append must not fail over odd input, and a later Unicode must not normalise the line
    /// differently.
    static String clean(String text) {
        var known = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        c -> {
                            int type = Character.getType(c);
                            boolean odd =
                                    type == Character.SURROGATE || type == Character.UNASSIGNED;
                            known.appendCodePoint(odd ? 0xFFFD : c);
                        });
        return Normalizer.normalize(known, Normalizer.Form.NFC);
    }

    static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) out.append("\\u%04x".formatted((int) c));
                    else out.append(c);
                }
            }
        }
        out.append('"');
    }
}
