package org.antin.signing.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.practiceca.RevocationReason;
import org.antin.signing.Workshop;
import org.antin.signing.check.CertificateCheck.Finding;
import org.antin.signing.make.Refusal.Code;
import org.antin.signing.trust.CertificateChain;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustAnchor.Purpose;
import org.antin.signing.trust.TrustStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// T06: what a certificate must be before its token is asked.
class CertificateCheckTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir static Path dir;
    private static Workshop shop;

    @BeforeAll
    static void open() {
        shop = new Workshop(dir.resolve("ca"));
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static TrustStore trusted(Purpose purpose) {
        return TrustStore.of(
                List.of(new TrustAnchor(shop.forge.ca().root(), purpose, new HostRule.Nowhere())));
    }

    private static Finding check(List<X509Certificate> chain, RevocationSource source) {
        var trust = trusted(Purpose.GOVERNMENT);
        return CertificateCheck.of(() -> trust, source, shop::now, PATIENCE).check(chain);
    }

    private static Finding check(List<X509Certificate> chain) {
        return check(chain, new Workshop.AtHand(shop.crls()));
    }

    private static void unfit(Finding found, Code code) {
        assertThat(found)
                .isInstanceOfSatisfying(
                        Finding.Unfit.class, no -> assertThat(no.why().code()).isEqualTo(code));
    }

    @Test
    @DisplayName("T06: a sound path, and the lists don't name it: good")
    void good() {
        assertThat(check(shop.honest.chain())).isEqualTo(new Finding.Good());
    }

    @Test
    @DisplayName("T06: known to be revoked, it never signs, whoever else is silent")
    void revoked() {
        var lost = shop.forge.genuine(Workshop.WHO);
        assertThat(check(lost.chain())).isEqualTo(new Finding.Good());
        shop.forge
                .ca()
                .revoke(
                        lost.certificate().getSerialNumber(),
                        RevocationReason.KEY_COMPROMISE,
                        shop.now(),
                        Optional.empty());
        unfit(check(lost.chain()), Code.CERTIFICATE_REVOKED);
        // The list of the root is silent.
        unfit(
                check(lost.chain(), new Workshop.AtHand(List.of(shop.forge.ca().crl()))),
                Code.CERTIFICATE_REVOKED);
    }

    @Test
    @DisplayName("T06: no path to a trusted root, or one that breaks a rule: unfit")
    void paths() {
        unfit(check(shop.forge.unknownCa(Workshop.WHO).chain()), Code.CHAIN_UNTRUSTED);
        unfit(check(shop.forge.wrongIssuer(Workshop.WHO).chain()), Code.CHAIN_UNTRUSTED);
        unfit(check(List.of(shop.honest.certificate())), Code.CHAIN_UNTRUSTED);
        var ended = shop.now().minus(Duration.ofDays(10));
        unfit(check(shop.forge.expiredCa(Workshop.WHO, ended).chain()), Code.CHAIN_BROKEN);
        var others = trusted(Purpose.OTHER_PROVIDER);
        unfit(
                CertificateCheck.of(() -> others, RevocationSource.offline(), shop::now, PATIENCE)
                        .check(shop.honest.chain()),
                Code.CHAIN_UNTRUSTED);
    }

    @Test
    @DisplayName("D3.3: nobody answers, or nothing is trusted here: unknown, and no refusal")
    void silent() {
        assertThat(check(shop.honest.chain(), RevocationSource.offline()))
                .isEqualTo(new Finding.Unknown(Reason.REVOCATION_UNKNOWN));
        assertThat(
                        CertificateCheck.of(
                                        TrustStore::none,
                                        RevocationSource.offline(),
                                        shop::now,
                                        PATIENCE)
                                .check(shop.honest.chain()))
                .isEqualTo(new Finding.Unknown(Reason.NO_TRUST));
    }

    /// Takes the question and never answers.
    private record Hanging(CountDownLatch ends) implements RevocationSource {
        @Override
        public Answer ocsp(CertificateChain chain, int place, @Nullable Instant since) {
            return crl(chain, place, since);
        }

        @Override
        public Answer crl(CertificateChain chain, int place, @Nullable Instant since) {
            try {
                ends.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Answer(List.of(), List.of());
        }
    }

    @Test
    @DisplayName(
            "D3.3: who hangs is waited for as long as patience lasts, all certificates together")
    void hanging() {
        var trust = trusted(Purpose.GOVERNMENT);
        var ends = new CountDownLatch(1);
        long start = System.nanoTime();
        var found =
                CertificateCheck.of(
                                () -> trust, new Hanging(ends), shop::now, Duration.ofMillis(300))
                        .check(shop.honest.chain());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(found).isEqualTo(new Finding.Unknown(Reason.REVOCATION_UNKNOWN));
        ends.countDown();
    }
}
