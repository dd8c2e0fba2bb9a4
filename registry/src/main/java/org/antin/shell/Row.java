package org.antin.shell;

import java.util.List;

/// One row of a [Table]: as many cells as the table has columns.
///
/// @param tone DANGER marks a row that needs a person now; PLAIN is the rule
public record Row(List<Cell> cells, Tone tone) {
    public Row {
        cells = List.copyOf(cells);
    }

    public static Row of(Cell... cells) {
        return new Row(List.of(cells), Tone.PLAIN);
    }

    public Row toned(Tone other) {
        return new Row(cells, other);
    }
}
