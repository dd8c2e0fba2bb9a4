package org.antin.bench;

import org.springframework.boot.logging.LoggingSystem;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// `./antin bench NAME`: prints a table and writes it as JSON to `target/bench/NAME.json`.
public final class Bench {
    static final List<Benchmark> ALL = List.of(new DatabaseStart(), new RegisterBench());

    private Bench() {}

    public static void main(String[] arguments) {
        LoggingSystem.get(Bench.class.getClassLoader()).beforeInitialize(); // silent
        var out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var err =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(
                run(
                        List.of(arguments),
                        out,
                        err,
                        Path.of(System.getProperty("antin.bench", "target/bench"))));
    }

    /// @return exit code: 0 measured, 2 could not run
    static int run(List<String> arguments, PrintStream out, PrintStream err, Path results) {
        String name = arguments.isEmpty() ? "" : arguments.getFirst();
        Optional<Benchmark> wanted = ALL.stream().filter(b -> b.name().equals(name)).findFirst();
        if (wanted.isEmpty()) {
            String known =
                    ALL.stream()
                            .map(b -> b.name() + " (" + b.about() + ")")
                            .collect(Collectors.joining(", "));
            err.println("antin bench: name one of: " + known);
            return 2;
        }
        try {
            double before = load();
            var sheet = new Sheet(name, out);
            wanted.get().measure(arguments.subList(1, arguments.size()), sheet);
            List<Figure> figures = sheet.figures();
            if (figures.isEmpty()) return 0;
            out.printf(
                    Locale.ROOT,
                    "load %.1f before, %.1f after, on %d processors%n",
                    before,
                    load(),
                    Runtime.getRuntime().availableProcessors());
            write(results.resolve(name + ".json"), name, before, figures);
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 2;
        } catch (Exception e) {
            err.println("antin bench " + name + ": " + e.getMessage());
            return 2;
        }
    }

    /// How many processes wanted a processor in the last minute: figures taken beside other work
    /// say little.
    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static void write(Path file, String name, double load, List<Figure> figures)
            throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) Files.createDirectories(folder);
        Files.writeString(
                file,
                figures.stream()
                        .map(Figure::json)
                        .collect(
                                Collectors.joining(
                                        ",\n  ",
                                        String.format(
                                                Locale.ROOT,
                                                "{\"benchmark\":\"%s\",\"loadBefore\":%.1f,\"figures\":[\n  ",
                                                name,
                                                load),
                                        "\n]}\n")));
    }
}
