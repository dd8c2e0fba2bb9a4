package org.antin.signing.trust.path;

import org.antin.signing.fuzz.FuzzTarget;
import org.antin.signing.fuzz.KnownChain;

/// Any bytes as an OCSP answer (RFC 6960).
public final class OcspFuzz {
    private OcspFuzz() {}

    /// Called by Jazzer before the clock of the first input runs.
    public static void fuzzerInitialize() {
        FuzzTarget.warmUp(OcspFuzz.class);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        OcspReader.answer(bytes, false, KnownChain.leaf(), KnownChain.issuing());
    }
}
