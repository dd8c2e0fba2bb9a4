package org.antin.houserules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.antin.testkit.Repository;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

@DisplayName("House rule: every duty of the regulation is traced, truthfully")
class TraceabilityTest {
    private static final String NOT_YET = "not yet";
    private static final Pattern ID = Pattern.compile("^\\| ((?:QD\\.|D)[0-9][0-9a-z.]*) \\|");
    private static final Pattern NAME = Pattern.compile("`([A-Za-z0-9_.#]+)`");

    /// One row: ID, duty, classes, tests, screen.
    private record Row(String id, String classes, String tests, String screen) {
        boolean notYet() {
            return classes.equals(NOT_YET);
        }
    }

    private static List<Row> rows() throws IOException {
        var rows = new ArrayList<Row>();
        for (var line : Files.readAllLines(Repository.root().resolve("docs/traceability.md"))) {
            if (!ID.matcher(line).find()) continue;
            var cells = line.split("\\|", -1);
            assertThat(cells).as(line).hasSize(7);
            rows.add(
                    new Row(
                            cells[1].strip(),
                            cells[3].strip(),
                            cells[4].strip(),
                            cells[5].strip()));
        }
        return rows;
    }

    @Test
    void everyIdOfTheRegulationHasExactlyOneRow() throws IOException {
        Path spec = Repository.root().resolveSibling("shared").resolve("spec/regulation.md");
        assumeThat(spec).as("the specification lies beside the project").exists();
        var wanted = new TreeSet<String>();
        for (var line : Files.readAllLines(spec)) {
            var id = ID.matcher(line);
            if (id.find()) wanted.add(id.group(1));
        }
        assertThat(rows().stream().map(Row::id)).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void everyNamedClassAndTestExists() throws IOException {
        var sources = new HashMap<String, String>();
        for (var file : Sources.java()) {
            sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
        }
        var missing = new ArrayList<String>();
        for (var row : rows()) {
            if (row.notYet()) continue;
            missing.addAll(absent(row, row.classes(), sources));
            missing.addAll(absent(row, row.tests(), sources));
            if (!NAME.matcher(row.tests()).find()) missing.add(row.id() + " names no test");
        }
        assertThat(missing).isEmpty();
    }

    private static List<String> absent(Row row, String cell, Map<String, String> sources) {
        var missing = new ArrayList<String>();
        var names = NAME.matcher(cell);
        boolean any = false;
        while (names.find()) {
            any = true;
            var parts = names.group(1).split("#");
            var source = sources.get(parts[0]);
            if (source == null || parts.length > 1 && !source.contains(" " + parts[1] + "(")) {
                missing.add(row.id() + ": " + names.group(1));
            }
        }
        if (!any) missing.add(row.id() + ": names nothing in «" + cell + "»");
        return missing;
    }

    @Test
    void aTestNamedForADutyCitesIt() throws IOException {
        var sources = new HashMap<String, String>();
        for (var file : Sources.java()) {
            sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
        }
        var silent = new ArrayList<String>();
        for (var row : rows()) {
            if (row.notYet()) continue;
            var names = NAME.matcher(row.tests());
            boolean cited = false;
            while (names.find()) {
                var source = sources.getOrDefault(names.group(1).split("#")[0], "");
                cited |= source.contains(row.id()) || source.contains(article(row.id()));
            }
            if (!cited) silent.add(row.id());
        }
        assertThat(silent).as("no named test cites the ID or its article").isEmpty();
    }

    /// `D9.2` is "Điều 9.2" where a test speaks Vietnamese.
    private static String article(String id) {
        return "Điều " + id.replaceFirst("^QD.|^D", "");
    }
}
