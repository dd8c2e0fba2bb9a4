package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.service.crl.OnlineCRLSource;
import eu.europa.esig.dss.service.ocsp.OnlineOCSPSource;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;

import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.InstantSource;

/// EU DSS as a second opinion on our signatures.
class SecondOpinionTest {
    @TempDir Path dir;

    @Test
    @Needs
    @DisplayName("EN 319 142-1: EU DSS passes both signatures as PAdES-BASELINE-T")
    void baselineT() {
        try (var office = new Office(dir, InstantSource.system())) {
            var trusted = new CommonTrustedCertificateSource();
            trusted.addCertificate(new CertificateToken(office.server.ca().root()));
            var verifier = new CommonCertificateVerifier();
            verifier.setTrustedCertSources(trusted);
            verifier.setOcspSource(new OnlineOCSPSource());
            verifier.setCrlSource(new OnlineCRLSource());
            var validator =
                    SignedDocumentValidator.fromDocument(
                            new InMemoryDocument(office.signedByBoth(), "signed.pdf"));
            validator.setCertificateVerifier(verifier);
            var reports = validator.validateDocument();
            SimpleReport simple = reports.getSimpleReport();
            var diagnostic = reports.getDiagnosticData();
            assertThat(simple.getSignatureIdList()).hasSize(2);
            for (String id : simple.getSignatureIdList()) {
                assertThat(simple.getSignatureFormat(id))
                        .isEqualTo(SignatureLevel.PAdES_BASELINE_T);
                assertThat(diagnostic.getSignatureById(id).isSignatureValid()).isTrue();
                assertThat(simple.getIndication(id))
                        .as(() -> simple.getAdESValidationErrors(id).toString())
                        .isEqualTo(Indication.TOTAL_PASSED);
                // NĐ 30/2020 wants the seal over the leader's picture: the one thing it remarks on.
                assertThat(simple.getAdESValidationWarnings(id))
                        .extracting(Message::getValue)
                        .containsExactly("Elements overlap on page(s) [2]");
            }
        }
    }
}
