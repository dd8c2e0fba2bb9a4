package org.antin.practiceca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

class RevocationTest {
    private final Practice.HandClock clock = new Practice.HandClock();
    @TempDir private Path dir;
    private PracticeCa ca;

    @BeforeEach
    void open() {
        ca = Practice.open(dir, clock);
    }

    @AfterEach
    void close() {
        ca.close();
    }

    @Test
    @DisplayName("D6.2c: revoking again changes nothing and tells the first revocation")
    void idempotent() {
        var serial = Practice.issue(ca, Practice.CHAIRMAN).getSerialNumber();
        var first = revoke(serial, RevocationReason.SUPERSEDED);
        assertThat(first).isInstanceOf(RevokeAnswer.Revoked.class);
        clock.advance(Duration.ofDays(1));
        assertThat(revoke(serial, RevocationReason.KEY_COMPROMISE))
                .isEqualTo(
                        new RevokeAnswer.AlreadyRevoked(
                                new Revocation(
                                        serial,
                                        RevocationReason.SUPERSEDED,
                                        Practice.NOW,
                                        Optional.empty())));
        assertThat(ca.revocation(serial).orElseThrow().reason())
                .isEqualTo(RevocationReason.SUPERSEDED);
    }

    @Test
    @DisplayName("A serial never issued can't be revoked")
    void notIssued() {
        assertThat(revoke(BigInteger.TEN, RevocationReason.SUPERSEDED))
                .isEqualTo(new RevokeAnswer.NotIssuedHere(BigInteger.TEN));
    }

    @Test
    @DisplayName(
            "A revocation from the future, or mistrust that starts after it, is a caller's error")
    void impossibleTimes() {
        var serial = Practice.issue(ca, Practice.CHAIRMAN).getSerialNumber();
        assertThatThrownBy(
                        () ->
                                ca.revoke(
                                        serial,
                                        RevocationReason.SUPERSEDED,
                                        Practice.NOW.plusSeconds(1),
                                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                ca.revoke(
                                        serial,
                                        RevocationReason.SUPERSEDED,
                                        Practice.NOW.minusSeconds(9),
                                        Optional.of(Practice.NOW)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(ca.revocation(serial)).isEmpty();
    }

    @Test
    @DisplayName("Ten threads revoke one certificate: one wins, nine are told")
    void together() throws Exception {
        var serial = Practice.issue(ca, Practice.CHAIRMAN).getSerialNumber();
        try (var threads = Executors.newFixedThreadPool(10)) {
            Callable<RevokeAnswer> ask = () -> revoke(serial, RevocationReason.SUPERSEDED);
            var answers =
                    threads.invokeAll(IntStream.range(0, 10).mapToObj(_ -> ask).toList()).stream()
                            .map(java.util.concurrent.Future::resultNow)
                            .toList();
            assertThat(answers).filteredOn(RevokeAnswer.Revoked.class::isInstance).hasSize(1);
            assertThat(answers)
                    .filteredOn(RevokeAnswer.AlreadyRevoked.class::isInstance)
                    .hasSize(9);
        }
    }

    @Test
    @DisplayName("RFC 5280 5: number, AKI, nextUpdate; entries with reason and invalidityDate")
    void list() throws Exception {
        var lost = Practice.issue(ca, Practice.CHAIRMAN).getSerialNumber();
        var plain = Practice.issue(ca, Practice.COMMUNE).getSerialNumber();
        var fine = Practice.issue(ca, Practice.GATEWAY).getSerialNumber();
        var since = Practice.NOW.minus(Duration.ofHours(30));
        ca.revoke(lost, RevocationReason.KEY_COMPROMISE, Practice.NOW, Optional.of(since));
        revoke(plain, RevocationReason.UNSPECIFIED);
        X509CRL crl = crl(ca.crl());
        crl.verify(ca.issuing().getPublicKey());
        assertThat(crl.getIssuerX500Principal()).isEqualTo(ca.issuing().getSubjectX500Principal());
        assertThat(crl.getThisUpdate()).isEqualTo(Date.from(Practice.NOW));
        assertThat(crl.getNextUpdate())
                .isEqualTo(Date.from(Practice.NOW.plus(Duration.ofHours(24))));
        assertThat(crl.getNonCriticalExtensionOIDs())
                .containsExactlyInAnyOrder("2.5.29.20", "2.5.29.35", "2.5.29.60");
        assertThat(crl.getRevokedCertificates()).hasSize(2);
        assertThat(crl.getRevokedCertificate(fine)).isNull();
        assertThat(crl.getRevokedCertificate(plain).hasExtensions()).isFalse();
        var entry = crl.getRevokedCertificate(lost);
        assertThat(entry.getRevocationReason()).isEqualTo(CRLReason.KEY_COMPROMISE);
        assertThat(entry.getRevocationDate()).isEqualTo(Date.from(Practice.NOW));
        var date =
                new X509CRLHolder(ca.crl())
                        .getRevokedCertificate(lost)
                        .getExtension(Extension.invalidityDate)
                        .getParsedValue();
        assertThat(ASN1GeneralizedTime.getInstance(date).getDate()).isEqualTo(Date.from(since));
    }

    @Test
    @DisplayName(
            "T10: a new list at once after a revocation, and after a minute; numbers only grow")
    void fresh() throws Exception {
        var serial = Practice.issue(ca, Practice.CHAIRMAN).getSerialNumber();
        byte[] first = ca.crl();
        assertThat(ca.crl()).isEqualTo(first);
        revoke(serial, RevocationReason.SUPERSEDED);
        byte[] second = ca.crl();
        assertThat(crl(second).getRevokedCertificates()).hasSize(1);
        clock.advance(PracticeCa.CRL_AGE);
        byte[] third = ca.crl();
        assertThat(crl(third).getThisUpdate()).isEqualTo(Date.from(clock.instant()));
        ca.close();
        ca = Practice.open(dir, clock);
        byte[] fourth = ca.crl();
        var numbers = List.of(number(first), number(second), number(third), number(fourth));
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("The root's list is there, empty and signed by the root")
    void rootList() throws Exception {
        var crl = new X509CRLHolder(ca.rootCrl());
        assertThat(crl.getRevokedCertificates().size()).isZero();
        assertThat(
                        crl.isSignatureValid(
                                new JcaContentVerifierProviderBuilder()
                                        .build(new JcaX509CertificateHolder(ca.root()))))
                .isTrue();
    }

    @Test
    @DisplayName("Revocations are there after a restart")
    void restart() {
        var one = Practice.issue(ca, Practice.CHAIRMAN);
        var lost = Instant.parse("2026-03-14T08:00:00Z");
        ca.revoke(
                one.getSerialNumber(),
                RevocationReason.KEY_COMPROMISE,
                Practice.NOW,
                Optional.of(lost));
        var before = ca.revocation(one.getSerialNumber());
        ca.close();
        ca = Practice.open(dir, clock);
        assertThat(ca.revocation(one.getSerialNumber())).isEqualTo(before).isPresent();
        assertThat(ca.certificate(one.getSerialNumber())).contains(one);
        assertThat(ca.droppedBytes()).isZero();
    }

    private RevokeAnswer revoke(BigInteger serial, RevocationReason reason) {
        return ca.revoke(serial, reason, clock.instant(), Optional.empty());
    }

    private static X509CRL crl(byte[] der) throws Exception {
        return (X509CRL)
                CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
    }

    private static BigInteger number(byte[] der) throws Exception {
        var value = new X509CRLHolder(der).getExtension(Extension.cRLNumber).getParsedValue();
        return CRLNumber.getInstance(value).getCRLNumber();
    }
}
