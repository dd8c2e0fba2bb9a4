package org.antin.practiceca;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Bytes under AES-256-GCM, bound to a purpose: moved to another place they don't open.
///
/// @param bytes nonce (12), then ciphertext with its tag (16)
record Sealed(byte[] bytes) {
    static final int KEY_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static Sealed under(byte[] key, String purpose, byte[] plain) {
        byte[] nonce = random(NONCE);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, key, nonce, purpose).doFinal(plain);
            byte[] all = Arrays.copyOf(nonce, NONCE + closed.length);
            System.arraycopy(closed, 0, all, NONCE, closed.length);
            return new Sealed(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The plain bytes, which the caller wipes; null when the key or the purpose is another.
    byte @Nullable [] open(byte[] key, String purpose) {
        if (bytes.length < NONCE + TAG_BITS / 8) return null;
        try {
            return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(bytes, NONCE), purpose)
                    .doFinal(bytes, NONCE, bytes.length - NONCE);
        } catch (AEADBadTagException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String purpose)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    @Override
    public String toString() {
        return "Sealed[" + bytes.length + " bytes]";
    }
}
