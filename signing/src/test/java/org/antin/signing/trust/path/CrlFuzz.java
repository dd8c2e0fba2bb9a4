package org.antin.signing.trust.path;

import org.antin.signing.fuzz.FuzzTarget;
import org.antin.signing.fuzz.KnownChain;

import java.math.BigInteger;

/// Any bytes as a list of revoked certificates (RFC 5280 5).
public final class CrlFuzz {
    private CrlFuzz() {}

    /// Called by Jazzer before the clock of the first input runs.
    public static void fuzzerInitialize() {
        FuzzTarget.warmUp(CrlFuzz.class);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        var read = Crl.read(bytes);
        if (read.isEmpty()) return;
        Crl crl = read.get();
        crl.signedWith(KnownChain.issuing().getPublicKey());
        var issuer = PathCertificate.of(KnownChain.issuing()).subject;
        for (var serial : new BigInteger[] {KnownChain.leaf().getSerialNumber(), BigInteger.ONE}) {
            try {
                crl.entry(issuer, serial);
            } catch (UnreadableEntry why) {
                // What it says when an entry can't be read.
            }
        }
    }
}
