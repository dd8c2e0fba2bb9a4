package org.antin.houserules;

import org.antin.testkit.Repository;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Breaks classes on purpose, one place at a time, and runs tests against each break: PIT, in
/// processes of its own, one for each module with named tests (ADR 0151).
final class Mutants {
    private static final List<String> MODULES =
            List.of("audit-log", "practice-ca", "signing", "registry", "cli");

    private final int mostOfAClass;

    /// @param mostOfAClass how many breaks of each class to try for each duty, spread over what its
    ///   tests come by
    Mutants(int mostOfAClass) {
        this.mostOfAClass = mostOfAClass;
    }

    /// A duty's classes and tests, each test as docs/traceability.md names it.
    record Duty(String id, List<String> classes, List<String> tests) {}

    /// Breaks the classes of all these duties and runs for each duty its tests. Tests of several
    /// modules run one module after the other; of a class counts where most was noticed.
    ///
    /// @return by ID and the class's short name
    Map<String, Map<String, Breaks.Fate>> of(List<Duty> duties) throws Exception {
        var modules = new LinkedHashSet<Path>();
        for (var duty : duties) for (var test : duty.tests()) modules.add(moduleOf(simple(test)));
        var fates = new LinkedHashMap<String, Map<String, Breaks.Fate>>();
        for (var module : modules) {
            var here = new ArrayList<Duty>();
            for (var duty : duties) {
                var tests = new ArrayList<String>();
                for (var test : duty.tests())
                    if (moduleOf(simple(test)).equals(module)) tests.add(test);
                if (!tests.isEmpty()) here.add(new Duty(duty.id(), duty.classes(), tests));
            }
            var pairs = new ArrayList<ChosenBreaks.Pair>();
            for (var duty : here) {
                for (var name : duty.classes()) {
                    var pair = pair(name, duty);
                    if (!pairs.contains(pair)) pairs.add(pair);
                }
            }
            var breaks = run(module, pairs);
            if (!breaks.alwaysFails().isEmpty()) {
                System.err.println("antin mutate: fails always: " + breaks.alwaysFails());
            }
            for (var duty : here) {
                var byClass = fates.computeIfAbsent(duty.id(), _ -> new TreeMap<>());
                for (var name : duty.classes()) {
                    byClass.merge(
                            name,
                            breaks.of(pairs.indexOf(pair(name, duty))),
                            (one, other) -> one.killed() < other.killed() ? other : one);
                }
            }
        }
        return fates;
    }

    private static ChosenBreaks.Pair pair(String className, Duty duty) throws IOException {
        var tests = new ArrayList<String>();
        for (var test : duty.tests()) {
            tests.add(fullName(simple(test)) + test.substring(simple(test).length()));
        }
        return new ChosenBreaks.Pair(fullName(className), tests);
    }

    private Breaks run(Path module, List<ChosenBreaks.Pair> pairs) throws Exception {
        var report = Files.createTempDirectory("antin-mutants-");
        var out = report.resolve("pit.log");
        var process =
                new ProcessBuilder(command(module, pairs, report))
                        .directory(module.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        if (!process.waitFor(2, TimeUnit.HOURS)) {
            process.destroy();
            throw new IllegalStateException("doesn't end, see " + out);
        }
        if (process.exitValue() != 0 || !Files.exists(report.resolve("mutations.xml"))) {
            throw new IllegalStateException("could not run, see " + out);
        }
        return Breaks.read(report);
    }

    private List<String> command(Path module, List<ChosenBreaks.Pair> pairs, Path report)
            throws IOException {
        var tests = pairs.stream().flatMap(pair -> pair.tests().stream()).distinct().toList();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.addAll(ChosenBreaks.options(report, pairs, mostOfAClass));
        command.addAll(
                List.of(
                        "-cp",
                        Stream.concat(ownJars(), Stream.of(classPath(module)))
                                .collect(Collectors.joining(File.pathSeparator)),
                        ChosenBreaks.class.getName(),
                        "--reportDir",
                        report.toString(),
                        "--timestampedReports=false",
                        "--outputFormats",
                        "XML",
                        "--threads",
                        "1",
                        "--timeoutConst",
                        "90000",
                        "--sourceDirs",
                        module.toString(),
                        "--mutableCodePaths",
                        MODULES.stream()
                                .map(name -> classes(name).toString())
                                .collect(Collectors.joining(",")),
                        "--targetClasses",
                        pairs.stream()
                                .map(ChosenBreaks.Pair::type)
                                .distinct()
                                .flatMap(name -> Stream.of(name, name + "$*"))
                                .collect(Collectors.joining(",")),
                        "--targetTests",
                        pairs.stream()
                                .flatMap(pair -> pair.tests().stream())
                                .map(Mutants::simple)
                                .distinct()
                                .collect(Collectors.joining(",")),
                        "--jvmArgs",
                        "-Dantin.root="
                                + Repository.root()
                                + ",-Dantin.full=true,"
                                // one failed start says nothing about the next break
                                + "-Dspring.test.context.failure.threshold=1000,"
                                + "-XX:TieredStopAtLevel=1,-XX:+UseSerialGC,"
                                + "-Dfile.encoding=UTF-8,-Djava.awt.headless=true"));
        var methods = tests.stream().filter(test -> test.contains("#")).toList();
        if (methods.size() == tests.size()) {
            command.add("--includedTestMethods");
            command.add(
                    methods.stream()
                            .map(test -> test.substring(test.indexOf('#') + 1))
                            .distinct()
                            .collect(Collectors.joining(",")));
        }
        return command;
    }

    /// The test class path that the build wrote down, with folders in place of our own jars: only
    /// what lies in a folder is broken.
    private static String classPath(Path module) throws IOException {
        var written = module.resolve("target/test-classpath");
        if (!Files.exists(written)) {
            throw new IllegalStateException(written + " is missing: build first");
        }
        var entries = new LinkedHashSet<String>();
        entries.add(module.resolve("target/test-classes").toString());
        entries.add(module.resolve("target/classes").toString());
        for (var entry : Files.readString(written).strip().split(File.pathSeparator)) {
            entries.add(
                    MODULES.stream()
                            .filter(name -> Path.of(entry).startsWith(target(name)))
                            .findFirst()
                            .map(name -> classes(name).toString())
                            .orElse(entry));
        }
        return String.join(File.pathSeparator, entries);
    }

    private static Path target(String module) {
        return Repository.root().resolve(module).resolve("target");
    }

    private static Path classes(String module) {
        return target(module).resolve("classes");
    }

    /// PIT and what it needs, from this program's own class path.
    private static Stream<String> ownJars() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(
                        entry ->
                                entry.contains("house-rules")
                                        || entry.contains("pitest")
                                        || entry.contains("/asm")
                                        || entry.contains("jopt-simple")
                                        || entry.contains("commons-text")
                                        || entry.contains("commons-lang3")
                                        || entry.contains("antlr")
                                        || entry.contains("stringtemplate")
                                        || entry.contains("junit-platform-launcher"));
    }

    private static String simple(String test) {
        return test.split("#")[0];
    }

    private static Path moduleOf(String test) throws IOException {
        return Repository.root()
                .resolve(Repository.root().relativize(source(test)).getName(0)); // the module
    }

    private static String fullName(String simpleName) throws IOException {
        var path = source(simpleName).toString();
        return path.substring(path.indexOf("/java/") + "/java/".length())
                .replace(".java", "")
                .replace('/', '.');
    }

    private static Path source(String simpleName) throws IOException {
        return Sources.java().stream()
                .filter(file -> file.endsWith(simpleName + ".java"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no class " + simpleName));
    }
}
