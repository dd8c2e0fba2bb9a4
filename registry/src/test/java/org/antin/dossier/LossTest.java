package org.antin.dossier;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.certificate.CertificateStatus;
import org.antin.certificate.Certificates;
import org.antin.certificate.RevocationReason;
import org.antin.device.Device;
import org.antin.device.DeviceState;
import org.antin.device.Devices;
import org.antin.kernel.CommonRefusal;
import org.antin.provider.PracticeProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Instant;

@DisplayName(
        "D10.4, D6.2c: what is lost or perhaps known to others, from the report to its revocation")
class LossTest extends IssuingSteps {
    private static final String INVALIDITY_DATE = "2.5.29.24";

    @Autowired LossDesk losses;
    @Autowired PracticeProvider practice;
    @Autowired Certificates certificates;
    @Autowired Devices devices;

    @Test
    @DisplayName(
            "D10.4, D6.2c: a loss blocks use at once, is confirmed with minutes, and ends in revocation")
    void aLossFromReportToRevocation() {
        var stage = (Stage.HandedOver) handedOver().stage();

        var loss =
                new LossDesk.Report(
                        RevocationCause.DEVICE_LOST, "2026-03-02T00:30:00Z", "rơi trên đường");
        assertThat(why(asking(officer, () -> losses.report(stage.certificate(), loss, officer))))
                .as("who answers for the device reports it")
                .isEqualTo(new CommonRefusal.NotAllowed());
        var reported =
                value(asking(applicant, () -> losses.report(stage.certificate(), loss, applicant)));
        assertThat(reported.stage().kind()).isEqualTo(StageKind.SUBMITTED);
        var blocked =
                house.as(applicant, () -> certificates.find(stage.certificate())).orElseThrow();
        assertThat(blocked.mayBeUsed(blocked.x509().notBefore().plusSeconds(60))).isFalse();
        assertThat(blocked.facts().blockReason()).isEqualTo(RevocationReason.DEVICE_LOST);
        assertThat(device(stage).state()).isEqualTo(DeviceState.LOST);

        var review = move(reported, new Move.TakeUp(), officer);
        var putUp = move(review, new Move.PutUp("đúng"), officer);
        assertThat(
                        why(asking(
                                        head,
                                        () ->
                                                losses.confirm(
                                                        putUp.id(), putUp.version(), "", head)))
                                .code())
                .isEqualTo("dossier.minutes-missing");
        var confirmed =
                value(
                        asking(
                                head,
                                () ->
                                        losses.confirm(
                                                putUp.id(), putUp.version(), "15/BB-UBND", head)));
        var sent = send(confirmed);
        var revoked = value(asking(cuc, () -> provider.revoke(sent.id(), sent.version(), cuc)));

        assertThat(revoked.stage().kind()).isEqualTo(StageKind.REVOKED);
        var after = house.as(applicant, () -> certificates.find(stage.certificate())).orElseThrow();
        assertThat(after.status(after.x509().notBefore())).isEqualTo(CertificateStatus.REVOKED);
        assertThat(after.facts().revocationReason()).isEqualTo(RevocationReason.DEVICE_LOST);
        assertThat(after.facts().invalidSince())
                .as("mistrusted from the loss on, not from its report")
                .isEqualTo(Instant.parse("2026-03-02T00:30:00Z"));
        var device = device(stage);
        assertThat(device.state()).isEqualTo(DeviceState.WRITTEN_OFF);
        assertThat(device.custodian()).isNull();
        assertThat(device.facts().lossMinutes()).isEqualTo("15/BB-UBND");
    }

    private Device device(Stage.HandedOver stage) {
        return house.as(applicant, () -> devices.find(stage.device())).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-03-02T00:30:00Z"})
    @DisplayName(
            "D10.4, D6.2c: a suspected leak blocks use at once, needs no minutes, and calls the device back")
    void aLeakFromReportToRevocation(String since) throws Exception {
        var stage = (Stage.HandedOver) handedOver().stage();
        var leak = new LossDesk.Report(RevocationCause.KEY_SUSPECTED, since, "mật khẩu bị lộ");
        var reported =
                value(asking(applicant, () -> losses.report(stage.certificate(), leak, applicant)));
        assertThat(device(stage).state()).as("nothing is lost").isEqualTo(DeviceState.IN_USE);
        var putUp =
                move(move(reported, new Move.TakeUp(), officer), new Move.PutUp("đúng"), officer);
        var confirmed =
                value(asking(head, () -> losses.confirm(putUp.id(), putUp.version(), "", head)));
        var sent = send(confirmed);
        var revoked = value(asking(cuc, () -> provider.revoke(sent.id(), sent.version(), cuc)));

        assertThat(revoked.stage().kind()).isEqualTo(StageKind.REVOKED);
        var after = house.as(applicant, () -> certificates.find(stage.certificate())).orElseThrow();
        assertThat(after.facts().revocationReason()).isEqualTo(RevocationReason.KEY_SUSPECTED);
        assertThat(after.facts().invalidSince())
                .as("mistrusted since then, if anybody knows")
                .isEqualTo(since.isEmpty() ? null : Instant.parse(since));
        var entry = crl().getRevokedCertificate(new BigInteger(after.x509().serial(), 16));
        assertThat(entry.getExtensionValue(INVALIDITY_DATE) != null)
                .as("the authority's list says so too (RFC 5280 5.3.2)")
                .isEqualTo(!since.isEmpty());
        assertThat(device(stage).state()).isEqualTo(DeviceState.RETURN_DUE);
        assertThat(device(stage).custodian()).as("still answered for").isNotNull();
    }

    private X509CRL crl() throws GeneralSecurityException {
        var answer = practice.http().answer("GET", "/practice-ca/crl.der", new byte[0]);
        return (X509CRL)
                CertificateFactory.getInstance("X.509")
                        .generateCRL(new ByteArrayInputStream(answer.body()));
    }
}
