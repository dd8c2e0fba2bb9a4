package org.antin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// How long lists, search and first pages take with a province's worth of subscribers: the real
/// server over HTTP, as people whose scopes are of different size. One request at a time, then four
/// at once.
final class RegisterBench implements Benchmark {
    static final String USAGE =
            "--subscribers N (20000), --keep DIR (only generate, to be tried), --data DIR (measure"
                    + " what --keep made), --runs N (10 a page and person), --soak MINUTES";

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
    private static final int SHARE = 4;

    /// One request of the course.
    private record Step(Visitor visitor, String page, String path) {}

    /// One answer.
    ///
    /// @param cpu processor time of such an answer in milliseconds; negative when it wasn't
    ///   measured
    private record Taken(Step step, Visitor.Page answer, double cpu) {
        String page() {
            return step.page();
        }

        String name() {
            return step.visitor().name();
        }
    }

    @Override
    public String name() {
        return "register";
    }

    @Override
    public String about() {
        return "lists and search with 20,000 subscribers; " + USAGE;
    }

    @Override
    public void measure(List<String> options, Sheet sheet) throws Exception {
        var asked = Asked.read(options);
        if (asked.keep() != null) {
            BenchServer.fill(asked.keep(), asked.subscribers());
            return;
        }
        var data = asked.data();
        if (data != null) {
            measure(asked, data, sheet);
            return;
        }
        var own = Files.createTempDirectory(Path.of("").toAbsolutePath(), "antin-bench-");
        try {
            long begin = System.nanoTime();
            BenchServer.fill(own, asked.subscribers());
            sheet.say("filled in " + since(begin));
            measure(asked, own, sheet);
        } finally {
            DatabaseStart.delete(own);
        }
    }

    private static void measure(Asked asked, Path data, Sheet sheet) throws Exception {
        try (var server = BenchServer.start(data)) {
            long begin = System.nanoTime();
            var steps = new ArrayList<Step>();
            for (var name : PEOPLE) {
                var visitor = Visitor.signIn(server.address(), name, PASSWORD);
                steps.addAll(steps(visitor, asked.runs()));
            }
            sheet.say(
                    "%d addresses found by following links, in %s"
                            .formatted(steps.stream().distinct().count(), since(begin)));
            if (asked.soak() > 0) {
                new Soak(server, paths(steps), PASSWORD).run(asked.soak(), sheet);
                return;
            }
            var alone = oneByOne(server, steps, sheet);
            by("all pages – %s", Taken::name, alone, sheet);
            by("%s – all", Taken::page, alone, sheet);
            sheet.add(figure("everything", alone));
            var together = together(steps);
            by("%s – four at once", Taken::page, together, sheet);
            sheet.add(figure("everything, four at once", together));
        }
    }

    private static String since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s";
    }

    private static List<Step> steps(Visitor visitor, int runs)
            throws IOException, InterruptedException {
        var steps = new ArrayList<Step>();
        for (var page : Course.of(visitor).entrySet()) {
            var paths = List.copyOf(page.getValue());
            for (int i = 0; i < runs; i++) {
                int which = runs < paths.size() ? i * paths.size() / runs : i % paths.size();
                steps.add(new Step(visitor, page.getKey(), paths.get(which)));
            }
        }
        return steps;
    }

    private static Map<String, List<String>> paths(List<Step> steps) {
        var paths = new LinkedHashMap<String, List<String>>();
        for (var step : steps.stream().distinct().toList())
            paths.computeIfAbsent(step.visitor().name(), _ -> new ArrayList<>()).add(step.path());
        return paths;
    }

    private static Taken take(Step step) throws IOException, InterruptedException {
        var page = step.visitor().get(step.path());
        if (page.status() != 200)
            throw new IOException(
                    step.path() + " answered " + step.visitor().name() + " " + page.status());
        return new Taken(step, page, -1);
    }

    private static List<Taken> oneByOne(BenchServer server, List<Step> steps, Sheet sheet)
            throws IOException, InterruptedException {
        var all = new ArrayList<Taken>();
        int from = 0;
        while (from < steps.size()) {
            var first = steps.get(from);
            var before = server.cpu();
            int to = from;
            while (to < steps.size() && same(first, steps.get(to))) all.add(take(steps.get(to++)));
            double cpu = server.cpu().minus(before).toNanos() / 1e6 / (to - from);
            var these = all.subList(from, to);
            these.replaceAll(taken -> new Taken(taken.step(), taken.answer(), cpu));
            sheet.add(figure(first.page() + " – " + first.visitor().name(), these));
            from = to;
        }
        return all;
    }

    private static boolean same(Step one, Step other) {
        return one.visitor() == other.visitor() && one.page().equals(other.page());
    }

    /// Some of the course, in an order that mixes people and pages.
    private static List<Taken> together(List<Step> steps)
            throws InterruptedException, ExecutionException {
        var shuffled = new ArrayList<>(steps);
        Collections.shuffle(shuffled, new Random(4));
        try (var pool = Executors.newFixedThreadPool(TOGETHER)) {
            var running = new ArrayList<Future<Taken>>();
            for (var step : shuffled.subList(0, Math.ceilDiv(shuffled.size(), SHARE)))
                running.add(pool.submit(() -> take(step)));
            var all = new ArrayList<Taken>();
            for (var each : running) all.add(each.get());
            return all;
        }
    }

    private static void by(String what, Function<Taken, String> key, List<Taken> all, Sheet sheet) {
        var groups = new LinkedHashMap<String, List<Taken>>();
        for (var taken : all)
            groups.computeIfAbsent(key.apply(taken), _ -> new ArrayList<>()).add(taken);
        groups.forEach((name, group) -> sheet.add(figure(what.formatted(name), group)));
    }

    private static Figure figure(String what, List<Taken> taken) {
        return new Figure(
                what,
                taken.stream().mapToDouble(Taken::cpu).average().orElse(-1),
                taken.stream().mapToInt(t -> t.answer().rows()).max().orElse(-1),
                taken.stream().mapToLong(t -> t.answer().nanos()).toArray());
    }
}
