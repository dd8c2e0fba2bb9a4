package org.antin.shell;

/// A term and what is known of it, for lists of facts.
public record Fact(Phrase label, Cell value) {
    public static Fact of(String labelKey, Cell value) {
        return new Fact(Phrase.of(labelKey), value);
    }
}
