package org.antin.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;

import org.antin.testkit.Repository;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

@DisplayName("House rule: one format, checked by a program")
class FormatTest {
    private static final int LONGEST_CLASS = 400;

    /// A test class is read case by case, not as a whole; it still has an end.
    private static final int LONGEST_TEST = 600;

    private final Formatter formatter =
            new Formatter(
                    JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build());

    @Test
    void everyJavaFileIsFormatted() throws IOException {
        assertThat(Sources.java().parallelStream().filter(this::differs).toList())
                .as("not formatted: run ./antin format")
                .isEmpty();
    }

    private boolean differs(Path file) {
        try {
            var text = Files.readString(file);
            return !formatter.formatSource(text).equals(text);
        } catch (FormatterException e) {
            return true;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void noClassIsLongerThanAPersonReadsInOneSitting() throws IOException {
        var tooLong =
                Sources.java().stream()
                        .filter(file -> lines(file) > longest(file))
                        .map(file -> Repository.root().relativize(file) + ": " + lines(file))
                        .toList();
        assertThat(tooLong).isEmpty();
    }

    private static int longest(Path file) {
        return file.toString().contains("/src/test/") ? LONGEST_TEST : LONGEST_CLASS;
    }

    private static int lines(Path file) {
        try (var lines = Files.lines(file)) {
            return (int) lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void everyTestClassIsFoundBySurefire() throws IOException {
        var lost =
                Sources.java().stream()
                        .filter(file -> file.toString().contains("/src/test/"))
                        .filter(file -> !file.toString().endsWith("Test.java"))
                        .filter(FormatTest::holdsTests)
                        .toList();
        assertThat(lost).isEqualTo(List.of());
    }

    private static boolean holdsTests(Path file) {
        try {
            return Files.readString(file).lines().anyMatch(line -> line.strip().equals("@Test"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
