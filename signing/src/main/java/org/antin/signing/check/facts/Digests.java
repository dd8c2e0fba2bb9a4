package org.antin.signing.check.facts;

import org.antin.signing.trust.Crypto;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.jcajce.util.MessageDigestUtils;
import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/// Digest algorithms by the identifiers files name them with.
final class Digests {
    /// Names that aren't made by [MessageDigestUtils] as they are written here.
    private static final Map<ASN1ObjectIdentifier, String> NAMES =
            Map.of(
                    NISTObjectIdentifiers.id_sha512_224, "SHA512-224",
                    NISTObjectIdentifiers.id_sha512_256, "SHA512-256",
                    NISTObjectIdentifiers.id_shake256_len, "SHAKE256-512");

    private Digests() {}

    /// `SHA-256`, `SHA3-512`, …; null when it isn't one we know.
    static @Nullable String name(ASN1ObjectIdentifier oid) {
        String ours = NAMES.get(oid);
        if (ours != null) return ours;
        String name = MessageDigestUtils.getDigestName(oid);
        return name.equals(oid.getId()) ? null : Algorithms.digestName(name);
    }

    /// The same; the identifier where it isn't one we know.
    static String called(ASN1ObjectIdentifier oid) {
        String name = name(oid);
        return name == null ? oid.getId() : name;
    }

    /// A fresh digest; null when it can't be made. The JDK's own where it has one: the processor
    /// helps those along.
    static @Nullable MessageDigest open(ASN1ObjectIdentifier oid) {
        String name = MessageDigestUtils.getDigestName(oid);
        try {
            return MessageDigest.getInstance(name.replace("SHA-512(", "SHA-512/").replace(")", ""));
        } catch (NoSuchAlgorithmException e) {
            try {
                return MessageDigest.getInstance(oid.getId(), Crypto.provider());
            } catch (NoSuchAlgorithmException unknown) {
                return null;
            }
        }
    }
}
