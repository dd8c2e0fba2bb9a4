package org.antin.auditlog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// The hashing step of RFC 6962 section 2.1, SHA-256. The leading byte (0 for a leaf, 1 for a node)
/// keeps a leaf from ever passing for a node.
public final class MerkleTree {
    private MerkleTree() {}

    /// Hash of one entry: SHA-256(0x00 || line).
    public static Hash leafHash(byte[] line) {
        MessageDigest sha256 = sha256();
        sha256.update((byte) 0);
        sha256.update(line);
        return Hash.of(sha256.digest());
    }

    /// Hash of two subtrees: SHA-256(0x01 || left || right). The order matters.
    public static Hash nodeHash(Hash left, Hash right) {
        MessageDigest sha256 = sha256();
        sha256.update((byte) 1);
        left.addTo(sha256);
        right.addTo(sha256);
        return Hash.of(sha256.digest());
    }

    /// Root of the tree with no leaves: SHA-256 of nothing.
    public static Hash emptyRoot() {
        return Hash.of(sha256().digest());
    }

    /// Root over these leaf hashes, in order. RFC 6962: MTH(D[n]).
    public static Hash root(List<Hash> leaves) {
        Frontier frontier = Frontier.EMPTY;
        for (Hash leaf : leaves) frontier = frontier.append(leaf);
        return frontier.root();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
