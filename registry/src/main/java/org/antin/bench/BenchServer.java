package org.antin.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The real server in a process of its own, as `./antin start --demo` runs it.
final class BenchServer implements AutoCloseable {
    private static final String READY = "Ấn Tín is ready: ";
    private static final long STOP_SECONDS = 60;

    private final Process process;
    private final URI address;

    private BenchServer(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /// Begins a demo in a new folder and brings it up to so many subscribers.
    static void fill(Path data, int subscribers) throws IOException, InterruptedException {
        var filling = process(data, List.of("-Dantin.bench.subscribers=" + subscribers), "--once");
        said(filling);
        int code = filling.waitFor();
        if (code != 0) throw new IOException("the server that generates ended with " + code);
    }

    static BenchServer start(Path data) throws IOException, InterruptedException {
        // How `./antin start` tunes its JVM, one option a line.
        var tuning = System.getProperty("antin.bench.server", "").lines().toList();
        var process = process(data, tuning);
        return new BenchServer(process, URI.create(said(process)));
    }

    private static Process process(Path data, List<String> options, String... more)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Dfile.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-Djava.awt.headless=true",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(
                List.of(
                        "org.antin.start.Start",
                        "--demo",
                        "--port",
                        "0",
                        "--data",
                        data.toString()));
        command.addAll(List.of(more));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("ANTIN_"));
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process;
    }

    /// Waits for the line that names the address.
    private static String said(Process process) throws IOException {
        var out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine())
            if (line.startsWith(READY)) return line.substring(READY.length()).strip();
        throw new IOException("the server did not start");
    }

    URI address() {
        return address;
    }

    /// What the server tells the local host about itself.
    String metrics() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var asked = HttpRequest.newBuilder(address.resolve("/api/v1/metrics")).build();
            return http.send(asked, BodyHandlers.ofString()).body();
        }
    }

    long pid() {
        return process.pid();
    }

    /// Processor time of the server and its database so far.
    Duration cpu() {
        return Stream.concat(Stream.of(process.toHandle()), process.toHandle().descendants())
                .map(p -> p.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("the server did not stop");
    }
}
