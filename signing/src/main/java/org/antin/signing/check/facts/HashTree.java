package org.antin.signing.check.facts;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampChain;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampSequence;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The hashes an evidence record consists of (RFC 4998, 4.2, 4.3, 5.2), by one digest.
public final class HashTree {
    private static final Map<String, ASN1ObjectIdentifier> NAMED =
            Map.of(
                    "SHA-256", NISTObjectIdentifiers.id_sha256,
                    "SHA-384", NISTObjectIdentifiers.id_sha384,
                    "SHA-512", NISTObjectIdentifiers.id_sha512);

    private final ASN1ObjectIdentifier digest;

    private HashTree(ASN1ObjectIdentifier digest) {
        this.digest = digest;
    }

    /// @throws IllegalArgumentException when the digest isn't one we know
    public static HashTree by(ASN1ObjectIdentifier digest) {
        if (Digests.open(digest) == null) throw new IllegalArgumentException("digest " + digest);
        return new HashTree(digest);
    }

    /// By the digest of an archive time stamp.
    ///
    /// @throws IllegalArgumentException when it isn't one we know
    public static HashTree of(ArchiveTimeStamp stamp) {
        return by(stamp.getDigestAlgorithmIdentifier().getAlgorithm());
    }

    /// @param digest `SHA-256`, `SHA-384` or `SHA-512`: what a time stamp can be asked over
    /// @throws IllegalArgumentException when it is another
    public static HashTree named(String digest) {
        ASN1ObjectIdentifier oid = NAMED.get(digest);
        if (oid == null) throw new IllegalArgumentException("digest " + digest);
        return by(oid);
    }

    public ASN1ObjectIdentifier digest() {
        return digest;
    }

    /// As rules name it; the identifier where they have no name for it.
    public String name() {
        return Digests.called(digest);
    }

    /// One hash over these, in this order.
    public byte[] hash(byte[]... parts) {
        MessageDigest made = Digests.open(digest);
        if (made == null) throw new IllegalArgumentException("digest " + digest);
        for (byte[] part : parts) made.update(part);
        return made.digest();
    }

    /// 5.2: of the time stamp a renewal is over.
    public byte[] ofToken(ArchiveTimeStamp stamp) {
        return hash(der(stamp.getTimeStamp()));
    }

    /// 5.2: of all the chains before one that begins anew.
    public byte[] ofChains(ArchiveTimeStampChain... chains) {
        return hash(der(new ArchiveTimeStampSequence(chains)));
    }

    private static byte[] der(ASN1Encodable object) {
        try {
            return object.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("an object that can't be written", e);
        }
    }

    /// 4.3: what the time stamp is over. In each list the hashes stand in order; the hash over them
    /// belongs to the next one.
    public byte[] root(byte[][]... lists) {
        List<byte[]> below = List.of();
        for (byte[][] list : lists) {
            var all = new ArrayList<>(below);
            all.addAll(Arrays.asList(list));
            all.sort(Arrays::compareUnsigned);
            if (all.isEmpty()) throw new IllegalArgumentException("a list without a hash");
            below = List.of(all.size() == 1 ? all.getFirst() : hash(all.toArray(byte[][]::new)));
        }
        if (below.isEmpty()) throw new IllegalArgumentException("a tree without a list");
        return below.getFirst();
    }
}
