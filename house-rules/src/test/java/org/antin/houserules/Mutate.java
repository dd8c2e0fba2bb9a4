package org.antin.houserules;

import java.util.ArrayList;
import java.util.List;

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

    private static boolean run(List<Traceability.Row> rows, Mutants mutants) throws Exception {
        var survivors = new ArrayList<String>();
        boolean all = true;
        var fates =
                mutants.of(
                        rows.stream()
                                .map(
                                        row ->
                                                new Mutants.Duty(
                                                        row.id(),
                                                        row.namedClasses(),
                                                        row.namedTests()))
                                .toList());
        System.out.println("| ID | class | tests | reached | killed |");
        System.out.println("|---|---|---|---|---|");
        for (var row : rows) {
            for (var fate : fates.get(row.id()).entrySet()) {
                System.out.printf(
                        "| %s | `%s` | %s | %d | %d |%n",
                        row.id(),
                        fate.getKey(),
                        row.tests(),
                        fate.getValue().reached(),
                        fate.getValue().killed());
                if (fate.getValue().killed() == 0) all = false;
                for (var line : fate.getValue().survivors()) {
                    survivors.add("- " + row.id() + " `" + fate.getKey() + "`: " + line);
                }
            }
        }
        System.out.println();
        System.out.println("Reached and not noticed:");
        System.out.println();
        survivors.forEach(System.out::println);
        return all;
    }
}
