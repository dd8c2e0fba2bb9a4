package org.antin.signing.bench;

import com.sun.management.OperatingSystemMXBean;

import org.antin.signing.trust.TrustStore;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Checks one document in a fresh process and prints the processor milliseconds it took.
final class ColdStart {
    private ColdStart() {}

    public static void main(String[] arguments) throws Exception {
        var root =
                TrustStore.read(List.of(Path.of(arguments[1]))).anchors().getFirst().certificate();
        byte[] pdf = Files.readAllBytes(Path.of(arguments[2]));
        Checker checker =
                Checker.named(arguments[0], root, InstantSource.fixed(Instant.parse(arguments[3])));
        // The whole process, as in the warm figures: compiling and collecting count.
        var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = process.getProcessCpuTime();
        if (!checker.valid(pdf)) throw new IllegalStateException("not valid");
        long took = process.getProcessCpuTime() - before;
        System.out.println(took / 1e6);
    }
}
