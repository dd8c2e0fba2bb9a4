package org.antin.bench;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;

/// What follows `./antin bench register`.
///
/// @param keep folder to generate into, and nothing more; null to measure
/// @param data folder generated before; null to generate one and throw it away
/// @param runs requests for each page and visitor
/// @param soak minutes of mixed use instead of measuring page by page; 0 for none
record Asked(int subscribers, @Nullable Path keep, @Nullable Path data, int runs, int soak) {
    static Asked read(List<String> options) throws IOException {
        int subscribers = 20_000;
        int runs = 10;
        int soak = 0;
        @Nullable Path keep = null;
        @Nullable Path data = null;
        var rest = new ArrayDeque<>(options);
        while (!rest.isEmpty()) {
            var option = rest.remove();
            var value = rest.poll();
            if (value == null) throw new IOException(RegisterBench.USAGE);
            switch (option) {
                case "--subscribers" -> subscribers = number(value);
                case "--runs" -> runs = number(value);
                case "--soak" -> soak = number(value);
                case "--keep" -> keep = Path.of(value).toAbsolutePath();
                case "--data" -> data = Path.of(value).toAbsolutePath();
                default -> throw new IOException(RegisterBench.USAGE);
            }
        }
        return new Asked(subscribers, keep, data, runs, soak);
    }

    private static int number(String value) throws IOException {
        if (!value.matches("[1-9][0-9]{0,5}")) throw new IOException(value + " is no number");
        return Integer.parseInt(value);
    }
}
