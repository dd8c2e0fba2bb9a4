package org.antin.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.testkit.Repository;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@DisplayName("House rule: what is written in the documents is true")
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#]+)");
    private static final Pattern COMMAND = Pattern.compile("\\./antin ([a-z]+)");

    @Test
    void everyLinkBetweenDocumentsLeadsSomewhere() throws IOException {
        var dead = new ArrayList<String>();
        for (var file : Sources.markdown()) {
            var links = LINK.matcher(Files.readString(file));
            while (links.find()) {
                if (!Files.exists(file.resolveSibling(links.group(1)))) {
                    dead.add(Repository.root().relativize(file) + " -> " + links.group(1));
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void everyCommandInTheDocumentsIsOneOfTheLaunchers() throws IOException {
        var launcher = Files.readString(Repository.root().resolve("antin"));
        var known =
                Pattern.compile("^    ([a-z |]+)\\)", Pattern.MULTILINE)
                        .matcher(launcher)
                        .results()
                        .flatMap(m -> Stream.of(m.group(1).split("\\|")))
                        .map(String::strip)
                        .collect(Collectors.toSet());
        assertThat(known).contains("start", "test", "verify");
        for (var name : List.of("README.md", "README.vi.md", "CONTRIBUTING.md")) {
            Path file = Repository.root().resolve(name);
            if (!Files.exists(file)) continue;
            var commands = COMMAND.matcher(Files.readString(file));
            while (commands.find()) assertThat(known).as(name).contains(commands.group(1));
        }
    }
}
