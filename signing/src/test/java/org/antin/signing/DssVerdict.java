package org.antin.signing;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxDefaultObjectFactory;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;

import org.antin.signing.check.FileVerdict;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.TreeSet;

/// What EU DSS, by its own default policy, says about a whole file, in our words: the worst
/// signature decides.
///
/// @param reasons sub-indications of the signatures that don't pass, or the exception it fell with
public record DssVerdict(FileVerdict verdict, List<String> reasons) {
    /// @param crls lists at hand beside what the file carries; nobody is asked
    public static DssVerdict of(
            byte[] file,
            String name,
            Collection<X509Certificate> anchors,
            Instant at,
            List<byte[]> crls,
            List<DSSDocument> beside) {
        try {
            return validated(file, name, anchors, at, crls, beside);
        } catch (RuntimeException e) {
            // It has no type of its own for "not a file I read"; some of these are accidents.
            return new DssVerdict(FileVerdict.UNREADABLE, List.of(e.getClass().getSimpleName()));
        }
    }

    private static DssVerdict validated(
            byte[] file,
            String name,
            Collection<X509Certificate> anchors,
            Instant at,
            List<byte[]> crls,
            List<DSSDocument> beside) {
        var trusted = new CommonTrustedCertificateSource();
        anchors.forEach(anchor -> trusted.addCertificate(new CertificateToken(anchor)));
        var verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        verifier.setAIASource(null);
        if (!crls.isEmpty()) {
            verifier.setCrlSource(
                    new ExternalResourcesCRLSource(
                            crls.stream()
                                    .map(ByteArrayInputStream::new)
                                    .toArray(InputStream[]::new)));
        }
        var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(file, name));
        validator.setCertificateVerifier(verifier);
        validator.setEnableEtsiValidationReport(false);
        if (at != null) validator.setValidationTime(Date.from(at));
        if (!beside.isEmpty()) validator.setDetachedContents(beside);
        if (validator instanceof PDFDocumentValidator pdf) withoutPictures(pdf);
        var report = validator.validateDocument().getSimpleReport();
        var verdict = FileVerdict.NOT_SIGNED;
        var reasons = new TreeSet<String>();
        for (String id : report.getSignatureIdList()) {
            FileVerdict one = word(report.getIndication(id));
            SubIndication why = report.getSubIndication(id);
            if (why != null) reasons.add(why.name());
            if (verdict == FileVerdict.NOT_SIGNED || weight(one) > weight(verdict)) verdict = one;
        }
        return new DssVerdict(verdict, List.copyOf(reasons));
    }

    /// Comparing rendered pages takes most of its time, and its policy only ever warns of what that
    /// finds.
    private static void withoutPictures(PDFDocumentValidator pdf) {
        var comparison = new DefaultPdfDifferencesFinder();
        comparison.setMaximalPagesAmountForVisualComparison(0);
        var factory = new PdfBoxDefaultObjectFactory();
        factory.setPdfDifferencesFinder(comparison);
        pdf.setPdfObjFactory(factory);
    }

    private static FileVerdict word(Indication indication) {
        return switch (indication) {
            case TOTAL_PASSED, PASSED -> FileVerdict.VALID;
            case TOTAL_FAILED, FAILED -> FileVerdict.INVALID;
            case INDETERMINATE, NO_SIGNATURE_FOUND -> FileVerdict.INDETERMINATE;
        };
    }

    private static int weight(FileVerdict verdict) {
        return switch (verdict) {
            case VALID -> 0;
            case INDETERMINATE -> 1;
            case INVALID -> 2;
            case NOT_SIGNED, UNREADABLE -> 3;
        };
    }
}
