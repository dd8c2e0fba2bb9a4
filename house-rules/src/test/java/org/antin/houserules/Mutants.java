package org.antin.houserules;

import org.antin.testkit.Repository;
import org.w3c.dom.Element;

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

import javax.xml.parsers.DocumentBuilderFactory;

/// Breaks classes on purpose, one place at a time, and runs tests against each break: PIT, in
/// processes of its own (ADR 0151).
final class Mutants {
    private static final List<String> MODULES =
            List.of("audit-log", "practice-ca", "signing", "registry", "cli");

    private final int mostOfAClass;

    /// @param mostOfAClass how many breaks of each class to try, spread over it
    Mutants(int mostOfAClass) {
        this.mostOfAClass = mostOfAClass;
    }

    /// What became of the breaks in one class.
    ///
    /// @param made how many there were
    /// @param reached how many of them lie where the named tests come by
    /// @param killed how many made one of the named tests fail
    /// @param survivors the rest of the reached ones, each in a line
    record Fate(int made, int reached, int killed, List<String> survivors) {
        static final Fate NONE = new Fate(0, 0, 0, List.of());

        private Fate with(Element mutation) {
            var status = mutation.getAttribute("status");
            boolean reachedIt = !status.equals("NO_COVERAGE");
            boolean killedIt = mutation.getAttribute("detected").equals("true");
            var alive = new ArrayList<>(survivors);
            if (reachedIt && !killedIt) {
                alive.add(
                        "`%s:%s` %s: %s"
                                .formatted(
                                        text(mutation, "sourceFile").replace(".java", ""),
                                        text(mutation, "lineNumber"),
                                        text(mutation, "mutatedMethod"),
                                        text(mutation, "description")));
            }
            return new Fate(
                    made + 1,
                    reached + (reachedIt ? 1 : 0),
                    killed + (killedIt ? 1 : 0),
                    List.copyOf(alive));
        }

        private static String text(Element of, String tag) {
            return of.getElementsByTagName(tag).item(0).getTextContent();
        }
    }

    /// Breaks the classes and runs the tests, each named as docs/traceability.md does. Tests of
    /// several modules run one module after the other; of a class counts where most was noticed.
    ///
    /// @return by the class's short name
    Map<String, Fate> of(List<String> classes, List<String> tests) throws Exception {
        var byModule = new LinkedHashMap<Path, List<String>>();
        for (var test : tests)
            byModule.computeIfAbsent(moduleOf(simple(test)), _ -> new ArrayList<>()).add(test);
        var fates = new TreeMap<String, Fate>();
        for (var module : byModule.entrySet())
            run(module.getKey(), classes, module.getValue())
                    .forEach(
                            (name, fate) ->
                                    fates.merge(
                                            name,
                                            fate,
                                            (one, other) ->
                                                    one.killed() < other.killed() ? other : one));
        return fates;
    }

    private Map<String, Fate> run(Path module, List<String> classes, List<String> tests)
            throws Exception {
        var report = Files.createTempDirectory("antin-mutants-");
        var out = report.resolve("pit.log");
        var process =
                new ProcessBuilder(command(module, classes, tests, report))
                        .directory(module.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        if (!process.waitFor(30, TimeUnit.MINUTES)) {
            process.destroy();
            throw new IllegalStateException("doesn't end, see " + out);
        }
        var xml = report.resolve("mutations.xml");
        if (process.exitValue() != 0 || !Files.exists(xml)) {
            throw new IllegalStateException("could not run, see " + out);
        }
        return read(xml, classes);
    }

    private static Map<String, Fate> read(Path xml, List<String> classes) throws Exception {
        var fates = new TreeMap<String, Fate>();
        for (var name : classes) fates.put(name, Fate.NONE);
        var document =
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(xml.toFile());
        var mutations = document.getElementsByTagName("mutation");
        for (int i = 0; i < mutations.getLength(); i++) {
            var mutation = (Element) mutations.item(i);
            var file = Fate.text(mutation, "sourceFile").replace(".java", "");
            fates.computeIfPresent(file, (name, fate) -> fate.with(mutation));
        }
        return fates;
    }

    private List<String> command(Path module, List<String> classes, List<String> tests, Path report)
            throws IOException {
        var classPath = classPath(module);
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-cp",
                                Stream.concat(ownJars(), Stream.of(classPath))
                                        .collect(Collectors.joining(File.pathSeparator)),
                                "org.pitest.mutationtest.commandline.MutationCoverageReport",
                                "--reportDir",
                                report.toString(),
                                "--timestampedReports=false",
                                "--outputFormats",
                                "XML",
                                "--threads",
                                "1",
                                "--timeoutConst",
                                "30000",
                                "--features",
                                "+CLASSLIMIT(limit[" + mostOfAClass + "])",
                                "--sourceDirs",
                                module.toString(),
                                "--mutableCodePaths",
                                MODULES.stream()
                                        .map(name -> classes(name).toString())
                                        .collect(Collectors.joining(",")),
                                "--targetClasses",
                                fullNames(classes).stream()
                                        .flatMap(name -> Stream.of(name, name + "$*"))
                                        .collect(Collectors.joining(",")),
                                "--targetTests",
                                fullNames(tests.stream().map(Mutants::simple).toList()).stream()
                                        .collect(Collectors.joining(",")),
                                "--jvmArgs",
                                "-Dantin.root="
                                        + Repository.root()
                                        + ",-XX:TieredStopAtLevel=1,-XX:+UseSerialGC,"
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
                                entry.contains("pitest")
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

    private static List<String> fullNames(List<String> simpleNames) throws IOException {
        var names = new LinkedHashSet<String>();
        for (var name : simpleNames) {
            var path = source(name).toString();
            var inside = path.substring(path.indexOf("/java/") + "/java/".length());
            names.add(inside.replace(".java", "").replace('/', '.'));
        }
        return List.copyOf(names);
    }

    private static Path source(String simpleName) throws IOException {
        return Sources.java().stream()
                .filter(file -> file.endsWith(simpleName + ".java"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no class " + simpleName));
    }
}
