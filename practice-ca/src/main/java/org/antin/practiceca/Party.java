package org.antin.practiceca;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.security.PrivateKey;

/// Someone of the CA who signs: a certificate with its key.
record Party(X509CertificateHolder certificate, PrivateKey key) {
    X500Name name() {
        return certificate.getSubject();
    }

    /// A fresh signer (they are not thread-safe). RSA PKCS#1 v1.5 with SHA-256, as the real
    /// provider signs.
    ContentSigner signer() {
        return signer(key);
    }

    static ContentSigner signer(PrivateKey key) {
        try {
            return new JcaContentSignerBuilder("SHA256withRSA").build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// No key material in any log.
    @Override
    public String toString() {
        return "Party[" + name() + "]";
    }
}
