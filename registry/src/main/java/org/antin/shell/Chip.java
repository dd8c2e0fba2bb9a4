package org.antin.shell;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A filter as a link: "Quá hạn 1". A click switches it on or off; it lives in the address.
///
/// @param on whether the list is filtered by it now
/// @param count how many rows it would show; null shows nothing
public record Chip(Phrase label, String href, boolean on, @Nullable Long count) {
    /// A chip for `name=value`: off it leads to the filtered list, on to the unfiltered one.
    public static Chip filter(
            Address address, String name, String value, Phrase label, @Nullable Long count) {
        boolean on = address.all(name).contains(value);
        var target = on ? address.without(name) : address.with(name, value);
        return new Chip(label, target.toString(), on, count);
    }

    /// A chip for each of these values. One that would lead to an empty list stands only where it
    /// is the filter already.
    ///
    /// @param label key of a value's name
    public static <E extends Enum<E>> List<Chip> each(
            Address address,
            String name,
            E[] values,
            Map<E, Long> counts,
            Function<E, String> label) {
        var chips = new ArrayList<Chip>();
        for (var value : values) {
            long count = counts.getOrDefault(value, 0L);
            var word = Asked.word(value);
            if (count > 0 || address.all(name).contains(word)) {
                chips.add(filter(address, name, word, Phrase.of(label.apply(value)), count));
            }
        }
        return chips;
    }
}
