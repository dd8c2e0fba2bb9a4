package org.antin.kernel;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/// One page of a list.
///
/// @param next where the page after it begins, null on the last
public record Slice<T>(List<T> items, @Nullable Keyset next) {
    public Slice {
        items = List.copyOf(items);
    }

    /// A slice from one row more than wanted: the surplus row says that there is a next page.
    public static <T> Slice<T> of(List<T> oneMore, int limit, Function<T, Keyset> place) {
        if (oneMore.size() <= limit) return new Slice<>(oneMore, null);
        var items = oneMore.subList(0, limit);
        return new Slice<>(items, place.apply(items.getLast()));
    }

    public <R> Slice<R> map(Function<? super T, ? extends R> each) {
        return new Slice<>(items.stream().<R>map(each).toList(), next);
    }
}
