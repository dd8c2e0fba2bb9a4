package org.antin.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.testkit.Repository;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What makes false certificates is for tests alone.
@DisplayName("House rule: no product code knows the forge of the practice CA")
class ForgeTest {
    @Test
    void onlyTestsForge() throws IOException {
        assertThat(Sources.java()).anyMatch(file -> file.endsWith("forge/Forge.java"));
        var users =
                Sources.java().stream()
                        .map(file -> Repository.root().relativize(file))
                        .filter(file -> file.toString().contains("/src/main/"))
                        .filter(file -> !file.toString().contains("/practiceca/forge/"))
                        .filter(ForgeTest::importsTheForge)
                        .toList();
        assertThat(users).isEmpty();
    }

    private static boolean importsTheForge(Path file) {
        try {
            return Files.readString(Repository.root().resolve(file))
                    .contains("org.antin.practiceca.forge.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
