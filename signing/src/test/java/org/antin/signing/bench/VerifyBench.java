package org.antin.signing.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/// Documents checked a second, side by side in one run. Every document differs; none is checked
/// twice by the same program.
final class VerifyBench {
    private static final int ROUNDS = 5;
    private static final Map<String, Integer> SHARE =
            Map.of(
                    "EU DSS as shipped", 6,
                    "EU DSS tuned", 24,
                    "PDFBox + BouncyCastle", 60,
                    "ours", 60);
    private static final int MOST = 60;
    private static final int WARM_UP = 60;
    private static final int QUICK_WARM_UPS = 30;
    private static final int LONG_RUN = 240;
    private static final int LONG_WARM_UPS = 40;
    private static final int PAPERS = 60;

    private final House house;
    private final Path folder;
    private final Results results;
    private final List<Checker> checkers;
    private final Map<Integer, byte[]> papers = new HashMap<>();
    private int made;

    VerifyBench(House house, Path folder, Results results) {
        this.house = house;
        this.folder = folder;
        this.results = results;
        this.checkers = Checker.all(house.ca.root(), house.clock);
    }

    void run() throws Exception {
        results.head("Checking a letter of 5 pages, PAdES B-LT, RSA-3072");
        List<byte[]> warmUp = documents(WARM_UP);
        results.add("size of one", "kB", warmUp.getFirst().length / 1000.0);
        results.add("processes that want to run, others included", "", Meter.load());
        cold(warmUp.getFirst());
        for (Checker one : checkers) {
            // The optimising compiler comes to the quick ones late.
            int times = share(one) == MOST ? QUICK_WARM_UPS : 1;
            List<byte[]> own = warmUp.subList(0, Math.min(WARM_UP, 4 * share(one)));
            for (int i = 0; i < times; i++) all(one, own);
        }
        oneThread();
        twoThreads();
        manySignatures();
    }

    private int share(Checker one) {
        return SHARE.getOrDefault(one.name(), 1);
    }

    private static void check(Checker one, byte[] pdf) throws Exception {
        if (!one.valid(pdf)) throw new IllegalStateException(one.name() + " says: not valid");
    }

    private List<byte[]> documents(int count) throws Exception {
        var all = new ArrayList<byte[]>();
        for (int i = 0; i < count; i++) {
            // Signed at another second with another number: another file, signature and answers.
            byte[] paper = papers.computeIfAbsent(made % PAPERS, Paper::letter);
            all.add(house.longTerm(paper, made));
            made++;
        }
        return all;
    }

