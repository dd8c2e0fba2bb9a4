package org.antin.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs a program that isn't ours.
public final class Program {
    private Program() {}

    /// @param text what it wrote, errors included
    public record Said(int exit, String text) {}

    /// @param dir where it runs, and where a trace of its output stays
    /// @throws IllegalStateException when it takes more than a minute
    public static Said run(Path dir, String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(dir, "out", ".txt");
        var process =
                new ProcessBuilder(List.of(command))
                        .directory(dir.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(command[0] + " doesn't end");
        }
        return new Said(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
    }
}
