package org.antin.adoption;

import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Refusal;

import java.util.ArrayList;
import java.util.List;

/// Gathers what is wrong with a list, cell by cell.
final class AdoptionFaults {
    private final List<CellFault> faults = new ArrayList<>();

    /// @param rule of the common messages `field.<rule>`
    void field(int line, AdoptionColumn column, String rule, Object... details) {
        faults.add(new CellFault(line, column, "field." + rule, List.of(details)));
    }

    /// @param rule of the messages `adoption.<rule>`
    void add(int line, AdoptionColumn column, String rule, Object... details) {
        faults.add(new CellFault(line, column, "adoption." + rule, List.of(details)));
    }

    void refused(int line, AdoptionColumn column, Refusal why) {
        faults.add(new CellFault(line, column, why.code(), why.arguments()));
    }

    void of(int line, BadField fault) {
        faults.add(
                new CellFault(
                        line,
                        AdoptionColumn.ofField(fault.name()),
                        fault.code(),
                        fault.arguments()));
    }

    int count() {
        return faults.size();
    }

    /// In the order of the sheet.
    List<CellFault> sorted() {
        return faults.stream()
                .sorted(
                        java.util.Comparator.comparingInt(CellFault::line)
                                .thenComparing(CellFault::column))
                .toList();
    }
}
