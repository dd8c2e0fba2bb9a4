package org.antin.adoption;

import java.util.List;

/// A list to take over as a whole.
///
/// @param label what the minutes of the opening entries are called when a row names none
public record AdoptionList(String label, List<AdoptionRow> rows) {
    /// A province has some ten thousand subscribers; a sheet longer than this is a mistake.
    public static final int LIMIT = 50_000;

    public AdoptionList {
        rows = List.copyOf(rows);
    }
}
