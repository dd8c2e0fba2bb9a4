package org.antin.signing;

import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.service.crl.OnlineCRLSource;
import eu.europa.esig.dss.service.ocsp.OnlineOCSPSource;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;

import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/// What EU DSS says about a file by its own default policy: one line for each signature.
public final class DssOpinion {
    private DssOpinion() {}

    /// Asking nobody. For example `PAdES-BASELINE-LT TOTAL_PASSED`; what it objects to follows.
    public static List<String> of(
            byte[] file, String name, X509Certificate root, DSSDocument... detached) {
        return said(verifier(List.of(root)), file, name, null, detached);
    }

    /// The same at another time than now.
    public static List<String> at(
            Instant time, byte[] file, String name, X509Certificate root, DSSDocument... detached) {
        return said(verifier(List.of(root)), file, name, time, detached);
    }

    /// The same by several roots.
    public static List<String> at(
            Instant time, byte[] file, String name, List<X509Certificate> roots) {
        return said(verifier(roots), file, name, time);
    }

    /// Asking OCSP responders and lists at the addresses the certificates name.
    public static List<String> asking(
            byte[] file, String name, X509Certificate root, DSSDocument... detached) {
        var verifier = verifier(List.of(root));
        verifier.setOcspSource(new OnlineOCSPSource());
        verifier.setCrlSource(new OnlineCRLSource());
        return said(verifier, file, name, null, detached);
    }

    private static CommonCertificateVerifier verifier(List<X509Certificate> roots) {
        var trusted = new CommonTrustedCertificateSource();
        roots.forEach(root -> trusted.addCertificate(new CertificateToken(root)));
        var verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        verifier.setAIASource(null);
        return verifier;
    }

    private static List<String> said(
            CommonCertificateVerifier verifier,
            byte[] file,
            String name,
            @Nullable Instant time,
            DSSDocument... detached) {
        var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(file, name));
        validator.setCertificateVerifier(verifier);
        if (time != null) validator.setValidationTime(Date.from(time));
        if (detached.length > 0) validator.setDetachedContents(List.of(detached));
        var report = validator.validateDocument().getSimpleReport();
        var lines = new ArrayList<String>();
        for (String id : report.getSignatureIdList()) {
            var why = report.getSubIndication(id) == null ? "" : " " + report.getSubIndication(id);
            lines.add(report.getSignatureFormat(id) + " " + report.getIndication(id) + why);
        }
        return lines;
    }
}
