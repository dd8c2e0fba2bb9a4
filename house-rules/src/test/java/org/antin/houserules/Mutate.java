package org.antin.houserules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `./antin mutate [--limit N] [ID…]`: for every ID that docs/traceability.md calls done, breaks
/// the named classes and looks whether the named tests notice. Prints docs/mutation.md.
final class Mutate {
    private static final int LIMIT = 12;

    private Mutate() {}

    public static void main(String[] arguments) throws Exception {
        int limit = LIMIT;
        var ids = new ArrayList<String>();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--limit")) limit = Integer.parseInt(arguments[++i]);
            else ids.add(arguments[i]);
        }
        var rows =
                Traceability.rows().stream()
                        .filter(row -> !row.notYet())
                        .filter(row -> ids.isEmpty() || ids.contains(row.id()))
                        .toList();
        if (rows.isEmpty()) {
            System.err.println("antin mutate: no such ID is done: " + ids);
            System.exit(2);
        }
        System.exit(run(rows, new Mutants(limit)) ? 0 : 1);
    }

    /// One line of the table as soon as it is known; the survivors follow.
    private static boolean run(List<Traceability.Row> rows, Mutants mutants) throws Exception {
        var known = new LinkedHashMap<String, Map<String, Mutants.Fate>>();
        var survivors = new LinkedHashMap<String, List<String>>();
        boolean all = true;
        System.out.println("| ID | class | tests | broken | reached | killed |");
        System.out.println("|---|---|---|---|---|---|");
        for (var row : rows) {
            var asked = row.namedClasses() + " " + row.namedTests();
            if (!known.containsKey(asked)) {
                try {
                    known.put(asked, mutants.of(row.namedClasses(), row.namedTests()));
                } catch (IllegalStateException e) {
                    System.err.println("antin mutate: " + row.id() + ": " + e.getMessage());
                    all = false;
                    continue;
                }
            }
            for (var fate : known.get(asked).entrySet()) {
                System.out.printf(
                        "| %s | `%s` | %s | %d | %d | %d |%n",
                        row.id(),
                        fate.getKey(),
                        row.tests(),
                        fate.getValue().made(),
                        fate.getValue().reached(),
                        fate.getValue().killed());
                if (fate.getValue().killed() == 0) all = false;
                if (!fate.getValue().survivors().isEmpty()) {
                    survivors.put(
                            row.id() + " `" + fate.getKey() + "`", fate.getValue().survivors());
                }
            }
        }
        System.out.println();
        System.out.println("Reached and not noticed:");
        System.out.println();
        survivors.forEach(
                (where, lines) ->
                        lines.forEach(line -> System.out.println("- " + where + ": " + line)));
        return all;
    }
}
