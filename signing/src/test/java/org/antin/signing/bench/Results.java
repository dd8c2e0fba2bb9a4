package org.antin.signing.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a benchmark found: printed as a table while it is found, written as JSON at the end.
final class Results {
    private final PrintStream out;
    private final List<String> json = new ArrayList<>();

    Results(PrintStream out) {
        this.out = out;
    }

    void head(String text) {
        out.println();
        out.println(text);
    }

    /// One line: what, and figures with their units.
    void add(String what, String unit, double value) {
        out.printf(Locale.ROOT, "  %-58s %12s %s%n", what, Meter.number(value), unit);
        json.add(
                String.format(
                        Locale.ROOT,
                        "{\"what\":\"%s\",\"unit\":\"%s\",\"value\":%.4f}",
                        what.replace("\"", "'"),
                        unit,
                        value));
    }

    /// A figure that was asked for, and whether it is reached.
    ///
    /// @param least the smallest that will do
    void asked(String what, String unit, double value, double least) {
        add(what, unit, value);
        add(value >= least ? "  reached: at least" : "  NOT REACHED: at least", unit, least);
    }

    void write(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name + ".json");
        Files.writeString(
                file,
                json.stream()
                        .collect(
                                Collectors.joining(
                                        ",\n  ",
                                        "{\"benchmark\":\"" + name + "\",\"figures\":[\n  ",
                                        "\n]}\n")));
        out.println();
        out.println("written: " + file);
    }
}
