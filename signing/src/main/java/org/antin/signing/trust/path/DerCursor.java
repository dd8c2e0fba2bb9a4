package org.antin.signing.trust.path;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// Walks over DER without building anything: a list of a million revoked certificates is read in
/// one pass. Anything that isn't DER with definite lengths throws [IllegalArgumentException].
final class DerCursor {
    static final int INTEGER = 0x02;
    static final int BOOLEAN = 0x01;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int UTC_TIME = 0x17;
    static final int GENERALIZED_TIME = 0x18;
    static final int SEQUENCE = 0x30;

    private final byte[] bytes;
    private final int end;
    private int start;
    private int tag;
    private int content;
    private int next;

    private DerCursor(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.end = end;
        this.next = from;
    }

    static DerCursor of(byte[] bytes) {
        return new DerCursor(bytes, 0, bytes.length);
    }

    /// Another one at the same place.
    DerCursor copy() {
        return new DerCursor(bytes, next, end);
    }

    boolean hasNext() {
        return next < end;
    }

    /// The tag of what comes next; -1 at the end.
    int peek() {
        return hasNext() ? bytes[next] & 0xFF : -1;
    }

    /// Goes to the next element.
    DerCursor next() {
        if (end - next < 2) throw new IllegalArgumentException("no element where one should be");
        start = next;
        tag = bytes[next] & 0xFF;
        if ((tag & 0x1F) == 0x1F) throw new IllegalArgumentException("a long tag");
        int first = bytes[next + 1] & 0xFF;
        content = next + 2;
        int length = first;
        if (first >= 0x80) {
            int count = first & 0x7F;
            if (count == 0 || count > 4 || end - content < count) {
                throw new IllegalArgumentException("not a definite length");
            }
            length = 0;
            for (int i = 0; i < count; i++) length = length << 8 | bytes[content++] & 0xFF;
        }
        if (length < 0 || length > end - content) {
            throw new IllegalArgumentException("longer than what holds it");
        }
        next = content + length;
        return this;
    }

    DerCursor next(int expected) {
        next();
        if (tag != expected) throw new IllegalArgumentException("another kind of element");
        return this;
    }

    /// A cursor over what the present element holds.
    DerCursor inside() {
        return new DerCursor(bytes, content, next);
    }

    /// The present element, tag and length included.
    byte[] element() {
        return Arrays.copyOfRange(bytes, start, next);
    }

    /// Writes the present element, tag and length included.
    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, start, next - start);
    }

    /// Whether the content of the present element is this.
    boolean holds(byte[] value) {
        return Arrays.equals(bytes, content, next, value, 0, value.length);
    }
}
