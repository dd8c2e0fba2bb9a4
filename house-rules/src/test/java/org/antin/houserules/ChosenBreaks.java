package org.antin.houserules;

import org.pitest.classpath.CodeSource;
import org.pitest.coverage.TestInfo;
import org.pitest.mutationtest.build.MutationGrouper;
import org.pitest.mutationtest.build.MutationGrouperFactory;
import org.pitest.mutationtest.commandline.OptionsParser;
import org.pitest.mutationtest.commandline.PluginFilter;
import org.pitest.mutationtest.config.PluginServices;
import org.pitest.mutationtest.config.ReportOptions;
import org.pitest.mutationtest.config.SettingsFactory;
import org.pitest.mutationtest.engine.MutationDetails;
import org.pitest.mutationtest.tooling.EntryPoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/// Chooses within PIT which breaks are tried, and runs them all in one process: starting the server
/// again for each class costs more than all its tests (ADR 0151).
///
/// The last one lies where no test comes by, and every test runs on it: if one fails there, earlier
/// runs left something behind that makes it fail, and what it noticed says nothing.
final class ChosenBreaks extends SettingsFactory {
    private static final String PLAN = "antin.mutants.plan";
    private static final String LIMIT = "antin.mutants.limit";

    /// A class by its full name and what of the tests is named for it.
    record Pair(String type, List<String> tests) {
        boolean isFor(MutationDetails mutation) {
            var name = mutation.getClassName().asJavaName();
            return name.equals(type) || name.startsWith(type + "$");
        }

        /// @param test as PIT writes it, with JUnit's unique ID
        boolean names(String test) {
            return tests.stream().anyMatch(named -> isOf(named, test));
        }

        private static boolean isOf(String named, String test) {
            var parts = named.split("#", -1);
            return test.contains("[class:" + parts[0] + "]")
                    && (parts.length == 1
                            || test.contains("[method:" + parts[1] + "(")
                            || test.contains("[test-template:" + parts[1] + "("));
        }
    }

    static List<String> options(Path report, List<Pair> pairs, int limit) throws IOException {
        var plan = report.resolve("plan");
        Files.write(
                plan,
                pairs.stream()
                        .map(pair -> pair.type() + " " + String.join(",", pair.tests()))
                        .toList());
        return List.of("-D" + PLAN + "=" + plan, "-D" + LIMIT + "=" + limit);
    }

    /// Each break that was chosen, by [#name], with the number of its pair; -1 for the one that
    /// breaks nothing.
    static Map<String, Integer> read(Path report) throws IOException {
        var chosen = new LinkedHashMap<String, Integer>();
        for (var line : Files.readAllLines(report.resolve("chosen"))) {
            int at = line.indexOf(' ');
            chosen.put(line.substring(at + 1), Integer.parseInt(line.substring(0, at)));
        }
        return chosen;
    }

    static String name(String type, String method, String descriptor, String at, String mutator) {
        return String.join(" ", type, method, descriptor, at, mutator);
    }

    private static String name(MutationDetails mutation) {
        var location = mutation.getId().getLocation();
        return name(
                location.getClassName().asJavaName(),
                location.getMethodName(),
                location.getMethodDesc(),
                String.valueOf(mutation.getFirstIndex()),
                mutation.getMutator());
    }

    private ChosenBreaks(ReportOptions options, PluginServices plugins) {
        super(options, plugins);
    }

    /// PIT's command line with the choice in place of its own, which starts a process for each
    /// class.
    public static void main(String[] arguments) {
        var plugins = PluginServices.makeForContextLoader();
        var options = new OptionsParser(new PluginFilter(plugins)).parse(arguments).getOptions();
        var result =
                new EntryPoint()
                        .execute(
                                Path.of("").toAbsolutePath().toFile(),
                                options,
                                new ChosenBreaks(options, plugins),
                                Map.of());
        result.getError()
                .ifPresent(
                        error -> {
                            throw new IllegalStateException(error);
                        });
    }

