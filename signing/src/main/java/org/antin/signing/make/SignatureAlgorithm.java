package org.antin.signing.make;

import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// How the token signs. SHA-256 throughout; RSA with PKCS #1 v1.5 padding, as the Government's
/// tokens do it (signing-rules 6.3, 7.4).
public enum SignatureAlgorithm {
    /// RSASSA-PKCS1-v1_5, RFC 8017 section 8.2; at least 2048 bits.
    RSA_PKCS1_SHA256("SHA256withRSA"),
    /// ECDSA, at least 256 bits; the value is a DER `Ecdsa-Sig-Value`.
    ECDSA_SHA256("SHA256withECDSA");

    private final String jcaName;

    SignatureAlgorithm(String jcaName) {
        this.jcaName = jcaName;
    }

    /// The name `java.security.Signature` knows it by.
    public String jcaName() {
        return jcaName;
    }

    /// RFC 5754 section 3: parameters NULL for RSA, absent for ECDSA.
    AlgorithmIdentifier identifier() {
        return switch (this) {
            case RSA_PKCS1_SHA256 ->
                    new AlgorithmIdentifier(
                            PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
            case ECDSA_SHA256 -> new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        };
    }
}
