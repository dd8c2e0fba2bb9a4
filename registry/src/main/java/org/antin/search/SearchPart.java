package org.antin.search;

import org.antin.shell.Table;

/// What one capability finds for the words of the search box, as far as the actor sees it.
public interface SearchPart {
    /// How many rows are worth showing before the list itself is the better place.
    int SHOWN = 8;

    /// Some rows and the way to all of them.
    ///
    /// @param table without rows when nothing was found
    /// @param all address of the whole list under the same words
    /// @param more whether there are more rows than shown
    record Hits(Table table, String all, boolean more) {}

    /// Where among the parts; small comes first.
    int place();

    /// @param words as typed, not blank
    Hits search(String words);
}
