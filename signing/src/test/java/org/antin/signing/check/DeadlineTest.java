package org.antin.signing.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.antin.signing.trust.CertificateChain;
import org.antin.signing.trust.RevocationSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Time is a limit like size and depth. A check that is cut off says so, and never "valid".
@Timeout(60)
class DeadlineTest {
    private static final Limits TEN_SECONDS = Limits.standard().with("seconds", 10);

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

    private Verifier verifier(RevocationSource source) {
        return Verifier.of(notary.trust(), source, notary.clock).within(TEN_SECONDS);
    }

    @Test
    @DisplayName("wherever the time runs out, the answer is \"can't tell\" with the reason")
    void cutAnywhere() {
        byte[] signed = notary.signedByBoth();
        notary.clock.forward(Duration.ofMinutes(5));
        Set<FileVerdict> seen = EnumSet.noneOf(FileVerdict.class);
        int looks = 0;
        while (!seen.contains(FileVerdict.VALID)) {
            assertThat(++looks).as("looks at the clock").isLessThan(400);
            int last = looks;
            var count = new AtomicInteger();
            // The clock stands still until it has been looked at so often.
            var report =
                    verifier(notary.fetcher)
                            .ticking(
                                    () ->
                                            count.incrementAndGet() <= last
                                                    ? 0
                                                    : Duration.ofDays(1).toNanos())
                            .verify("a.pdf", signed, null);
            seen.add(report.verdict());
            if (report.verdict() == FileVerdict.VALID) continue;
            assertThat(report.verdict())
                    .as(ReportJson.line(report))
                    .isEqualTo(FileVerdict.INDETERMINATE);
            assertThat(report.says(Reason.TIME_LIMIT) || timestampCut(report))
                    .as(ReportJson.line(report))
                    .isTrue();
        }
        // Reading, time stamps, chains and questions each looked.
        assertThat(looks).isGreaterThan(6);
    }

    private static boolean timestampCut(VerificationReport report) {
        return report.timestamps().stream().anyMatch(t -> t.reason() == Reason.TIME_LIMIT);
    }

    @Test
    @DisplayName("an authority that never answers holds a check up to its time and no longer")
    void silentAuthority() {
        byte[] signed = notary.sign(Notary.letter(), notary.leader);
        notary.clock.forward(Duration.ofMinutes(5));
        var never = new CountDownLatch(1);
        var silent =
                new RevocationSource() {
                    private Answer wait(CertificateChain chain) {
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return new Answer(java.util.List.of(), java.util.List.of(Trouble.FAILED));
                    }

                    @Override
                    public Answer ocsp(CertificateChain chain, int place, Instant since) {
                        return wait(chain);
                    }

                    @Override
                    public Answer crl(CertificateChain chain, int place, Instant since) {
                        return wait(chain);
                    }
                };
        var report =
                verifier(silent)
                        .within(Limits.standard().with("seconds", 1))
                        .verify("a.pdf", signed, null);
        assertThat(report.verdict()).isEqualTo(FileVerdict.INDETERMINATE);
        assertThat(report.says(Reason.TIME_LIMIT)).as(ReportJson.line(report)).isTrue();
        assertThat(report.millis()).isBetween(900L, 5_000L);
        assertThat(report.conclusion()).contains("quá thời gian");
    }

    @Test
    @DisplayName("every limit is a setting, and none may be nothing")
    void settings() {
        for (String name :
                new String[] {
                    "file-bytes", "unpacked-bytes", "objects", "depth", "signatures", "seconds"
                }) {
            assertThat(Limits.standard().with(name, 7)).isNotEqualTo(Limits.standard());
            assertThatThrownBy(() -> Limits.standard().with(name, 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Limits.standard().with("seconds", 7).time()).isEqualTo(Duration.ofSeconds(7));
        assertThatThrownBy(() -> Limits.standard().with("patience", 7))
                .isInstanceOf(IllegalArgumentException.class);
        byte[] signed = notary.sign(Notary.letter(), notary.leader);
        var small =
                verifier(notary.fetcher)
                        .within(Limits.standard().with("file-bytes", signed.length - 1))
                        .verify("a.pdf", signed, null);
        assertThat(small.says(Reason.TOO_LARGE)).isTrue();
        var shallow =
                verifier(notary.fetcher)
                        .within(Limits.standard().with("depth", 1))
                        .verify("a.pdf", signed, null);
        assertThat(shallow.says(Reason.TOO_COMPLEX)).as(ReportJson.line(shallow)).isTrue();
    }
}
