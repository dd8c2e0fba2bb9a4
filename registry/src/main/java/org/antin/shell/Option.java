package org.antin.shell;

import org.jspecify.annotations.Nullable;

/// One choice of a select, of radio buttons or of check boxes.
///
/// @param hint a line under the choice; null shows nothing
public record Option(String value, Phrase label, @Nullable Phrase hint) {
    public static Option of(String value, String labelKey) {
        return new Option(value, Phrase.of(labelKey), null);
    }

    /// A choice whose name is data: an organisation, a person.
    public static Option named(String value, String name) {
        return new Option(value, Phrase.text(name), null);
    }
}
