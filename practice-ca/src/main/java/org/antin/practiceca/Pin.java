package org.antin.practiceca;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A PIN taken from the caller's array, which is wiped when this is closed. It never becomes a
/// string, and its text is in no message.
final class Pin implements AutoCloseable {
    private final char[] digits;

    private Pin(char[] digits) {
        this.digits = digits;
    }

    static Pin taking(char[] digits) {
        return new Pin(digits);
    }

    /// A copy in UTF-8, which the caller wipes.
    byte[] utf8() {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(digits));
        byte[] copy = new byte[encoded.remaining()];
        encoded.get(copy);
        Arrays.fill(encoded.array(), (byte) 0);
        return copy;
    }

    @Override
    public void close() {
        Arrays.fill(digits, '\0');
    }

    @Override
    public String toString() {
        return "Pin[…]";
    }
}
