package org.antin.signing.bench;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.policy.ValidationPolicy;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxDefaultObjectFactory;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.policy.ValidationPolicyLoader;

import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Date;

/// EU DSS, as shipped or tuned: no comparison of rendered pages, no validation report in XML, the
/// policy read once.
final class DssChecker implements Checker {
    private final CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
    private final InstantSource clock;
    private final @Nullable ValidationPolicy policy;

    DssChecker(X509Certificate root, InstantSource clock, boolean tuned) {
        this.clock = clock;
        trusted.addCertificate(new CertificateToken(root));
        policy = tuned ? ValidationPolicyLoader.fromDefaultValidationPolicy().create() : null;
    }

    @Override
    public String name() {
        return policy == null ? "EU DSS as shipped" : "EU DSS tuned";
    }

    @Override
    public boolean valid(byte[] pdf) {
        var verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        var validator = new PDFDocumentValidator(new InMemoryDocument(pdf, "a.pdf"));
        validator.setCertificateVerifier(verifier);
        validator.setValidationTime(Date.from(clock.instant()));
        if (policy != null) {
            var comparison = new DefaultPdfDifferencesFinder();
            comparison.setMaximalPagesAmountForVisualComparison(0);
            var factory = new PdfBoxDefaultObjectFactory();
            factory.setPdfDifferencesFinder(comparison);
            validator.setPdfObjFactory(factory);
            validator.setEnableEtsiValidationReport(false);
        }
        var reports =
                policy == null ? validator.validateDocument() : validator.validateDocument(policy);
        SimpleReport report = reports.getSimpleReport();
        return !report.getSignatureIdList().isEmpty()
                && report.getSignatureIdList().stream()
                        .allMatch(id -> report.getIndication(id) == Indication.TOTAL_PASSED);
    }
}
