package org.antin.shell;

import org.antin.kernel.Keyset;
import org.antin.kernel.Slice;
import org.antin.kernel.Window;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What the address of a list asks for, read with care: what can't be read wasn't asked.
public final class Asked {
    private Asked() {}

    /// The words of the search box.
    public static String words(Address address) {
        return address.first("q").orElse("").replaceAll("\\p{Cntrl}", " ").strip();
    }

    /// The choice named, in lower case with hyphens: `in-force`.
    public static <E extends Enum<E>> @Nullable E choice(
            Address address, String name, E[] choices) {
        var asked = address.first(name).orElse("");
        return Arrays.stream(choices)
                .filter(choice -> word(choice).equals(asked))
                .findFirst()
                .orElse(null);
    }

    /// How a choice stands in an address.
    public static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static @Nullable UUID id(Address address, String name) {
        return address.first(name).flatMap(Asked::id).orElse(null);
    }

    /// The id in this text; empty when it is none.
    public static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /// The version a form was shown at; 0, which no row has, when it says none.
    public static int version(Form form) {
        var typed = form.value("version");
        return typed.matches("[0-9]{1,9}") ? Integer.parseInt(typed) : 0;
    }

    /// Which part of the list.
    public static Window window(Address address, int limit) {
        return Window.of(
                address.first("after").orElse(null), address.first("before").orElse(null), limit);
    }

    /// The links to the pages before and after.
    ///
    /// @param total how many rows in all
    public static Pager pager(Slice<?> slice, long total) {
        return new Pager(token(slice.previous()), token(slice.next()), total);
    }

    /// The same where counting all rows isn't worth its time.
    public static Pager pager(Slice<?> slice) {
        return new Pager(token(slice.previous()), token(slice.next()), null);
    }

    /// How many rows a list has, from the counts on its filters: rows are counted once a page.
    ///
    /// @param chosen the filter that is on, if any
    public static <K> long total(Map<K, Long> counts, @Nullable K chosen) {
        return chosen == null
                ? counts.values().stream().mapToLong(Long::longValue).sum()
                : counts.getOrDefault(chosen, 0L);
    }

    private static @Nullable String token(@Nullable Keyset place) {
        return place == null ? null : place.token();
    }
}
