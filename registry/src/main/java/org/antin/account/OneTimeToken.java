package org.antin.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// A secret that works once: 256 bits, shown to one person, kept as a hash only. No salt and no
/// slow hash: nobody can guess 256 bits.
///
/// @param text for the link; URL-safe
public record OneTimeToken(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    public static OneTimeToken fresh() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new OneTimeToken(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /// SHA-256 of the text: what the database keeps.
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "OneTimeToken";
    }
}
