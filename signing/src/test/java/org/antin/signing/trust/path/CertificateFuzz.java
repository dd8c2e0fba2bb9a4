package org.antin.signing.trust.path;

import org.antin.signing.fuzz.FuzzTarget;
import org.antin.signing.fuzz.KnownChain;
import org.antin.signing.trust.Crypto;
import org.antin.signing.trust.TrustStore;

import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/// Any bytes as a certificate (RFC 5280 4).
public final class CertificateFuzz {
    private CertificateFuzz() {}

    /// Called by Jazzer before the clock of the first input runs.
    public static void fuzzerInitialize() {
        FuzzTarget.warmUp(CertificateFuzz.class);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        X509Certificate certificate;
        try {
            certificate = Crypto.certificate(bytes);
        } catch (CertificateException notOne) {
            return;
        }
        TrustStore.saysPractice(certificate);
        var read = PathCertificate.of(certificate);
        PublicKey key = Signatures.key(read);
        if (key == null || Signatures.incomplete(key)) return;
        var signatures = new Signatures(2);
        signatures.holds(read, KnownChain.issuing().getPublicKey());
        signatures.holds(read, key);
    }
}
