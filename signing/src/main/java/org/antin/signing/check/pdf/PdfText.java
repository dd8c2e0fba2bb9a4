package org.antin.signing.check.pdf;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What strings in PDF objects say (ISO 32000-2, 7.9.2 and 7.9.4).
final class PdfText {
    private static final Pattern DATE =
            Pattern.compile(
                    "(?:D:)?(\\d{4})(\\d\\d)?(\\d\\d)?(\\d\\d)?(\\d\\d)?(\\d\\d)?"
                            + "(?:(Z)|([+-])(\\d\\d)'?(\\d\\d)?)?.*");

    private PdfText() {}

    static String string(byte[] bytes) {
        if (starts(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static boolean starts(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) return false;
        }
        return true;
    }

    /// A date as a moment; one without a zone is taken as UTC. Null when it isn't a date.
    static @Nullable Instant moment(PdfValue value) {
        if (!(value instanceof PdfValue.Text text) || text.bytes().length > 64) return null;
        Matcher m = DATE.matcher(string(text.bytes()).strip());
        if (!m.matches()) return null;
        try {
            int zone = 0;
            if (m.group(8) != null) {
                int minutes = m.group(10) == null ? 0 : Integer.parseInt(m.group(10));
                zone = (Integer.parseInt(m.group(9)) * 60 + minutes) * 60;
                if (m.group(8).equals("-")) zone = -zone;
            }
            return LocalDateTime.of(
                            Integer.parseInt(m.group(1)),
                            part(m.group(2), 1),
                            part(m.group(3), 1),
                            part(m.group(4), 0),
                            part(m.group(5), 0),
                            part(m.group(6), 0))
                    .toInstant(ZoneOffset.ofTotalSeconds(zone));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int part(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    static boolean same(PdfValue.Text a, PdfValue.Text b) {
        return Arrays.equals(a.bytes(), b.bytes());
    }
}
