package org.antin.signing.make;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256, the one digest of our own signatures.
final class Digests {
    private Digests() {}

    static byte[] sha256(byte[] bytes) {
        return newSha256().digest(bytes);
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
