package org.antin.signing.files;

import eu.europa.esig.dss.evidencerecord.asn1.validation.ASN1EvidenceRecordValidator;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.spi.x509.revocation.ocsp.ExternalResourcesOCSPSource;

import org.antin.signing.files.RecordDesk.Kept;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.ers.ERSByteData;
import org.bouncycastle.tsp.ers.ERSData;
import org.bouncycastle.tsp.ers.ERSDataGroup;
import org.bouncycastle.tsp.ers.ERSEvidenceRecord;
import org.bouncycastle.tsp.ers.ERSException;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/// What others say about evidence records.
final class RecordOpinions {
    private static final String PASSED = "PASSED";

    private RecordOpinions() {}

    /// EU DSS's indication, by its default policy: `PASSED`, or what it objects to. One object that
    /// the record is over is enough for it, so it is asked with the file alone, too.
    static String dss(Kept kept, X509Certificate root, Instant at) {
        var file = new InMemoryDocument(kept.file(), "file");
        var alone = dss(kept, List.of(file), root, at);
        var all = new ArrayList<DSSDocument>(List.of(file));
        all.addAll(List.of(documents(kept.beside().pieces(), "piece")));
        return alone.equals(PASSED) ? dss(kept, all, root, at) : alone;
    }

    private static String dss(
            Kept kept, List<DSSDocument> objects, X509Certificate root, Instant at) {
        var trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(new CertificateToken(root));
        var verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        verifier.setAIASource(null);
        var beside = kept.beside();
        verifier.setCrlSource(new ExternalResourcesCRLSource(documents(beside.crls(), "crl")));
        verifier.setOcspSource(
                new ExternalResourcesOCSPSource(documents(beside.ocspAnswers(), "ocsp")));
        var record = new InMemoryDocument(beside.evidenceRecord(), "record.ers");
        var validator = new ASN1EvidenceRecordValidator(record);
        validator.setCertificateVerifier(verifier);
        validator.setValidationTime(Date.from(at));
        validator.setDetachedContents(objects);
        var report = validator.validateDocument().getSimpleReport();
        String id = report.getFirstEvidenceRecordId();
        var why = report.getSubIndication(id);
        return report.getIndication(id) + (why == null ? "" : " " + why);
    }

    private static DSSDocument[] documents(List<byte[]> contents, String name) {
        var all = new ArrayList<DSSDocument>();
        for (byte[] one : contents) all.add(new InMemoryDocument(one, name + all.size()));
        return all.toArray(DSSDocument[]::new);
    }

    /// BouncyCastle's own reader; throws what it objects to. It looks at the last chain alone.
    ///
    /// @param group what the first time stamp of that chain is over
    static void bouncyCastle(Kept kept, List<byte[]> group, Instant at)
            throws TSPException, ERSException, OperatorCreationException, CertificateException {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var record = new ERSEvidenceRecord(kept.beside().evidenceRecord(), digests);
        List<ERSData> all = new ArrayList<>();
        for (byte[] one : group) all.add(new ERSByteData(one));
        record.validatePresent(new ERSDataGroup(all), Date.from(at));
        record.validate(
                new JcaSimpleSignerInfoVerifierBuilder().build(record.getSigningCertificate()));
    }
}
