package org.antin.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the project lies on this machine.
public final class Repository {
    private Repository() {}

    /// The repository's root: the nearest folder above the working directory that holds the
    /// launcher's `pom.xml` parent.
    public static Path root() {
        String told = System.getProperty("antin.root");
        if (told != null && !told.isBlank()) return Path.of(told).toAbsolutePath().normalize();
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("house-rules"))) at = at.getParent();
        if (at == null)
            throw new IllegalStateException(
                    "not inside the repository: " + Path.of("").toAbsolutePath());
        return at;
    }

    /// The signed files with known verdicts; absent on a plain clone. Read in place, never copied.
    public static Path testdata() {
        return root().resolveSibling("shared").resolve("testdata");
    }
}
