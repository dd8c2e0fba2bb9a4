package org.antin.bench;

import java.util.Arrays;
import java.util.Locale;

/// One thing measured several times.
///
/// @param what in a few words
/// @param nanos how long each run took, in the order they came
record Figure(String what, long... nanos) {
    private static final double MILLI = 1_000_000.0;

    /// The smallest value that this share of the runs doesn't exceed, in milliseconds.
    ///
    /// @param share 0.5 for the median, 0.95 for the 95th percentile
    double millis(double share) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(0, rank - 1)] / MILLI;
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "%-48s %6d %10.1f %10.1f %10.1f",
                what,
                nanos.length,
                millis(0.5),
                millis(0.95),
                millis(1));
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"what\":\"%s\",\"runs\":%d,\"medianMillis\":%.3f,\"p95Millis\":%.3f,\"maxMillis\":%.3f}",
                what.replace("\\", "\\\\").replace("\"", "\\\""),
                nanos.length,
                millis(0.5),
                millis(0.95),
                millis(1));
    }
}
