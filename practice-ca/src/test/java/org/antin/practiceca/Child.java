package org.antin.practiceca;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A JVM of its own, to be killed with SIGKILL in the middle of its work.
final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private Child(Process process) {
        this.process = process;
        output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static Child running(Class<?> main, Object... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName()));
        for (Object argument : arguments) command.add(argument.toString());
        return new Child(
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /// The next line it printed, or null when it ended.
    String line() throws IOException {
        return output.readLine();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// SIGKILL, then what it had printed before and wasn't read yet.
    List<String> kill() throws IOException, InterruptedException {
        // By its handle: Process.destroyForcibly would close the pipe before it is read out.
        process.toHandle().destroyForcibly();
        process.waitFor();
        return rest();
    }

    /// Waits for its end by itself, and gives what it printed.
    List<String> rest() throws IOException, InterruptedException {
        var lines = output.lines().toList();
        if (!process.waitFor(60, TimeUnit.SECONDS)) throw new IllegalStateException("hangs");
        return lines;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
