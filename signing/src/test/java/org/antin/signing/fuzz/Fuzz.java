package org.antin.signing.fuzz;

import org.antin.testkit.Repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The command `./antin fuzz [--minutes N] [TARGET...]`: feeds every reader with inputs Jazzer
/// makes up, each target in a process of its own with bounded memory. Whatever a reader lets fall
/// (any exception, a hang, too much memory) is kept in the target's corpus, where [CorpusTest]
/// meets it again; so are some of the inputs that found new ways.
final class Fuzz {
    /// An input is a hang when it takes longer, seconds.
    private static final int SLOWEST = 30;

    /// Heap of each process, megabytes; the whole process may take twice that.
    private static final int HEAP = 1500;

    /// Inputs a run may add to a corpus, and the largest of them in bytes: the corpus is in the
    /// repository.
    private static final int MOST_KEPT = 40;

    private static final long LARGEST_KEPT = 8192;

    private static final Pattern RUNS = Pattern.compile("Done (\\d+) runs");
    private static final Pattern COVERED = Pattern.compile("cov: (\\d+)");
    private static final Pattern FINDING = Pattern.compile("^== (?:Java Exception|ERROR): (.*)");

    private final Path work;
    private final int seconds;

    private Fuzz(Path work, int seconds) {
        this.work = work;
        this.seconds = seconds;
    }

    /// @param arguments see the class; the system property `antin.fuzz` names the folder to work in
    public static void main(String[] arguments) throws Exception {
        int minutes = 10;
        var targets = new ArrayList<FuzzTarget>();
        var words = List.of(arguments).iterator();
        while (words.hasNext()) {
            String word = words.next();
            if (word.equals("--minutes") && words.hasNext()) minutes = number(words.next());
            else targets.add(target(word));
        }
        if (targets.isEmpty()) targets.addAll(List.of(FuzzTarget.values()));
        var fuzz = new Fuzz(Path.of(System.getProperty("antin.fuzz")), minutes * 60);
        int findings = 0;
        System.out.printf(
                "%-12s %12s %10s %9s %8s%n", "target", "inputs", "branches", "findings", "kept");
        for (FuzzTarget target : targets) findings += fuzz.run(target);
        System.exit(findings == 0 ? 0 : 1);
    }

    private static int number(String word) {
        if (!word.matches("[1-9][0-9]{0,3}")) stop("--minutes takes a number from 1: " + word);
        return Integer.parseInt(word);
    }

    private static FuzzTarget target(String word) {
        for (FuzzTarget one : FuzzTarget.values()) if (one.word().equals(word)) return one;
        stop("no such target: " + word + "; there are " + words());
        throw new IllegalStateException();
    }

    private static String words() {
        return Stream.of(FuzzTarget.values()).map(FuzzTarget::word).toList().toString();
    }

    private static void stop(String why) {
        System.err.println("antin: " + why);
        System.exit(2);
    }

    /// @return how many findings
    private int run(FuzzTarget target) throws IOException, InterruptedException {
        Path found = Files.createDirectories(work.resolve(target.word()));
        Path log = work.resolve(target.word() + ".log");
        jazzer(
                target,
                log,
                "-max_total_time=" + seconds,
                found.toString(),
                target.corpus().toString());
        var inputs = "?";
        var branches = "?";
        int findings = 0;
        for (String line : Files.readAllLines(log, StandardCharsets.ISO_8859_1)) {
            Matcher runs = RUNS.matcher(line);
            if (runs.find()) inputs = runs.group(1);
            Matcher covered = COVERED.matcher(line);
            if (covered.find()) branches = covered.group(1);
            Matcher finding = FINDING.matcher(line);
            if (finding.find()) {
                findings++;
                System.out.println("  " + finding.group(1));
            }
        }
        kept(target, "crash-", "oom-", "timeout-");
        int added = grow(target, found);
        System.out.printf(
                Locale.ROOT,
                "%-12s %12s %10s %9d %8d%n",
                target.word(),
                inputs,
                branches,
                findings,
                added);
        if (inputs.equals("?")) {
            System.out.println("  it didn't come to its end: " + log);
            findings = Math.max(findings, 1);
        }
        return findings;
    }

    /// What went wrong stays in the corpus under the name it got.
    private void kept(FuzzTarget target, String... beginnings) throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                for (String beginning : beginnings) {
                    if (name.startsWith(target.word() + "-" + beginning)) {
                        Files.move(
                                file,
                                target.corpus().resolve(name.substring(target.word().length() + 1)),
                                StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }

    /// Adds inputs that reach what the corpus doesn't: the smallest ones, and only so many.
    private int grow(FuzzTarget target, Path found) throws IOException, InterruptedException {
        Path merged = Files.createDirectories(work.resolve(target.word() + "-merged"));
        try (Stream<Path> old = Files.list(merged)) {
            for (Path file : old.toList()) Files.delete(file);
        }
        try (Stream<Path> own = Files.list(target.corpus())) {
            for (Path file : own.toList()) Files.copy(file, merged.resolve(file.getFileName()));
        }
        Path log = work.resolve(target.word() + "-merge.log");
        jazzer(target, log, "-merge=1", merged.toString(), found.toString());
        int added = 0;
        for (Path file : smallest(merged)) {
            Path kept = target.corpus().resolve(file.getFileName());
            if (Files.exists(kept) || Files.size(file) > LARGEST_KEPT || added == MOST_KEPT)
                continue;
            Files.copy(file, kept);
            added++;
        }
        return added;
    }

    private static List<Path> smallest(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(
                            Comparator.comparingLong((Path file) -> file.toFile().length())
                                    .thenComparing(Path::getFileName))
                    .toList();
        }
    }

    private void jazzer(FuzzTarget target, Path log, String... more)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx" + HEAP + "m",
                        "-XX:+EnableDynamicAgentLoading",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djava.awt.headless=true",
                        "-Dantin.root=" + Repository.root(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + target.entry.getName(),
                        "--instrumentation_includes=org.antin.signing.**:org.bouncycastle.asn1.**",
                        "--keep_going=100",
                        "--reproducer_path=" + work,
                        "-timeout=" + SLOWEST,
                        "-rss_limit_mb=" + 2 * HEAP,
                        "-artifact_prefix=" + work.resolve(target.word()) + "-"));
        command.addAll(List.of(more));
        var process =
                new ProcessBuilder(command)
                        .directory(work.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (!process.waitFor(2L * seconds + 900, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
