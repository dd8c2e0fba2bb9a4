package org.antin.auditlog;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// A SHA-256 value: exactly 32 bytes, compared by content, safe to share.
public final class Hash {
    /// Length in bytes.
    public static final int LENGTH = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Copies `bytes`.
    ///
    /// @throws IllegalArgumentException unless there are exactly 32 of them
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /// Reads standard, padded, canonical Base64 of 32 bytes; empty for anything else.
    public static Optional<Hash> fromBase64(String text) {
        return StrictBase64.decode(text).filter(b -> b.length == LENGTH).map(Hash::new);
    }

    /// A fresh copy of the 32 bytes.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// Standard Base64, padded.
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// Lower-case hexadecimal.
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    void addTo(MessageDigest digest) {
        digest.update(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
