package org.antin.practiceca;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

/// The speeds the demo's start depends on. Part of the whole suite only: a busy machine is slow.
@Needs
class FiguresTest {
    @Test
    @DisplayName("Must-show 1: founding a CA with a filled pool and opening it again are quick")
    void open(@TempDir Path dir) {
        long start = System.nanoTime();
        Practice.open(dir, new Practice.HandClock()).close();
        long founded = System.nanoTime();
        Practice.open(dir, new Practice.HandClock()).close();
        long opened = System.nanoTime();
        report("found", founded - start);
        report("open", opened - founded);
        assertThat(Duration.ofNanos(opened - founded)).isLessThan(Duration.ofMillis(300));
        assertThat(Duration.ofNanos(founded - start)).isLessThan(Duration.ofMillis(1500));
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
            long start = System.nanoTime();
            assertThat(ca.issueMany(requests)).hasSize(1500);
            long took = System.nanoTime() - start;
            report("issue 1,500", took);
            assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofSeconds(40));
        }
        long start = System.nanoTime();
        try (var ca = Practice.open(dir, new Practice.HandClock())) {
            report("open with 1,500", System.nanoTime() - start);
            assertThat(ca.issuedCount()).isEqualTo(1502);
        }
    }

    private static void report(String what, long nanos) {
        System.out.printf("practice-ca: %s: %d ms%n", what, nanos / 1_000_000);
    }
}
