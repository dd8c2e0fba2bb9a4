package org.antin.signing.check.facts;

import org.antin.signing.check.TimestampType;
import org.antin.signing.fuzz.FuzzTarget;
import org.bouncycastle.asn1.ASN1Primitive;

import java.io.IOException;
import java.util.Set;

/// Any bytes as a time stamp (RFC 3161).
public final class StampFuzz {
    private static final SignedContent CONTENT = SignedContent.of(new byte[] {1, 2, 3});

    private StampFuzz() {}

    /// Called by Jazzer before the clock of the first input runs.
    public static void fuzzerInitialize() {
        FuzzTarget.warmUp(StampFuzz.class);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        ASN1Primitive token;
        try {
            token = ASN1Primitive.fromByteArray(bytes);
        } catch (IOException notAsn1) {
            return;
        }
        if (token == null) return;
        StampReader.read(token, "t", TimestampType.SIGNATURE, CONTENT, Set.of(), new FactsInHand());
    }
}
