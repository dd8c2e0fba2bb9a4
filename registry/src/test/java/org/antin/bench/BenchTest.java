package org.antin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

class BenchTest {
    @Test
    @DisplayName("median, 95th percentile and maximum are runs that happened (nearest rank)")
    void percentiles() {
        long[] runs = new long[20];
        for (int i = 0; i < 20; i++) runs[i] = (20 - i) * 1_000_000L;
        var figure = new Figure("twenty", runs);
        assertThat(figure.millis(0.5)).isEqualTo(10);
        assertThat(figure.millis(0.95)).isEqualTo(19);
        assertThat(figure.millis(1)).isEqualTo(20);
        assertThat(new Figure("one", 5_000_000).millis(0.5)).isEqualTo(5);
        assertThat(figure.json())
                .isEqualTo(
                        "{\"what\":\"twenty\",\"runs\":20,\"medianMillis\":10.000,"
                                + "\"p95Millis\":19.000,\"maxMillis\":20.000}");
    }

    @Test
    @DisplayName("an unknown name is one line that lists the known ones, and exit 2")
    void unknown(@TempDir Path results) {
        var err = new ByteArrayOutputStream();
        int code =
                Bench.run(
                        List.of("nonsense"),
                        System.out,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        results);
        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("database-start").hasLineCount(1);
    }
}
