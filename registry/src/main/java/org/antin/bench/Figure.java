package org.antin.bench;

import java.util.Arrays;
import java.util.Locale;

/// One thing measured several times.
///
/// @param what in a few words
/// @param cpuMillis processor time of one run on average, all processes concerned; negative when it
///   wasn't measured
/// @param rows most rows that one answer's tables had; negative when there are none to count
/// @param nanos how long each run took, in the order they came
record Figure(String what, double cpuMillis, int rows, long... nanos) {
    private static final double MILLI = 1_000_000.0;

    Figure(String what, long... nanos) {
        this(what, -1, -1, nanos);
    }

    /// The smallest value that this share of the runs doesn't exceed, in milliseconds.
    ///
    /// @param share 0.5 for the median, 0.95 for the 95th percentile
    double millis(double share) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(0, rank - 1)] / MILLI;
    }

    static String head(String name) {
        return String.format(
                Locale.ROOT,
                "%-48s %5s %5s %9s %9s %9s %9s",
                name,
                "rows",
                "runs",
                "median ms",
                "p95 ms",
                "max ms",
                "cpu ms");
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "%-48s %5s %5d %9.1f %9.1f %9.1f %9s",
                what,
                rows < 0 ? "-" : String.valueOf(rows),
                nanos.length,
                millis(0.5),
                millis(0.95),
                millis(1),
                cpuMillis < 0 ? "-" : String.format(Locale.ROOT, "%.1f", cpuMillis));
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"what\":\"%s\",\"runs\":%d,\"medianMillis\":%.3f,\"p95Millis\":%.3f,\"maxMillis\":%.3f%s%s}",
                what.replace("\\", "\\\\").replace("\"", "\\\""),
                nanos.length,
                millis(0.5),
                millis(0.95),
                millis(1),
                cpuMillis < 0 ? "" : String.format(Locale.ROOT, ",\"cpuMillis\":%.3f", cpuMillis),
                rows < 0 ? "" : ",\"rows\":" + rows);
    }
}
