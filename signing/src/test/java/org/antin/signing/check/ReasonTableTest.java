package org.antin.signing.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.testkit.Repository;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

class ReasonTableTest {
    private static final String PLACE = ".*(Điều|Phụ lục|mục|RFC) [0-9IT].*";

    private static final Set<String> OTHER_WORDS = Set.of("none", "from-to");

    @Test
    @DisplayName("interfaces.md 2: the published table names every code, as the program prints it")
    void published() throws IOException {
        String table =
                Files.readString(Repository.root().resolve("docs/guide/verification-codes.md"));
        for (Reason reason : Reason.values()) {
            String verdict = reason.indication() == null ? "–" : String.valueOf(reason.verdict());
            assertThat(table)
                    .contains("| `" + reason.code() + "` | " + verdict + " | ")
                    .contains(Words.of(reason) + " | " + reason.article() + " |");
        }
        assertThat(table.lines().filter(l -> l.startsWith("| `"))).hasSize(Reason.values().length);
    }

    @Test
    @DisplayName("every reason and every point says where in the law or a standard it comes from")
    void everyOneHasItsArticle() throws IOException {
        assertThat(Reason.values())
                .allSatisfy(reason -> assertThat(reason.article()).matches(PLACE));
        assertThat(points())
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        code ->
                                assertThat(new Point(code, "", "", Point.State.NOTE).article())
                                        .matches(PLACE));
    }

    /// Their codes, as they have words.
    private static Set<String> points() throws IOException {
        var words = new Properties();
        try (var in =
                new InputStreamReader(
                        Objects.requireNonNull(
                                Words.class.getResourceAsStream("words_vi.properties")),
                        StandardCharsets.UTF_8)) {
            words.load(in);
        }
        return words.stringPropertyNames().stream()
                .filter(key -> key.startsWith("point."))
                .map(key -> key.substring("point.".length()))
                .filter(code -> !OTHER_WORDS.contains(code))
                .collect(Collectors.toSet());
    }
}
