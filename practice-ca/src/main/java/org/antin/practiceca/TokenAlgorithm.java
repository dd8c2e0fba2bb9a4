package org.antin.practiceca;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;

import javax.crypto.Cipher;

/// How a practice token signs: as the real ones do (signing-rules 7.3), PKCS #1 v1.5 for RSA, and
/// ECDSA with its value in DER.
public enum TokenAlgorithm {
    RSA_PKCS1_SHA256("RSA", "SHA-256", 32, NISTObjectIdentifiers.id_sha256),
    RSA_PKCS1_SHA384("RSA", "SHA-384", 48, NISTObjectIdentifiers.id_sha384),
    RSA_PKCS1_SHA512("RSA", "SHA-512", 64, NISTObjectIdentifiers.id_sha512),
    ECDSA_SHA256("EC", "SHA-256", 32, NISTObjectIdentifiers.id_sha256),
    ECDSA_SHA384("EC", "SHA-384", 48, NISTObjectIdentifiers.id_sha384);

    private final String keyType;
    private final String hash;
    private final int hashBytes;
    private final ASN1ObjectIdentifier hashOid;

    TokenAlgorithm(String keyType, String hash, int hashBytes, ASN1ObjectIdentifier hashOid) {
        this.keyType = keyType;
        this.hash = hash;
        this.hashBytes = hashBytes;
        this.hashOid = hashOid;
    }

    /// Whether keys of that JCA type (`RSA`, `EC`) sign so.
    boolean suits(String type) {
        return keyType.equals(type);
    }

    /// Length of the digest it signs, in bytes.
    public int digestBytes() {
        return hashBytes;
    }

    /// The digest it signs of `dtbs`.
    public byte[] digest(byte[] dtbs) {
        try {
            return MessageDigest.getInstance(hash).digest(dtbs);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] sign(PrivateKey key, byte[] digest) {
        try {
            if (keyType.equals("EC")) {
                var ecdsa = Signature.getInstance("NONEwithECDSA");
                ecdsa.initSign(key);
                ecdsa.update(digest);
                return ecdsa.sign();
            }
            // RFC 8017 9.2: the digest and its name, padded with block type 1.
            var info = new DigestInfo(new AlgorithmIdentifier(hashOid, DERNull.INSTANCE), digest);
            var rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            rsa.init(Cipher.ENCRYPT_MODE, key);
            return rsa.doFinal(info.getEncoded("DER"));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
