package org.antin.signing.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.testkit.Repository;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;

class ReasonTableTest {
    @Test
    @DisplayName("interfaces.md 2: the published table names every code, as the program prints it")
    void published() throws IOException {
        String table =
                Files.readString(Repository.root().resolve("docs/guide/verification-codes.md"));
        for (Reason reason : Reason.values()) {
            String verdict = reason.indication() == null ? "–" : String.valueOf(reason.verdict());
            assertThat(table)
                    .contains("| `" + reason.code() + "` | " + verdict + " | ")
                    .contains(Words.of(reason));
        }
        assertThat(table.lines().filter(l -> l.startsWith("| `"))).hasSize(Reason.values().length);
    }
}
