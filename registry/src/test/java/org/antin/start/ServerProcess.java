package org.antin.start;

import org.antin.testkit.KnownSecret;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The product's server as a process of its own, for tests that stop it or kill it.
final class ServerProcess implements AutoCloseable {
    private static final String READY = "Ấn Tín is ready: ";

    final Process process;
    private final Path data;
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private final CountDownLatch readyOrEnded = new CountDownLatch(1);

    ServerProcess(Map<String, String> environment, String... arguments) throws IOException {
        var command =
                new ArrayList<String>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                productClassPath(),
                                Start.class.getName()));
        command.addAll(List.of(arguments));
        data = Path.of(List.of(arguments).get(List.of(arguments).indexOf("--data") + 1));
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("ANTIN_"));
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C.UTF-8");
        process = builder.start();
        // Threads of the platform: reading a pipe would hold the carrier of a virtual one.
        Thread.ofPlatform().daemon().start(() -> read(process.getErrorStream(), err));
        Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            read(process.getInputStream(), out);
                            readyOrEnded.countDown();
                        });
    }

    private void read(InputStream from, List<String> into) {
        try (var reader = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
            String line;
            while ((line = reader.readLine()) != null) {
                into.add(line);
                if (line.startsWith(READY)) readyOrEnded.countDown();
            }
        } catch (IOException e) {
            // the process was killed
        }
    }

    /// Waits until it answers.
    ///
    /// @return its address
    String ready() throws InterruptedException {
        readyOrEnded.await(3, TimeUnit.MINUTES);
        return out.stream()
                .filter(line -> line.startsWith(READY))
                .map(line -> line.substring(READY.length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not ready: " + out + err));
    }

    /// Waits for its end.
    ///
    /// @return exit code and standard error
    String end() throws InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) throw new AssertionError("doesn't end" + out);
        Thread.sleep(100); // the readers
        return process.exitValue() + " " + String.join("\n", err);
    }

    /// SIGTERM.
    String stop() throws InterruptedException {
        process.destroy();
        return end();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(2, TimeUnit.MINUTES).join();
        keepLogs();
    }

    /// The logs stay after the test: for whoever reads why it failed, and for the house rule that
    /// looks for secrets in them.
    private void keepLogs() {
        try {
            var kept = Files.createDirectories(Path.of("target", "kept-logs"));
            for (var name : List.of("server.log", "postgres.log")) {
                var log = data.resolve("logs").resolve(name);
                if (Files.exists(log)) {
                    Files.copy(
                            log,
                            kept.resolve(process.pid() + "-" + name),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.write(kept.resolve(process.pid() + "-out"), out);
            Files.write(kept.resolve(process.pid() + "-err"), err);
            var secrets = data.resolve("secrets");
            if (!Files.isDirectory(secrets)) return;
            try (var roles = Files.newDirectoryStream(secrets, "*.password")) {
                for (var role : roles) KnownSecret.alsoUsed(Files.readString(role).strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The class path without the tests' own classes: what the server finds by scanning must be the
    /// product's.
    private static String productClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
