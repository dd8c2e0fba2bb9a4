package org.antin.shell;

/// A status: a word first, then a shape and a colour.
public record Tag(Phrase word, Tone tone) {
    public static Tag of(String key, Tone tone) {
        return new Tag(Phrase.of(key), tone);
    }
}
