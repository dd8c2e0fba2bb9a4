package org.antin.kernel;

import org.jspecify.annotations.Nullable;

/// Which part of a sorted list is wanted: the first rows, those after a place, or those before one.
///
/// @param limit at least 1; pages ask for some tens, exports for everything
public record Window(@Nullable Keyset after, @Nullable Keyset before, int limit) {
    /// More than any list has.
    public static final Window ALL = new Window(null, null, 1_000_000);

    public static Window first(int limit) {
        return new Window(null, null, limit);
    }

    /// Where an address says: tokens that can't be read are the beginning.
    public static Window of(@Nullable String after, @Nullable String before, int limit) {
        return new Window(read(after), read(before), limit);
    }

    public Window after(@Nullable Keyset place) {
        return new Window(place, null, limit);
    }

    /// Whether the rows are fetched from the place upwards, in reverse.
    public boolean backwards() {
        return before != null;
    }

    private static @Nullable Keyset read(@Nullable String token) {
        return token == null ? null : Keyset.read(token).orElse(null);
    }
}
