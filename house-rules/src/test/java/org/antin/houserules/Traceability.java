package org.antin.houserules;

import org.antin.testkit.Repository;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// docs/traceability.md as it is read by the rule that checks it and by the mutation run.
final class Traceability {
    static final Pattern ID = Pattern.compile("^\\| ((?:QD\\.|D)[0-9][0-9a-z.]*) \\|");
    static final Pattern NAME = Pattern.compile("`([A-Za-z0-9_.#]+)`");
    private static final String NOT_YET = "not yet";

    private Traceability() {}

    /// One row: ID, classes, tests, screen.
    record Row(String id, String classes, String tests, String screen) {
        boolean notYet() {
            return classes.equals(NOT_YET);
        }

        List<String> namedClasses() {
            return names(classes);
        }

        /// Each `Test` or `Test#method`.
        List<String> namedTests() {
            return names(tests);
        }

        private static List<String> names(String cell) {
            return NAME.matcher(cell).results().map(found -> found.group(1)).toList();
        }
    }

    static List<Row> rows() throws IOException {
        var rows = new ArrayList<Row>();
        for (var line : Files.readAllLines(Repository.root().resolve("docs/traceability.md"))) {
            if (!ID.matcher(line).find()) continue;
            var cells = line.split("\\|", -1);
            if (cells.length != 7) throw new IllegalStateException("seven cells wanted: " + line);
            rows.add(
                    new Row(
                            cells[1].strip(),
                            cells[3].strip(),
                            cells[4].strip(),
                            cells[5].strip()));
        }
        return rows;
    }

    /// One row of docs/mutation.md: a class of a duty, the tests it was broken under, and how many
    /// breaks they noticed.
    record Measured(String id, String type, List<String> tests, int killed) {}

    static List<Measured> measured() throws IOException {
        var rows = new ArrayList<Measured>();
        for (var line : Files.readAllLines(Repository.root().resolve("docs/mutation.md"))) {
            if (!ID.matcher(line).find()) continue;
            var cells = line.split("\\|", -1);
            if (cells.length != 7) throw new IllegalStateException("seven cells wanted: " + line);
            rows.add(
                    new Measured(
                            cells[1].strip(),
                            cells[2].strip().replace("`", ""),
                            Row.names(cells[3]),
                            Integer.parseInt(cells[5].strip())));
        }
        return rows;
    }
}
