package org.antin.signing.check;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/// Where each [Reason] and each [Point] comes from: the article of the law, then the section of the
/// standard.
final class Articles {
    private static final Properties TEXTS = load();

    private Articles() {}

    /// @throws IllegalArgumentException when there is none: a slip of ours, not of the file
    static String of(String code) {
        String article = TEXTS.getProperty(code);
        if (article == null) throw new IllegalArgumentException("no article for " + code);
        return article;
    }

    private static Properties load() {
        var texts = new Properties();
        try (Reader in =
                new InputStreamReader(
                        Objects.requireNonNull(
                                Articles.class.getResourceAsStream("articles_vi.properties"),
                                "articles_vi.properties"),
                        StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
