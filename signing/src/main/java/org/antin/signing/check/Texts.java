package org.antin.signing.check;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/// A table of texts by key, kept beside the class that uses it. One that isn't there is a slip of
/// ours, never of the file that is checked.
public final class Texts {
    private final String name;
    private final Properties texts = new Properties();

    /// @param name of a file of properties in UTF-8, in the package of `beside`
    public Texts(Class<?> beside, String name) {
        this.name = name;
        var found = Objects.requireNonNull(beside.getResourceAsStream(name), name);
        try (Reader in = new InputStreamReader(found, StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws IllegalArgumentException when there is none
    public String of(String key) {
        String text = texts.getProperty(key);
        if (text == null) throw new IllegalArgumentException(name + " has no " + key);
        return text;
    }
}
