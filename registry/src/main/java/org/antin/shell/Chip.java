package org.antin.shell;

import org.jspecify.annotations.Nullable;

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
}
