package org.antin.shell;

/// A link that looks like a button: the one thing to do with a row.
public record Action(Phrase label, String href, boolean primary) {
    public static Action of(String labelKey, String href) {
        return new Action(Phrase.of(labelKey), href, false);
    }

    public static Action primary(String labelKey, String href) {
        return new Action(Phrase.of(labelKey), href, true);
    }
}
