package org.antin.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.testkit.Repository;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;

/// What stands in docs/guide/running.md and in the code is written twice, so it is compared.
class RunningGuideTest {
    @Test
    @DisplayName("the guide's lines and options are the program's own")
    void guideAndProgramAgree() throws Exception {
        String guide = Files.readString(Repository.root().resolve("docs/guide/running.md"));
        assertThat(guide).contains(Order.USAGE.substring("usage: ".length()));
        String code =
                Files.readString(Repository.root().resolve("antin"))
                        + sources("start")
                        + sources("database");
        for (String line :
                List.of(
                        "is in use by another start",
                        "can't be used",
                        "belongs to the user",
                        "PostgreSQL did not start: ",
                        "no JDK 25 found",
                        "antin.definer",
                        "ANTIN_DATABASE_OWNER_PASSWORD",
                        "ANTIN_PUBLIC_URL")) {
            assertThat(guide).contains(line);
            assertThat(code).contains(line);
        }
    }

    private static String sources(String capability) throws Exception {
        try (var files =
                Files.list(
                        Repository.root()
                                .resolve("registry/src/main/java/org/antin/" + capability))) {
            var all = files.toList();
            var texts = new java.util.ArrayList<String>();
            for (var file : all) texts.add(Files.readString(file));
            return texts.stream().collect(Collectors.joining("\n"));
        }
    }
}
