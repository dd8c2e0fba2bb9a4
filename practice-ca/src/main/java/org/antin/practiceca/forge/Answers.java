package org.antin.practiceca.forge;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;

/// OCSP answers and lists that say what a forger wants.
final class Answers {
    private Answers() {}

    /// "Good", without an end.
    ///
    /// @param issuing who issued the certificate
    /// @param by who says it; its certificate goes along
    static byte[] good(
            X509CertificateHolder issuing,
            X509Certificate certificate,
            X509CertificateHolder by,
            ContentSigner signer,
            Instant at) {
        try {
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            var id =
                    new CertificateID(
                            digests.get(CertificateID.HASH_SHA1),
                            issuing,
                            certificate.getSerialNumber());
            var now = Date.from(at);
            var basic =
                    new BasicOCSPRespBuilder(new RespID(by.getSubject()))
                            .addResponse(id, CertificateStatus.GOOD, now, null, null)
                            .build(signer, new X509CertificateHolder[] {by}, now);
            return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic).getEncoded();
        } catch (OperatorCreationException | OCSPException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A list nobody is on, good for a day.
    static byte[] emptyList(X500Name issuer, ContentSigner signer, Instant at) {
        var list = new X509v2CRLBuilder(issuer, Date.from(at));
        list.setNextUpdate(Date.from(at.plusSeconds(86_400)));
        try {
            return list.build(signer).getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
