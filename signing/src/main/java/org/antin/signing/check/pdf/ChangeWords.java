package org.antin.signing.check.pdf;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/// Each kind of change in the clerk's words.
final class ChangeWords {
    private static final Properties TEXTS = load();

    private ChangeWords() {}

    static String of(String code, int page) {
        String text = TEXTS.getProperty(code);
        if (text == null) throw new IllegalArgumentException("no words for change " + code);
        return page == 0 ? text : text + " (trang " + page + ")";
    }

    private static Properties load() {
        var texts = new Properties();
        try (Reader in =
                new InputStreamReader(
                        Objects.requireNonNull(
                                ChangeWords.class.getResourceAsStream("changes_vi.properties"),
                                "changes_vi.properties"),
                        StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
