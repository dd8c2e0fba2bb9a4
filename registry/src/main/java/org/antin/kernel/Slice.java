package org.antin.kernel;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/// One page of a list.
///
/// @param previous place of its first row when there are rows before it, else null
/// @param next place of its last row when there are rows after it, else null
public record Slice<T>(List<T> items, @Nullable Keyset previous, @Nullable Keyset next) {
    public Slice {
        items = List.copyOf(items);
    }

    /// A slice from one row more than wanted, in the order fetched: the surplus row says that the
    /// list goes on.
    public static <T> Slice<T> of(List<T> fetched, Window window, Function<T, Keyset> place) {
        boolean more = fetched.size() > window.limit();
        var items = more ? fetched.subList(0, window.limit()) : fetched;
        if (window.backwards()) items = items.reversed();
        if (items.isEmpty()) return new Slice<>(items, null, null);
        var first = place.apply(items.getFirst());
        var last = place.apply(items.getLast());
        return window.backwards()
                ? new Slice<>(items, more ? first : null, last)
                : new Slice<>(items, window.after() == null ? null : first, more ? last : null);
    }

    public <R> Slice<R> map(Function<? super T, ? extends R> each) {
        return new Slice<>(items.stream().<R>map(each).toList(), previous, next);
    }
}
