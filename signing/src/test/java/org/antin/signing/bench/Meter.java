package org.antin.signing.bench;

import com.sun.management.OperatingSystemMXBean;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/// Measures in this process, and keeps what each run came to.
final class Meter {
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /// Something that may fail.
    interface Work {
        void run() throws Exception;
    }

    /// One run over some documents.
    ///
    /// @param processorMillis for each document; collecting garbage and compiling counts
    /// @param wallMillis for each document
    record Run(double processorMillis, double wallMillis) {
        static Run of(int documents, Work work) throws Exception {
            settle();
            long processor = MACHINE.getProcessCpuTime();
            long wall = System.nanoTime();
            work.run();
            double all = 1e6 * documents;
            return new Run(
                    (MACHINE.getProcessCpuTime() - processor) / all,
                    (System.nanoTime() - wall) / all);
        }
    }

    private Meter() {}

    /// Waits until what ran before has left nothing to collect or to compile: that would be counted
    /// for the next.
    private static void settle() throws InterruptedException {
        System.gc();
        var compiler = ManagementFactory.getCompilationMXBean();
        long before = -1;
        for (int i = 0; i < 20 && compiler.getTotalCompilationTime() != before; i++) {
            before = compiler.getTotalCompilationTime();
            Thread.sleep(250);
        }
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// How busy the machine is, other programs included: processes that want to run.
    static double load() {
        return MACHINE.getSystemLoadAverage();
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.2f", value);
    }
}
