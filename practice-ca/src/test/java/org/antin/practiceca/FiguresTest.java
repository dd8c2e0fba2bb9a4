package org.antin.practiceca;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.testkit.KnownSecret;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.stream.IntStream;

/// The speeds the demo's start depends on. Part of the whole suite only: a busy machine is slow.
@Needs
class FiguresTest {
    @Test
    @DisplayName("Founding a CA with a filled pool, or opening it again, takes under 300 ms")
    void open(@TempDir Path dir) {
        report("found, first in a process", processorTimeOf(() -> open(dir, "cold")));
        long founded = processorTimeOf(() -> open(dir, "warm"));
        long opened = processorTimeOf(() -> open(dir, "warm"));
        report("found", founded);
        report("open", opened);
        // Processor time, so that a busy machine doesn't fail it.
        assertThat(Duration.ofNanos(founded)).isLessThan(Duration.ofMillis(300));
        assertThat(Duration.ofNanos(opened)).isLessThan(Duration.ofMillis(300));
    }

    private static void open(Path dir, String name) {
        Practice.open(dir.resolve(name), new Practice.HandClock()).close();
    }

    private static long processorTimeOf(Runnable work) {
        long before = processorTime();
        work.run();
        return processorTime() - before;
    }

    @Test
    @DisplayName("Must-show 1: 1,500 certificates in one go")
    void issue1500(@TempDir Path dir) {
        try (var ca = Practice.open(dir, new Practice.HandClock())) {
            var requests =
                    IntStream.range(0, 1500)
                            .mapToObj(
                                    i ->
                                            LeafRequest.usual(
                                                    Practice.CHAIRMAN,
                                                    Practice.POOL.subject(i).getPublic(),
                                                    Practice.NOW))
                            .toList();
            long processor = processorTime();
            long start = System.nanoTime();
            assertThat(ca.issueMany(requests)).hasSize(1500);
            report("issue 1,500", System.nanoTime() - start);
            long used = processorTime() - processor;
            report("issue 1,500, processor time", used);
            // Under 4 s on two quiet cores; twice that here, compiling included.
            assertThat(Duration.ofNanos(used)).isLessThan(Duration.ofSeconds(16));
        }
        long start = System.nanoTime();
        try (var ca = Practice.open(dir, new Practice.HandClock())) {
            report("open with 1,500", System.nanoTime() - start);
            assertThat(ca.issuedCount()).isEqualTo(1502);
        }
    }

    @Test
    @DisplayName("1,500 tokens with one first PIN cost one Argon2id run and one fsync")
    void tokens1500(@TempDir Path dir) {
        X509Certificate certificate;
        try (var ca = Practice.open(dir.resolve("ca"), new Practice.HandClock())) {
            certificate = Practice.issue(ca, Practice.CHAIRMAN);
        }
        var orders =
                IntStream.range(0, 1500)
                        .mapToObj(
                                i ->
                                        new TokenOrder(
                                                "D-" + i, Practice.POOL.subject(0), certificate))
                        .toList();
        var factory = TokenFactory.open(dir.resolve("tokens"));
        long start = System.nanoTime();
        factory.createMany(orders, KnownSecret.TOKEN_LONG_PIN.text().toCharArray());
        long made = System.nanoTime();
        var token = TokenFactory.open(dir.resolve("tokens")).find("D-1499").orElseThrow();
        long opened = System.nanoTime();
        for (int i = 0; i < 5; i++) {
            long before = System.nanoTime();
            assertThat(
                            token.sign(
                                    certificate.getSerialNumber(),
                                    KnownSecret.TOKEN_LONG_PIN.text().toCharArray(),
                                    new byte[100],
                                    TokenAlgorithm.RSA_PKCS1_SHA256))
                    .isInstanceOf(TokenAnswer.Signed.class);
            report("sign with a token", System.nanoTime() - before);
        }
        report("make 1,500 tokens", made - start);
        report("open the folder of 1,500", opened - made);
        assertThat(Duration.ofNanos(made - start)).isLessThan(Duration.ofSeconds(10));
    }

    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void report(String what, long nanos) {
        System.out.printf("practice-ca: %s: %d ms%n", what, nanos / 1_000_000);
    }
}
