package org.antin.audit;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.stream.IntStream;

/// Which short runs of bytes occur somewhere in a block of the log: a bit for each, by a hash. A
/// text whose runs aren't all there stands in none of the block's lines; one whose runs are there
/// may still stand in none.
///
/// Imprints are kept in the database: whoever changes what a bit means must empty `audit_block`.
final class Imprint {
    static final int PIECES = 256;
    static final int PIECE_BITS = 2048;

    private static final int BITS = PIECES * PIECE_BITS;

    /// Long enough to tell ids apart, whose runs of three occur in every block.
    private static final int LONGEST = 5;

    /// Of each length. More hardly ever rule out one more block.
    private static final int MOST = 6;

    /// Names and what was acted upon are looked for by fields of their own.
    enum In {
        NAME(1),
        TEXT(2);

        private final int mark;

        In(int mark) {
            this.mark = mark;
        }
    }

    private final BitSet bits = new BitSet(BITS);

    /// What is typed may be shorter than the longest run, so the shorter ones are there as well.
    void add(In in, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int length = 1; length <= LONGEST; length++)
            for (int at = 0; at + length <= bytes.length; at++)
                bits.set(bit(in, bytes, at, length));
    }

    /// All pieces, one behind the other.
    byte[] bytes() {
        var all = new byte[BITS / Byte.SIZE];
        var set = bits.toByteArray();
        System.arraycopy(set, 0, all, 0, set.length);
        return all;
    }

    /// Bits that are all set where a text is that contains this one: of its longest runs and of
    /// those one shorter.
    static int[] asked(In in, String part) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        int longest = Math.min(LONGEST, bytes.length);
        return IntStream.rangeClosed(Math.max(1, longest - 1), longest)
                .flatMap(length -> spread(in, bytes, length))
                .distinct()
                .toArray();
    }

    private static IntStream spread(In in, byte[] bytes, int length) {
        int runs = bytes.length - length + 1;
        int step = Math.ceilDiv(runs, MOST);
        return IntStream.range(0, Math.ceilDiv(runs, step))
                .map(n -> bit(in, bytes, n * step, length));
    }

    private static int bit(In in, byte[] bytes, int at, int length) {
        long run = ((long) in.mark << 8) | length;
        for (int i = 0; i < LONGEST; i++)
            run = (run << 8) | (i < length ? bytes[at + i] & 0xff : 0);
        // every bit of a run shall move about half of the upper ones
        long mixed = run * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xBF58476D1CE4E5B9L;
        return (int) (mixed >>> (Long.SIZE - Integer.numberOfTrailingZeros(BITS)));
    }
}
