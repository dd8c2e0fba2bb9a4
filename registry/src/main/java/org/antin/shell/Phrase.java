package org.antin.shell;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Words for the screen: either a message key with what stands between its braces, or data (a name,
/// a code) that is shown as it is. [Words#say] turns it into text; nothing else does.
///
/// @param key message key, null when `literal` is shown
/// @param arguments dates, instants, numbers, phrases or text; [Words] writes each in its format
/// @param literal shown as it is when there is no key; never HTML
public record Phrase(@Nullable String key, List<Object> arguments, String literal) {
    public Phrase {
        arguments = List.copyOf(arguments);
    }

    /// A message of the bundles: `Phrase.of("shell.table.total", 12)`.
    public static Phrase of(String key, Object... arguments) {
        return new Phrase(key, List.of(arguments), "");
    }

    /// Data shown as it is: `Phrase.text("UBND xã Cẩm Duệ")`.
    public static Phrase text(@Nullable String literal) {
        return new Phrase(null, List.of(), literal == null ? "" : literal);
    }

    /// Nothing to show.
    public boolean isBlank() {
        return key == null && literal.isBlank();
    }
}
