package org.antin.adoption;

import java.util.List;

/// What is wrong in one cell.
///
/// @param key of the message that says it
public record CellFault(int line, AdoptionColumn column, String key, List<Object> details) {
    public CellFault {
        details = List.copyOf(details);
    }

    /// "C7".
    public String cell() {
        return column.letter() + line;
    }
}
