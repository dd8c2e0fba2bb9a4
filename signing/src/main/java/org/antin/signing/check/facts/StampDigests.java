package org.antin.signing.check.facts;

import eu.europa.esig.dss.spi.x509.tsp.TimestampToken;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

import java.util.Set;

/// What a time stamp hashed with, besides what its own signature did.
final class StampDigests {
    /// EN 319 122-1, 5.5.2 and its predecessors: an archive time stamp may be over the hashes in
    /// such an index instead of over what they stand for.
    private static final Set<ASN1ObjectIdentifier> INDEXES =
            Set.of(
                    new ASN1ObjectIdentifier("0.4.0.1733.2.5"),
                    new ASN1ObjectIdentifier("0.4.0.19122.1.4"),
                    new ASN1ObjectIdentifier("0.4.0.19122.1.5"));

    private StampDigests() {}

    /// No stronger than its imprint, nor than an index it is over.
    static Algorithms weakest(Algorithms signature, TimestampToken token) {
        var stamp = token.getTimeStamp();
        var weakest =
                signature.withAtMost(
                        Digests.called(stamp.getTimeStampInfo().getMessageImprintAlgOID()));
        AttributeTable unsigned = stamp.getUnsignedAttributes();
        if (unsigned == null) return weakest;
        for (ASN1ObjectIdentifier index : INDEXES) {
            Attribute attribute = unsigned.get(index);
            if (attribute == null) continue;
            for (ASN1Encodable value : attribute.getAttrValues()) {
                weakest = weakest.withAtMost(digest(value));
            }
        }
        return weakest;
    }

    /// SHA-256 unless it names another.
    private static String digest(ASN1Encodable index) {
        boolean named =
                index.toASN1Primitive() instanceof ASN1Sequence parts
                        && parts.size() > 0
                        && parts.getObjectAt(0).toASN1Primitive() instanceof ASN1Sequence first
                        && first.size() > 0
                        && first.getObjectAt(0) instanceof ASN1ObjectIdentifier;
        if (!named) return "SHA-256";
        var parts = ASN1Sequence.getInstance(index);
        return Digests.called(AlgorithmIdentifier.getInstance(parts.getObjectAt(0)).getAlgorithm());
    }
}
