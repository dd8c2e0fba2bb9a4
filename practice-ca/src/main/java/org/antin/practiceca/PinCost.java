package org.antin.practiceca;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

import java.util.Arrays;

/// What one guess at a PIN costs: Argon2id (RFC 9106), written into each token file, so that it can
/// be raised later without touching old tokens.
///
/// @param memoryKib memory in KiB, 8 to 1,048,576
/// @param passes passes over the memory, 1 to 100
public record PinCost(int memoryKib, int passes) {
    /// 19 MiB, two passes, one lane: the OWASP minimum. A PIN of six digits falls to offline
    /// guessing anyway, whatever the cost; what protects a real token is its chip.
    public static final PinCost USUAL = new PinCost(19 * 1024, 2);

    static final int KEY_BYTES = 32;

    public PinCost {
        if (memoryKib < 8 || memoryKib > 1 << 20) {
            throw new IllegalArgumentException("memoryKib out of range: " + memoryKib);
        }
        if (passes < 1 || passes > 100) {
            throw new IllegalArgumentException("passes out of range: " + passes);
        }
    }

    /// The 32-byte key for that PIN. The caller wipes it.
    byte[] key(Pin pin, byte[] salt) {
        var generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(memoryKib)
                        .withIterations(passes)
                        .withParallelism(1)
                        .withSalt(salt)
                        .build());
        byte[] key = new byte[KEY_BYTES];
        byte[] secret = pin.utf8();
        try {
            generator.generateBytes(secret, key);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
        return key;
    }
}