    /// The first document of a fresh process, all classes still to be loaded.
    private void cold(byte[] pdf) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("cold.pdf"), pdf);
        Path root = Files.writeString(folder.resolve("root.pem"), house.ca.rootPem());
        for (Checker one : checkers) {
            var process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Djava.awt.headless=true",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    ColdStart.class.getName(),
                                    one.name(),
                                    root.toString(),
                                    file.toString(),
                                    house.clock.instant().toString())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String said = new String(process.getInputStream().readAllBytes()).strip();
            process.waitFor();
            results.add(
                    one.name() + ", cold: first document",
                    "processor ms",
                    Double.parseDouble(said));
        }
    }

    private void oneThread() throws Exception {
        Map<String, List<Meter.Run>> runs = new HashMap<>();
        var pdfsig = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            List<byte[]> documents = documents(MOST);
            for (int i = 0; i < checkers.size(); i++) {
                Checker one = checkers.get((i + round) % checkers.size());
                List<byte[]> own = documents.subList(0, share(one));
                runs.computeIfAbsent(one.name(), _ -> new ArrayList<>())
                        .add(
                                Meter.Run.of(
                                        own.size(),
                                        () -> {
                                            for (byte[] pdf : own) check(one, pdf);
                                        }));
            }
            if (Pdfsig.here()) pdfsig.add(pdfsig(documents.subList(0, 10)));
        }
        for (Checker one : checkers) {
            double processor =
                    Meter.median(
                            runs.get(one.name()).stream()
                                    .mapToDouble(Meter.Run::processorMillis)
                                    .toArray());
            double wall =
                    Meter.median(
                            runs.get(one.name()).stream()
                                    .mapToDouble(Meter.Run::wallMillis)
                                    .toArray());
            results.add(one.name() + ", warm, one thread", "processor ms", processor);
            results.add(one.name() + ", warm, one thread", "documents/s a core", 1000 / processor);
            results.add(one.name() + ", warm, one thread", "documents/s by the clock", 1000 / wall);
        }
        if (!pdfsig.isEmpty()) {
            double median = Meter.median(pdfsig.stream().mapToDouble(d -> d).toArray());
            results.add("pdfsig, a process each", "processor ms", median);
            results.add("pdfsig, a process each", "documents/s a core", 1000 / median);
        }
        results.asked(against("EU DSS as shipped"), "times", ratio(runs, "EU DSS as shipped"), 25);
        results.asked(against("EU DSS tuned"), "times", ratio(runs, "EU DSS tuned"), 2.5);
        String floor = "PDFBox + BouncyCastle";
        results.add(against(floor), "times", ratio(runs, floor));
    }

    private double pdfsig(List<byte[]> documents) throws IOException, InterruptedException {
        List<Path> files = written(documents);
        return Pdfsig.processorMillis(files) / files.size();
    }

    /// Round by round, so that what else the machine does weighs on both alike.
    private double ratio(Map<String, List<Meter.Run>> runs, String other) {
        var ratios = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            ratios[i] =
                    runs.get(other).get(i).processorMillis()
                            / runs.get("ours").get(i).processorMillis();
        }
        return Meter.median(ratios);
    }

    private static String against(String other) {
        return "ours against " + other + ", median of paired runs";
    }

    /// What rounds of one checker came to.
    private record Pairs(double[] speedUps, double[] dearer, double[] wall, long[] waits) {
        Pairs() {
            this(new double[ROUNDS], new double[ROUNDS], new double[ROUNDS], new long[2]);
        }
    }

    /// The same number of documents on one thread and on two, in turns.
    private void twoThreads() throws Exception {
        // A run of half a second is half compiling, and the compiler takes the second thread's
        // core.
        List<byte[]> warmUp = documents(LONG_RUN);
        for (Checker one : checkers) {
            int times = share(one) == MOST ? LONG_WARM_UPS : 0;
            for (int i = 0; i < times; i++) all(one, warmUp);
        }
        Map<String, Pairs> pairs = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<byte[]> documents = documents(2 * LONG_RUN);
            for (Checker one : checkers) {
                pair(one, documents, pairs.computeIfAbsent(one.name(), _ -> new Pairs()), round);
            }
        }
        for (Checker one : checkers) {
            String name = one.name();
            Pairs of = pairs.get(name);
            double wall = Meter.median(of.wall());
            results.add(name + ", warm, two threads", "documents/s by the clock", 1000 / wall);
            double faster = Meter.median(of.speedUps());
            String both = name + ", two threads against one";
            if (name.equals("ours")) {
                results.asked(both, "times by the clock", faster, 1.7);
            } else {
                results.add(both, "times by the clock", faster);
            }
            double dearer = Meter.median(of.dearer());
            results.add(name + ", processor time on two threads", "of that on one", dearer);
            results.add(name + ", waits for locks", "in all runs", of.waits()[0]);
            results.add(name + ", waits for own work elsewhere", "in all runs", of.waits()[1]);
        }
        if (Pdfsig.here()) twoProcesses();
    }

    private void pair(Checker one, List<byte[]> documents, Pairs pairs, int round)
            throws Exception {
        int many = share(one) == MOST ? LONG_RUN : share(one);
        List<byte[]> first = documents.subList(0, many);
        List<byte[]> left = documents.subList(LONG_RUN, LONG_RUN + many / 2);
        List<byte[]> right = documents.subList(LONG_RUN + many / 2, LONG_RUN + many);
        var alone = Meter.Run.of(many, () -> all(one, first));
        var both = Meter.Run.of(many, () -> together(one, left, right, pairs.waits()));
        pairs.speedUps()[round] = alone.wallMillis() / both.wallMillis();
        pairs.dearer()[round] = both.processorMillis() / alone.processorMillis();
        pairs.wall()[round] = both.wallMillis();
    }

    private void twoProcesses() throws Exception {
        var wall = new double[ROUNDS];
        var speedUps = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            List<Path> files = written(documents(MOST));
            double alone = Pdfsig.wallMillis(List.of(files.subList(0, MOST / 2))) / (MOST / 2.0);
            wall[round] =
                    Pdfsig.wallMillis(
                                    List.of(
                                            files.subList(MOST / 2, 3 * MOST / 4),
                                            files.subList(3 * MOST / 4, MOST)))
                            / (MOST / 2.0);
            speedUps[round] = alone / wall[round];
        }
        results.add(
                "pdfsig, two processes at once",
                "documents/s by the clock",
                1000 / Meter.median(wall));
        results.add(
                "pdfsig, two processes against one", "times by the clock", Meter.median(speedUps));
    }

    private List<Path> written(List<byte[]> documents) throws IOException {
        var files = new ArrayList<Path>();
        for (byte[] pdf : documents) {
            files.add(Files.write(folder.resolve("pdfsig-" + files.size() + ".pdf"), pdf));
        }
        return files;
    }

    private static void all(Checker one, List<byte[]> documents) throws Exception {
        for (byte[] pdf : documents) check(one, pdf);
    }

    /// Counts how often the two threads waited for a lock, and for what they gave to threads of
    /// their own.
    private static void together(Checker one, List<byte[]> first, List<byte[]> second, long[] waits)
            throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            var tasks = new ArrayList<Callable<long[]>>();
            for (List<byte[]> half : List.of(first, second)) {
                tasks.add(
                        () -> {
                            long[] before = waits();
                            all(one, half);
                            long[] after = waits();
                            return new long[] {after[0] - before[0], after[1] - before[1]};
                        });
            }
            for (var done : threads.invokeAll(tasks)) {
                waits[0] += done.get()[0];
                waits[1] += done.get()[1];
            }
        }
    }

    private static long[] waits() {
        var thread =
                ManagementFactory.getThreadMXBean()
                        .getThreadInfo(Thread.currentThread().threadId());
        return new long[] {thread.getBlockedCount(), thread.getWaitedCount()};
    }

    private void manySignatures() throws Exception {
        results.head("Checking a letter with 24 signatures, each stamped");
        var files = new ArrayList<byte[]>();
        for (int i = 0; i < 4; i++) files.add(house.signedOften(Paper.letter(100_000 + i), 24));
        results.add("size of one", "kB", files.getFirst().length / 1000.0);
        var took = new HashMap<String, Double>();
        for (Checker one : checkers) {
            if (one.name().startsWith("PDFBox")) continue;
            check(one, files.getFirst());
            boolean slow = one.name().equals("EU DSS as shipped");
            List<byte[]> own = slow ? files.subList(1, 2) : files.subList(1, 4);
            var run = Meter.Run.of(own.size(), () -> all(one, own));
            results.add(one.name(), "processor ms", run.processorMillis());
            took.put(one.name(), run.processorMillis());
        }
        double times = took.get("EU DSS as shipped") / took.get("ours");
        results.asked("ours against EU DSS as shipped", "times", times, 10);
    }
}
