package org.antin.signing.check.facts;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// What a signature is over: stretches of a file, never copied. Each digest of them is made once.
final class SignedContent {
    private final byte[] file;
    private final int[] bounds;
    private final Map<ASN1ObjectIdentifier, byte[]> made = new HashMap<>();

    /// @param bounds from, to, from, to, …
    SignedContent(byte[] file, int... bounds) {
        this.file = file;
        this.bounds = bounds;
    }

    static SignedContent of(byte[] whole) {
        return new SignedContent(whole, 0, whole.length);
    }

    /// Null when the algorithm isn't known.
    byte @Nullable [] digest(ASN1ObjectIdentifier algorithm) {
        byte[] known = made.get(algorithm);
        if (known != null) return known;
        MessageDigest digest = Digests.open(algorithm);
        if (digest == null) return null;
        for (int i = 0; i < bounds.length; i += 2) {
            digest.update(file, bounds[i], bounds[i + 1] - bounds[i]);
        }
        byte[] value = digest.digest();
        made.put(algorithm, value);
        return value;
    }

    /// Whether these are the very bytes.
    boolean same(byte[] others) {
        int at = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            int length = bounds[i + 1] - bounds[i];
            boolean fits = at + length <= others.length;
            if (!fits || !Arrays.equals(file, bounds[i], bounds[i + 1], others, at, at + length)) {
                return false;
            }
            at += length;
        }
        return at == others.length;
    }

    void writeTo(OutputStream out) throws IOException {
        for (int i = 0; i < bounds.length; i += 2) {
            out.write(file, bounds[i], bounds[i + 1] - bounds[i]);
        }
    }
}
