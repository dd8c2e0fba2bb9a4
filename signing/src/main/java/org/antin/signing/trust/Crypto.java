package org.antin.signing.trust;

import org.bouncycastle.jce.provider.BouncyCastleProvider;

import java.io.ByteArrayInputStream;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/// The one provider of cryptography, and certificates read with it: the JDK's own reader doesn't
/// know every curve.
public final class Crypto {
    private static final Provider PROVIDER = new BouncyCastleProvider();

    private static final Remembered<Fingerprint, X509Certificate> READ = new Remembered<>(4000);

    private Crypto() {}

    public static Provider provider() {
        return PROVIDER;
    }

    /// @throws CertificateException when these bytes are no certificate, or its key is none
    public static X509Certificate certificate(byte[] der) throws CertificateException {
        var key = Fingerprint.of(der);
        X509Certificate known = READ.find(key);
        if (known != null) return known;
        var factory = CertificateFactory.getInstance("X.509", PROVIDER);
        if (factory.generateCertificate(new ByteArrayInputStream(der))
                instanceof X509Certificate certificate) {
            readable(certificate);
            READ.put(key, certificate);
            return certificate;
        }
        throw new CertificateException("not an X.509 certificate");
    }

    /// The key is taken apart only when it is asked for, and whoever asks doesn't expect that it
    /// can't be.
    private static void readable(X509Certificate certificate) throws CertificateException {
        try {
            certificate.getPublicKey();
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new CertificateException("its key is none", e);
        }
    }
}
