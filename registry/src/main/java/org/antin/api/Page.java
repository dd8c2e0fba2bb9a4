package org.antin.api;

import org.antin.kernel.Slice;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/// Part of a list.
///
/// @param next what `after` has to be for the rows that follow; null at the end
record Page<T>(List<T> items, @Nullable String next) {
    static <S, T> Page<T> of(Slice<S> slice, Function<? super S, ? extends T> each) {
        var next = slice.next();
        return new Page<>(
                slice.items().stream().<T>map(each).toList(), next == null ? null : next.token());
    }
}
