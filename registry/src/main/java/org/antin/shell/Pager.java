package org.antin.shell;

import org.jspecify.annotations.Nullable;

/// Pages by key and not by number: the next page starts after the last row shown, however much has
/// been added since.
///
/// @param before cursor of the first row shown, null on the first page
/// @param after cursor of the last row shown, null on the last page
/// @param total how many rows in all, null when nobody counted
public record Pager(@Nullable String before, @Nullable String after, @Nullable Long total) {
    /// Everything is on the page.
    public static Pager single(long total) {
        return new Pager(null, null, total);
    }
}
