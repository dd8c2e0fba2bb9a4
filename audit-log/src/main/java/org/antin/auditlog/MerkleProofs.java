package org.antin.auditlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Inclusion and consistency proofs of RFC 6962 section 2.1.1 and 2.1.2: they show one entry, or an
/// older size, to someone who doesn't get the whole log. Checking follows RFC 9162 section 2.1.3.2
/// and 2.1.4.2. Places are counted from 0 here, as in the RFC; entry `seq` has place `seq - 1`.
public final class MerkleProofs {
    private MerkleProofs() {}

    /// The hashes that lead from leaf `index` to the root over `leaves`, lowest first.
    ///
    /// @throws IndexOutOfBoundsException unless 0 <= index < number of leaves
    public static List<Hash> inclusion(List<Hash> leaves, int index) {
        Objects.checkIndex(index, leaves.size());
        var path = new ArrayList<Hash>();
        inclusion(leaves, index, path);
        return path;
    }

    private static void inclusion(List<Hash> leaves, int index, List<Hash> path) {
        int n = leaves.size();
        if (n == 1) return;
        int k = split(n);
        if (index < k) {
            inclusion(leaves.subList(0, k), index, path);
            path.add(MerkleTree.root(leaves.subList(k, n)));
        } else {
            inclusion(leaves.subList(k, n), index - k, path);
            path.add(MerkleTree.root(leaves.subList(0, k)));
        }
    }

    /// Whether `path` shows that `leaf` stands at `index` in the tree of this size and root.
    public static boolean verifyInclusion(
            Hash leaf, long index, long size, Hash root, List<Hash> path) {
        if (index < 0 || index >= size) return false;
        long place = index;
        long last = size - 1;
        Hash reached = leaf;
        for (Hash beside : path) {
            if (last == 0) return false;
            if ((place & 1) == 1 || place == last) {
                reached = MerkleTree.nodeHash(beside, reached);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                reached = MerkleTree.nodeHash(reached, beside);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && reached.equals(root);
    }

    /// The hashes that show that the tree over `leaves` only continued the one over its first
    /// `oldSize`. Empty when `oldSize` is 0 or all of them.
    ///
    /// @throws IndexOutOfBoundsException unless 0 <= oldSize <= number of leaves
    public static List<Hash> consistency(List<Hash> leaves, int oldSize) {
        Objects.checkIndex(oldSize, leaves.size() + 1);
        var path = new ArrayList<Hash>();
        if (oldSize > 0) consistency(leaves, oldSize, true, path);
        return path;
    }

    private static void consistency(List<Hash> leaves, int m, boolean known, List<Hash> path) {
        int n = leaves.size();
        if (m == n) {
            if (!known) path.add(MerkleTree.root(leaves));
            return;
        }
        int k = split(n);
        if (m <= k) {
            consistency(leaves.subList(0, k), m, known, path);
            path.add(MerkleTree.root(leaves.subList(k, n)));
        } else {
            consistency(leaves.subList(k, n), m - k, false, path);
            path.add(MerkleTree.root(leaves.subList(0, k)));
        }
    }

    /// Whether `path` shows that the tree (size, root) begins with the tree (oldSize, oldRoot).
    public static boolean verifyConsistency(
            long oldSize, Hash oldRoot, long size, Hash root, List<Hash> path) {
        if (oldSize < 0 || oldSize > size) return false;
        if (oldSize == size) return path.isEmpty() && oldRoot.equals(root);
        if (oldSize == 0) return path.isEmpty() && oldRoot.equals(MerkleTree.emptyRoot());
        var hashes = new ArrayList<>(path);
        if (Long.bitCount(oldSize) == 1) hashes.addFirst(oldRoot);
        if (hashes.isEmpty()) return false;
        long place = oldSize - 1;
        long last = size - 1;
        while ((place & 1) == 1) {
            place >>= 1;
            last >>= 1;
        }
        Hash before = hashes.getFirst();
        Hash after = before;
        for (Hash beside : hashes.subList(1, hashes.size())) {
            if (last == 0) return false;
            if ((place & 1) == 1 || place == last) {
                before = MerkleTree.nodeHash(beside, before);
                after = MerkleTree.nodeHash(beside, after);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                after = MerkleTree.nodeHash(after, beside);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && before.equals(oldRoot) && after.equals(root);
    }

    /// The largest power of two below n (n > 1).
    private static int split(int n) {
        return Integer.highestOneBit(n - 1);
    }
}
