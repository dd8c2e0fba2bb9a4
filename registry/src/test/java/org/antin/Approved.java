package org.antin;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.testkit.Repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares a text with its approved file under `src/test/resources/approved`. To approve a change
/// on purpose, run the test once with `-Dantin.argLine=-Dantin.approve=true` and read the diff.
public final class Approved {
    private Approved() {}

    public static void matches(String name, String actual) {
        compare(
                Repository.root().resolve("registry/src/test/resources/approved").resolve(name),
                actual);
    }

    /// The same for a page of the documentation that is made from the code.
    public static void document(String name, String actual) {
        compare(Repository.root().resolve("docs").resolve(name), actual);
    }

    private static void compare(Path file, String actual) {
        try {
            if (Boolean.getBoolean("antin.approve")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
            }
            assertThat(actual)
                    .as("approved file " + file.getFileName() + " differs")
                    .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
