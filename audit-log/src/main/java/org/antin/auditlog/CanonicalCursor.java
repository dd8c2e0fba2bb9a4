package org.antin.auditlog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads the log's one spelling of JSON from left to right: no white space, fields in the published
/// order, and whatever it accepts, [CanonicalJson] would write the same way.
final class CanonicalCursor {
    private static final int LONGEST_NUMBER = 18;

    private final byte[] bytes;
    private int at;

    CanonicalCursor(byte[] bytes) {
        this.bytes = bytes;
    }

    int position() {
        return at;
    }

    byte[] since(int start) {
        return Arrays.copyOfRange(bytes, start, at);
    }

    /// Takes exactly this ASCII text.
    void take(String literal) throws NotCanonicalException {
        for (int i = 0; i < literal.length(); i++) {
            if (next() != literal.charAt(i)) {
                throw new NotCanonicalException("expected " + literal + " near byte " + at);
            }
        }
    }

    boolean peek(char c) {
        return at < bytes.length && bytes[at] == c;
    }

    void end() throws NotCanonicalException {
        if (at != bytes.length) throw new NotCanonicalException("something follows byte " + at);
    }

    /// A whole number from 0 to 999,999,999,999,999,999 without leading zeros.
    long number() throws NotCanonicalException {
        int start = at;
        long value = 0;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * 10 + (bytes[at++] - '0');
            if (at - start > LONGEST_NUMBER) throw new NotCanonicalException("number too long");
        }
        if (at == start) throw new NotCanonicalException("expected a number near byte " + at);
        if (bytes[start] == '0' && at - start > 1) {
            throw new NotCanonicalException("leading zero near byte " + start);
        }
        return value;
    }

    String string() throws NotCanonicalException {
        int start = at;
        take("\"");
        var raw = new ByteArrayOutputStream();
        while (true) {
            int b = next();
            if (b == '"') break;
            if (b >= 0 && b < 0x20) throw new NotCanonicalException("bare control character");
            raw.write(b == '\\' ? escaped() : b);
        }
        String text;
        try {
            text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(raw.toByteArray()))
                            .toString();
        } catch (CharacterCodingException e) {
            throw new NotCanonicalException("not UTF-8 near byte " + start);
        }
        var respelt = new StringBuilder();
        CanonicalJson.quote(respelt, text);
        byte[] spelt = respelt.toString().getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(since(start), spelt)) {
            throw new NotCanonicalException("another spelling of a text near byte " + start);
        }
        return text;
    }

    private int escaped() throws NotCanonicalException {
        int b = next();
        return switch (b) {
            case '"', '\\' -> b;
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> {
                take("00");
                yield Character.digit(next(), 16) * 16 + Character.digit(next(), 16);
            }
            default -> throw new NotCanonicalException("unknown escape near byte " + at);
        };
    }

    private byte next() throws NotCanonicalException {
        if (at >= bytes.length) throw new NotCanonicalException("it ends early");
        return bytes[at++];
    }
}
