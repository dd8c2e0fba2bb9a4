package org.antin.signing.check;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.validationreport.ValidationReportFacade;
import eu.europa.esig.validationreport.ValidationReportUtils;
import eu.europa.esig.validationreport.enums.ObjectType;
import eu.europa.esig.validationreport.jaxb.ValidationReportType;

import org.antin.practiceca.RevocationReason;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import javax.xml.transform.stream.StreamSource;

/// TS 119 102-2: our report in ETSI's form keeps to its schema, EU DSS reads it, and it says what
/// the other forms say.
class EtsiReportTest {
    @TempDir Path dir;
    private Notary notary;

    @BeforeEach
    void open() {
        notary = new Notary(dir);
    }

    @AfterEach
    void close() {
        notary.close();
    }

    private ValidationReportType read(VerificationReport report) throws Exception {
        byte[] xml = EtsiReport.xml(report, notary.clock.instant());
        ValidationReportUtils.getInstance()
                .getSchema()
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(xml)));
        return ValidationReportFacade.newFacade()
                .unmarshall(new String(xml, StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("TS 119 102-2: two valid signatures: indications, times, chains, objects")
    void valid() throws Exception {
        byte[] signed = notary.signedByBoth();
        notary.clock.forward(Duration.ofMinutes(5));
        var report = notary.check(signed);
        assertThat(report.verdict()).isEqualTo(FileVerdict.VALID);
        var etsi = read(report);
        var first = etsi.getSignatureValidationReport().getFirst();
        var ours = report.signatures().getFirst();
        assertThat(etsi.getSignatureValidationReport()).hasSize(2);
        var status = first.getSignatureValidationStatus();
        assertThat(status.getMainIndication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(status.getSubIndication()).isEmpty();
        var times = first.getValidationTimeInfo();
        assertThat(times.getValidationTime().toInstant()).isEqualTo(notary.clock.instant());
        assertThat(times.getBestSignatureTime().getPOETime().toInstant())
                .isEqualTo(ours.trustedTime());
        assertThat(first.getSignerInformation().getSigner()).isEqualTo(ours.signer());
        assertThat(
                        first.getValidationConstraintsEvaluationReport()
                                .getSignatureValidationPolicy()
                                .getPolicyName())
                .isEqualTo(ours.ruleSet());
        // Two signers, the issuing authority and the root, each once.
        var objects = etsi.getSignatureValidationObjects().getValidationObject();
        assertThat(objects)
                .filteredOn(o -> o.getObjectType() == ObjectType.CERTIFICATE)
                .hasSize(4)
                .anySatisfy(
                        o ->
                                assertThat(
                                                o.getValidationObjectRepresentation()
                                                        .getDirectOrBase64OrDigestAlgAndValue())
                                        .singleElement()
                                        .extracting("digestValue")
                                        .isEqualTo(
                                                MessageDigest.getInstance("SHA-256")
                                                        .digest(
                                                                notary.server
                                                                        .ca()
                                                                        .root()
                                                                        .getEncoded())));
        assertThat(objects)
                .filteredOn(o -> o.getObjectType() == ObjectType.TIMESTAMP)
                .hasSize(2)
                .allSatisfy(
                        o ->
                                assertThat(
                                                o.getValidationReport()
                                                        .getSignatureValidationStatus()
                                                        .getMainIndication())
                                        .isEqualTo(Indication.PASSED));
    }

    @Test
    @DisplayName("TS 119 102-2: revoked before signing, changed content, and nobody trusted")
    void notValid() throws Exception {
        byte[] signed = notary.sign(Notary.letter(), notary.leader);
        byte[] changed = signed.clone();
        changed[Notary.letter().length / 2] ^= 1;
        assertThat(status(notary.check(changed)))
                .isEqualTo(List.of(Indication.TOTAL_FAILED, SubIndication.HASH_FAILURE));
        var untrusting =
                Verifier.of(TrustStore.none(), RevocationSource.offline(), notary.clock)
                        .verify("a.pdf", signed, null);
        assertThat(status(untrusting))
                .isEqualTo(
                        List.of(
                                Indication.INDETERMINATE,
                                SubIndication.NO_CERTIFICATE_CHAIN_FOUND));
        Instant before = notary.clock.instant().minusSeconds(60);
        notary.clock.forward(Duration.ofMinutes(5));
        notary.revoke(notary.leader, RevocationReason.KEY_COMPROMISE, before, Optional.empty());
        var report = notary.check(signed);
        assertThat(status(report))
                .isEqualTo(List.of(Indication.TOTAL_FAILED, SubIndication.REVOKED));
        var data =
                read(report)
                        .getSignatureValidationReport()
                        .getFirst()
                        .getSignatureValidationStatus()
                        .getAssociatedValidationReportData();
        assertThat(data)
                .extracting(d -> d.getRevocationStatusInformation())
                .filteredOn(r -> r != null)
                .singleElement()
                .satisfies(r -> assertThat(r.getRevocationTime().toInstant()).isEqualTo(before));
    }

    private List<Object> status(VerificationReport report) throws Exception {
        var status =
                read(report)
                        .getSignatureValidationReport()
                        .getFirst()
                        .getSignatureValidationStatus();
        return List.of(status.getMainIndication(), status.getSubIndication().getFirst());
    }

    @Test
    @DisplayName("TS 119 102-2: no signature, not readable, and letters XML doesn't know")
    void nothingToJudge() throws Exception {
        var unsigned = read(notary.check(Notary.letter()));
        assertThat(unsigned.getSignatureValidationReport().getFirst())
                .satisfies(
                        one ->
                                assertThat(one.getSignatureValidationStatus().getMainIndication())
                                        .isEqualTo(Indication.NO_SIGNATURE_FOUND));
        var unreadable = read(notary.check("neither".getBytes(StandardCharsets.UTF_8)));
        assertThat(unreadable.getSignatureValidationReport().getFirst())
                .satisfies(
                        one ->
                                assertThat(one.getSignatureValidationStatus().getMainIndication())
                                        .isEqualTo(Indication.INDETERMINATE));
        var odd =
                new VerificationReport(
                        "a",
                        null,
                        FileVerdict.UNREADABLE,
                        null,
                        0,
                        List.of(),
                        List.of(),
                        List.of(new Message(Reason.MALFORMED, Severity.ERROR, "<\u0001\uD800&>")),
                        "");
        assertThat(new String(EtsiReport.xml(odd, Instant.EPOCH), StandardCharsets.UTF_8))
                .contains("&lt;\uFFFD\uFFFD&amp;");
        read(odd);
    }
}
