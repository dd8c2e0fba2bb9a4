package org.antin.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/// Twenty people at once, page after page with pauses, for some minutes. Every answer must be a
/// page. After each minute the server is asked what it holds: memory once its garbage is collected,
/// connections to the database, threads. At the end stands what grew from the first minute to the
/// last.
final class Soak {
    private static final int PEOPLE = 20;
    private static final int PAUSE_MILLIS = 600;
    private static final Pattern USED = Pattern.compile("used ([0-9]+)K");

    /// What the server holds after a minute, and how it answered in it.
    private record Held(long heap, long connections, long threads, Figure figure) {}

    private final BenchServer server;
    private final Map<String, List<String>> paths;
    private final String password;

    /// @param paths what each account may open
    Soak(BenchServer server, Map<String, List<String>> paths, String password) {
        this.server = server;
        this.paths = paths;
        this.password = password;
    }

    /// @throws IOException when any answer was no page
    void run(int minutes, Sheet sheet)
            throws IOException, InterruptedException, ExecutionException {
        var names = List.copyOf(paths.keySet());
        var visitors = new ArrayList<Visitor>();
        for (int i = 0; i < PEOPLE; i++)
            visitors.add(Visitor.signIn(server.address(), names.get(i % names.size()), password));
        var all = new ArrayList<Held>();
        try (var pool = Executors.newFixedThreadPool(PEOPLE)) {
            for (int minute = 1; minute <= minutes; minute++) {
                var running = new ArrayList<Future<List<Long>>>();
                for (int i = 0; i < PEOPLE; i++) {
                    var random = new SplittableRandom(1_000L * minute + i);
                    var visitor = visitors.get(i);
                    running.add(pool.submit(() -> minute(visitor, random)));
                }
                var nanos = new ArrayList<Long>();
                for (var each : running) nanos.addAll(each.get());
                var now = held(minute, nanos.stream().mapToLong(Long::longValue).toArray());
                sheet.add(now.figure());
                all.add(now);
            }
        }
        sheet.say(grown(all.getFirst(), all.getLast()));
    }

    private Held held(int minute, long... nanos) throws IOException, InterruptedException {
        long heap = used();
        var metrics = server.metrics();
        long connections = number(metrics, "hikaricp_connections");
        long threads = number(metrics, "jvm_threads_live_threads");
        var what = "minute %d: heap %d MB, connections %d, threads %d";
        var said = what.formatted(minute, heap, connections, threads);
        return new Held(heap, connections, threads, new Figure(said, nanos));
    }

    private static long number(String metrics, String name) throws IOException {
        var line = Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? ([0-9.E]+)$").matcher(metrics);
        if (!line.find()) throw new IOException("the server doesn't tell " + name);
        return (long) Double.parseDouble(line.group(1));
    }

    private static String grown(Held first, Held last) {
        return String.format(
                Locale.ROOT,
                "first to last minute: heap %d to %d MB, connections %d to %d, threads %d to %d, p95"
                        + " %.1f to %.1f ms",
                first.heap(),
                last.heap(),
                first.connections(),
                last.connections(),
                first.threads(),
                last.threads(),
                first.figure().millis(0.95),
                last.figure().millis(0.95));
    }

    private List<Long> minute(Visitor visitor, SplittableRandom random)
            throws IOException, InterruptedException {
        var own = paths.getOrDefault(visitor.name(), List.of());
        var nanos = new ArrayList<Long>();
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (System.nanoTime() < end) {
            var path = own.get(random.nextInt(own.size()));
            var page = visitor.get(path);
            if (page.status() != 200)
                throw new IOException(path + " answered " + visitor.name() + " " + page.status());
            nanos.add(page.nanos());
            Thread.sleep(random.nextInt(2 * PAUSE_MILLIS));
        }
        return nanos;
    }

    private long used() throws IOException, InterruptedException {
        jcmd("GC.run");
        var found = USED.matcher(jcmd("GC.heap_info"));
        if (!found.find()) throw new IOException("the JVM doesn't say how much heap it uses");
        return Long.parseLong(found.group(1)) / 1024;
    }

    private String jcmd(String order) throws IOException, InterruptedException {
        var jcmd =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                String.valueOf(server.pid()),
                                order)
                        .redirectErrorStream(true)
                        .start();
        var said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }
}
