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

@DisplayName("House rule: every duty of the regulation is traced, truthfully")
class TraceabilityTest {
    @Test
    void everyIdOfTheRegulationHasExactlyOneRow() throws IOException {
        Path spec = Repository.root().resolveSibling("shared").resolve("spec/regulation.md");
        assumeThat(spec).as("the specification lies beside the project").exists();
        var wanted = new TreeSet<String>();
        for (var line : Files.readAllLines(spec)) {
            var id = Traceability.ID.matcher(line);
            if (id.find()) wanted.add(id.group(1));
        }
        assertThat(Traceability.rows().stream().map(Traceability.Row::id))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void everyNamedClassAndTestExists() throws IOException {
        var sources = new HashMap<String, String>();
        for (var file : Sources.java()) {
            sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
        }
        var missing = new ArrayList<String>();
        for (var row : Traceability.rows()) {
            if (row.notYet()) continue;
            missing.addAll(absent(row, row.classes(), sources));
            missing.addAll(absent(row, row.tests(), sources));
            if (!Traceability.NAME.matcher(row.tests()).find())
                missing.add(row.id() + " names no test");
        }
        assertThat(missing).isEmpty();
    }

    private static List<String> absent(
            Traceability.Row row, String cell, Map<String, String> sources) {
        var missing = new ArrayList<String>();
        var names = Traceability.NAME.matcher(cell);
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
        for (var row : Traceability.rows()) {
            if (row.notYet()) continue;
            var names = Traceability.NAME.matcher(row.tests());
            boolean cited = false;
            while (names.find()) {
                var source = sources.getOrDefault(names.group(1).split("#")[0], "");
                cited |= source.contains(row.id()) || source.contains(article(row.id()));
            }
            if (!cited) silent.add(row.id());
        }
        assertThat(silent).as("no named test cites the ID or its article").isEmpty();
    }

    @Test
    void whatIsDoneWasBrokenAndNoticed() throws IOException {
        var measured = Traceability.measured();
        var wrong = new ArrayList<String>();
        var done = new HashMap<String, Traceability.Row>();
        for (var row : Traceability.rows()) if (!row.notYet()) done.put(row.id(), row);
        for (var line : measured) {
            var row = done.get(line.id());
            if (row == null || !row.namedClasses().contains(line.type())) {
                wrong.add(line.id() + " no longer names " + line.type());
            } else if (!row.namedTests().containsAll(line.tests())) {
                wrong.add(line.id() + " no longer names one of " + line.tests());
            }
            if (line.killed() == 0) wrong.add(line.id() + " " + line.type() + " goes unnoticed");
        }
        for (var row : done.values()) {
            var missing = new ArrayList<>(row.namedClasses());
            measured.stream()
                    .filter(line -> line.id().equals(row.id()))
                    .forEach(line -> missing.remove(line.type()));
            if (!missing.isEmpty()) wrong.add(row.id() + " isn't measured for " + missing);
        }
        assertThat(wrong).as("docs/mutation.md; see ./antin mutate").isEmpty();
    }

    /// `D9.2` is "Điều 9.2" where a test speaks Vietnamese.
    private static String article(String id) {
        return "Điều " + id.replaceFirst("^QD.|^D", "");
    }
}
