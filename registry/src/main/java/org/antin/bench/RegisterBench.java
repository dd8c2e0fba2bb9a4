package org.antin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// How long lists, search and first pages take with a province's worth of subscribers: the real
/// server over HTTP, as people whose scopes are of different size. One request at a time, then four
/// at once.
final class RegisterBench implements Benchmark {
    static final String USAGE =
            "--subscribers N (20000), --keep DIR (only generate, to be tried), --data DIR (measure"
                    + " what --keep made), --runs N (40 a page), --soak MINUTES";

    /// A commune's chairman, an IT officer, a district's officer and head, the Office, the
    /// subscriber manager, an inspector, the administrator, the provider.
    static final List<String> PEOPLE =
            List.of(
                    "thuebao",
                    "cntt",
                    "tiepnhan",
                    "lanhdao",
                    "vanphong",
                    "chanhvp",
                    "kiemtra",
                    "admin",
                    "coyeu");

    private static final String PASSWORD = "demo";
    private static final int TOGETHER = 4;

    /// One request of the course.
    private record Step(Visitor visitor, String page, String path) {}

    @Override
    public String name() {
        return "register";
    }

    @Override
    public String about() {
        return "lists and search with 20,000 subscribers; " + USAGE;
    }

    @Override
    public List<Figure> measure(List<String> options) throws Exception {
        var asked = Asked.read(options);
        if (asked.keep() != null) {
            BenchServer.fill(asked.keep(), asked.subscribers());
            return List.of();
        }
        var data = asked.data();
        if (data != null) return measure(asked, data);
        var own = Files.createTempDirectory(Path.of("").toAbsolutePath(), "antin-bench-");
        try {
            BenchServer.fill(own, asked.subscribers());
            return measure(asked, own);
        } finally {
            DatabaseStart.delete(own);
        }
    }

    private static List<Figure> measure(Asked asked, Path data) throws Exception {
        try (var server = BenchServer.start(data)) {
            var visitors = new ArrayList<Visitor>();
            for (var name : PEOPLE) visitors.add(Visitor.signIn(server.address(), name, PASSWORD));
            var steps = steps(visitors, asked.runs());
            for (var step : distinct(steps)) nanos(step); // warm
            if (asked.soak() > 0) return new Soak(server, paths(steps), PASSWORD).run(asked.soak());
            var figures = new ArrayList<Figure>(oneByOne(server, steps));
            figures.addAll(together(steps));
            return figures;
        }
    }

    private static List<Step> steps(List<Visitor> visitors, int runs)
            throws IOException, InterruptedException {
        var steps = new ArrayList<Step>();
        for (var visitor : visitors)
            for (var page : Course.of(visitor).entrySet()) {
                var paths = List.copyOf(page.getValue());
                for (int i = 0; i < runs; i++)
                    steps.add(
                            new Step(
                                    visitor,
                                    page.getKey(),
                                    paths.get(
                                            runs < paths.size()
                                                    ? i * paths.size() / runs
                                                    : i % paths.size())));
            }
        return steps;
    }

    private static List<Step> distinct(List<Step> steps) {
        return steps.stream().distinct().toList();
    }

    private static Map<String, List<String>> paths(List<Step> steps) {
        var paths = new LinkedHashMap<String, List<String>>();
        for (var step : distinct(steps))
            paths.computeIfAbsent(step.visitor().name(), _ -> new ArrayList<>()).add(step.path());
        return paths;
    }

    private static long nanos(Step step) throws IOException, InterruptedException {
        var page = step.visitor().get(step.path());
        if (page.status() != 200)
            throw new IOException(
                    step.path() + " answered " + step.visitor().name() + " " + page.status());
        return page.nanos();
    }

    private static List<Figure> oneByOne(BenchServer server, List<Step> steps)
            throws IOException, InterruptedException {
        var figures = new ArrayList<Figure>();
        int from = 0;
        while (from < steps.size()) {
            int to = from;
            while (to < steps.size() && same(steps.get(from), steps.get(to))) to++;
            var nanos = new long[to - from];
            var before = server.cpu();
            for (int i = from; i < to; i++) nanos[i - from] = nanos(steps.get(i));
            double cpu = server.cpu().minus(before).toNanos() / 1e6 / nanos.length;
            var first = steps.get(from);
            figures.add(new Figure(first.page() + " – " + first.visitor().name(), cpu, nanos));
            from = to;
        }
        return figures;
    }

    private static boolean same(Step one, Step other) {
        return one.visitor() == other.visitor() && one.page().equals(other.page());
    }

    private static List<Figure> together(List<Step> steps)
            throws InterruptedException, ExecutionException {
        var shuffled = new ArrayList<>(steps);
        Collections.shuffle(shuffled, new Random(4));
        var nanos = new long[shuffled.size()];
        try (var pool = Executors.newFixedThreadPool(TOGETHER)) {
            var running = new ArrayList<Future<Long>>();
            for (var step : shuffled) running.add(pool.submit(() -> nanos(step)));
            for (int i = 0; i < nanos.length; i++) nanos[i] = running.get(i).get();
        }
        var byPage = new LinkedHashMap<String, List<Long>>();
        for (var step : steps) byPage.putIfAbsent(step.page(), new ArrayList<>());
        for (int i = 0; i < nanos.length; i++)
            byPage.computeIfAbsent(shuffled.get(i).page(), _ -> new ArrayList<>()).add(nanos[i]);
        var figures = new ArrayList<Figure>();
        byPage.forEach(
                (page, runs) ->
                        figures.add(
                                new Figure(
                                        page + " – four at once",
                                        runs.stream().mapToLong(Long::longValue).toArray())));
        figures.add(new Figure("everything, four at once", Arrays.copyOf(nanos, nanos.length)));
        return figures;
    }
}
