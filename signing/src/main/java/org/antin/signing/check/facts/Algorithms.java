package org.antin.signing.check.facts;

import org.antin.signing.trust.SignedWith;
import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Locale;

/// What a signature was made with.
///
/// @param digest `SHA-256`, `SHA3-512`, …; null when unknown
/// @param key `RSA`, `EC`, `EdDSA`, `DSA`; null when unknown
/// @param bits size of the key in bits; 0 when unknown
public record Algorithms(@Nullable String digest, @Nullable String key, int bits) {
    /// The digest under the name used here, whoever names it (`SHA256`, `sha-256`, `SHA3_256`).
    public static @Nullable String digestName(@Nullable String name) {
        if (name == null) return null;
        String plain = name.toUpperCase(Locale.ROOT).replace("_", "-");
        if (plain.matches("SHA\\d+")) return "SHA-" + plain.substring(3);
        return plain;
    }

    public static Algorithms of(@Nullable String digest, @Nullable PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> new Algorithms(digest, "RSA", bits(rsa.getModulus()));
            case ECPublicKey ec ->
                    new Algorithms(
                            digest, "EC", ec.getParams().getCurve().getField().getFieldSize());
            case DSAPublicKey dsa ->
                    new Algorithms(
                            digest,
                            "DSA",
                            dsa.getParams() == null ? 0 : bits(dsa.getParams().getP()));
            case EdECPublicKey ed ->
                    new Algorithms(
                            digest, "EdDSA", ed.getParams().getName().equals("Ed448") ? 448 : 256);
            case null -> new Algorithms(digest, null, 0);
            default ->
                    key.getAlgorithm().startsWith("Ed")
                            ? new Algorithms(
                                    digest, "EdDSA", key.getAlgorithm().equals("Ed448") ? 448 : 256)
                            : new Algorithms(digest, null, 0);
        };
    }

    /// What a certificate was signed with.
    ///
    /// @param issuer key of whoever signed it
    public static Algorithms ofCertificate(X509Certificate certificate, PublicKey issuer) {
        return of(SignerInfoChecks.digestOf(certificate), issuer);
    }

    /// What a list or an answer about certificates was signed with.
    public static Algorithms of(SignedWith signature) {
        return of(SignerInfoChecks.digestNamed(signature.algorithm()), signature.key());
    }

    /// The same, no stronger than this digest: whoever breaks one of the two is through.
    Algorithms withAtMost(String other) {
        return digest != null && size(other) < size(digest)
                ? new Algorithms(other, key, bits)
                : this;
    }

    /// The number a digest's name ends with grows with its strength; one without a number has none.
    /// Outside its family a number says nothing, but that no rule here knows it.
    private static int size(String name) {
        if (name.startsWith("MD")) return 0;
        if (!name.startsWith("SHA")) return 1;
        String number = name.replaceAll("^.*?(\\d*)$", "$1");
        return number.isEmpty() ? 0 : Integer.parseInt(number);
    }

    private static int bits(BigInteger number) {
        return number.bitLength();
    }

    /// For people: `SHA-256, RSA 3072`.
    public String words() {
        String size = bits == 0 ? "" : " " + bits;
        return (digest == null ? "?" : digest) + ", " + (key == null ? "?" : key + size);
    }
}
