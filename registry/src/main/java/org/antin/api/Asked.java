package org.antin.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Digest of what a call asks for: its address and its content, each piece with its length before
/// it, so that no two different calls look the same. Of an upload it takes the parts and not what
/// stands between them: a repeated upload has another boundary.
final class Asked {
    private final MessageDigest digest = sha256();

    Asked with(String text) {
        return with(text.getBytes(StandardCharsets.UTF_8));
    }

    Asked with(byte[] bytes) {
        digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) ':');
        digest.update(bytes);
        return this;
    }

    /// Lower-case hex; the digest begins anew.
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