    @Override
    public MutationGrouperFactory getMutationGrouper() {
        return new MutationGrouperFactory() {
            @Override
            public String description() {
                return "Chooses the breaks";
            }

            @Override
            public MutationGrouper makeFactory(
                    Properties properties, CodeSource code, int threads, int unitSize) {
                var plan = Path.of(System.getProperty(PLAN));
                return (_, mutations) ->
                        List.of(chosen(plan, Integer.getInteger(LIMIT), mutations));
            }
        };
    }

    private static List<MutationDetails> chosen(
            Path plan, int limit, Collection<MutationDetails> mutations) {
        try {
            var pairs = Files.readAllLines(plan).stream().map(ChosenBreaks::pair).toList();
            var chosen = new LinkedHashMap<MutationDetails, Integer>();
            for (int i = 0; i < pairs.size(); i++) {
                var type = pairs.get(i).type();
                var sharing =
                        pairs.stream().skip(i).filter(other -> other.type().equals(type)).count();
                choose(pairs.get(i), i, limit, (int) sharing, mutations, chosen);
            }
            var all = new ArrayList<MutationDetails>();
            var lines = new ArrayList<String>();
            chosen.forEach(
                    (mutation, i) -> {
                        all.add(with(mutation, tests(mutation, pairs.get(i)).toList()));
                        lines.add(i + " " + name(mutation));
                    });
            oneThatBreaksNothing(pairs, mutations)
                    .ifPresent(
                            mutation -> {
                                all.add(mutation);
                                lines.add("-1 " + name(mutation));
                            });
            Files.write(plan.resolveSibling("chosen"), lines);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pair pair(String line) {
        var parts = line.split(" ", -1);
        return new Pair(parts[0], List.of(parts[1].split(",", -1)));
    }

    /// Leaves as many to each of the duties that share the class: no two try the same break, so
    /// that each needs its own tests only, and those until one of them fails.
    private static void choose(
            Pair pair,
            int number,
            int limit,
            int sharing,
            Collection<MutationDetails> mutations,
            Map<MutationDetails, Integer> chosen) {
        var reached =
                mutations.stream()
                        .filter(pair::isFor)
                        .filter(mutation -> !chosen.containsKey(mutation))
                        .filter(mutation -> tests(mutation, pair).findAny().isPresent())
                        .sorted(
                                Comparator.comparing(MutationDetails::getLineNumber)
                                        .thenComparing(MutationDetails::getId))
                        .toList();
        int wanted = Math.min(limit, Math.ceilDiv(reached.size(), sharing));
        for (int i = 0; i < wanted; i++) {
            chosen.put(reached.get((2 * i + 1) * reached.size() / (2 * wanted)), number);
        }
    }

    private static Stream<TestInfo> tests(MutationDetails mutation, Pair pair) {
        return mutation.getTestsInOrder().stream().filter(test -> pair.names(test.getName()));
    }

    private static MutationDetails with(MutationDetails mutation, List<TestInfo> tests) {
        var copy =
                new MutationDetails(
                        mutation.getId(),
                        mutation.getFilename(),
                        mutation.getDescription(),
                        mutation.getLineNumber(),
                        mutation.getBlocks());
        copy.addTestsInOrder(tests);
        return copy;
    }

    private static Optional<MutationDetails> oneThatBreaksNothing(
            List<Pair> pairs, Collection<MutationDetails> mutations) {
        var tests = new LinkedHashMap<String, TestInfo>();
        for (var mutation : mutations) {
            for (var pair : pairs) {
                tests(mutation, pair).forEach(test -> tests.putIfAbsent(test.getName(), test));
            }
        }
        return mutations.stream()
                .filter(one -> one.getTestsInOrder().isEmpty())
                .findFirst()
                .map(one -> with(one, List.copyOf(tests.values())));
    }
}
