package org.antin.signing.make;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256, the one digest of our own signatures.
final class Digests {
    private Digests() {}

    static byte[] sha256(byte[] bytes) {
        return newSha256().digest(bytes);
    }

    /// Digest of everything but a gap.
    static byte[] aroundGap(byte[] bytes, int at, int length) {
        MessageDigest digest = newSha256();
        digest.update(bytes, 0, at);
        int rest = at + length;
        digest.update(bytes, rest, bytes.length - rest);
        return digest.digest();
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
