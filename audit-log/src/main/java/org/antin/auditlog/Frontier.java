package org.antin.auditlog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// All that must be kept of a tree to append to it: its size and the roots of its perfect subtrees
/// ("peaks"), largest first, one for each bit set in the size. At most 63 hashes however long the
/// log.
///
/// @param size number of leaves, 0 or more
/// @param peaks as many as `size` has bits set; the list is copied
public record Frontier(long size, List<Hash> peaks) {
    /// The tree with no leaves.
    public static final Frontier EMPTY = new Frontier(0, List.of());

    public Frontier {
        if (size < 0) throw new IllegalArgumentException("negative size " + size);
        peaks = List.copyOf(peaks);
        if (peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(
                    "a tree of %d leaves has %d peaks, not %d"
                            .formatted(size, Long.bitCount(size), peaks.size()));
        }
    }

    /// The reverse of [#peakBytes].
    ///
    /// @throws IllegalArgumentException when the bytes don't fit the size
    public static Frontier of(long size, byte[] peakBytes) {
        if (peakBytes.length % Hash.LENGTH != 0) {
            throw new IllegalArgumentException("peaks are whole hashes of 32 bytes");
        }
        var peaks = new ArrayList<Hash>();
        var in = ByteBuffer.wrap(peakBytes);
        while (in.hasRemaining()) {
            byte[] peak = new byte[Hash.LENGTH];
            in.get(peak);
            peaks.add(Hash.of(peak));
        }
        return new Frontier(size, peaks);
    }

    /// The peaks one after the other, largest first: what a database row keeps beside the size.
    public byte[] peakBytes() {
        var out = ByteBuffer.allocate(peaks.size() * Hash.LENGTH);
        for (Hash peak : peaks) out.put(peak.bytes());
        return out.array();
    }

    /// The tree with one more leaf. This value stays as it is.
    public Frontier append(Hash leaf) {
        var next = new ArrayList<>(peaks);
        Hash grown = leaf;
        // Each trailing 1 of the size is a peak as tall as the one just grown: they join.
        for (long bits = size; (bits & 1) == 1; bits >>= 1) {
            grown = MerkleTree.nodeHash(next.removeLast(), grown);
        }
        next.add(grown);
        return new Frontier(Math.addExact(size, 1), next);
    }

    /// RFC 6962 root of the whole tree: the peaks joined from the smallest up.
    public Hash root() {
        if (peaks.isEmpty()) return MerkleTree.emptyRoot();
        Hash root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) root = MerkleTree.nodeHash(peaks.get(i), root);
        return root;
    }
}
