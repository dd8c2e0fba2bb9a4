package org.antin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.dossier.FlowTable;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Whoever reads the log reads words. What is written to it stands in the code of the desks as
/// "certificate.record": a literal of this shape that is no refusal and no other message is an act.
@DisplayName("D2.4, D8.2a: every act in the log has words")
class AuditWordsTest {
    private static final Path MAIN = Repository.root().resolve("registry/src/main");
    private static final Pattern CODE =
            Pattern.compile("\"([a-z]+(?:-[a-z]+)*\\.[a-z]+(?:-[a-z]+)*)\"");
    private static final Pattern APPENDS =
            Pattern.compile("\\bAct\\b|\\bAuditTrail\\b|\\bTold\\b|\\btold\\.");

    /// File names, and what a sign-in was refused for (shown by its code).
    private static final Pattern NO_ACT =
            Pattern.compile(".*\\.(xlsx|json|new)|access\\.(locked|too-many-tries|wrong-password)");

    @ParameterizedTest
    @ValueSource(strings = {"", "_en"})
    void hasWords(String language) throws IOException {
        var words = words(language);
        var acts = new TreeSet<>(acts());
        FlowTable.LINES.forEach(line -> acts.add("dossier." + line.move().code()));
        assertThat(acts).contains("certificate.record", "dossier.put-up", "access.sign-in");
        acts.removeIf(act -> NO_ACT.matcher(act).matches());
        acts.removeIf(act -> words.contains(act) || words.contains("audit.action." + act));
        assertThat(acts).as("acts without words").isEmpty();
    }

    private static Set<String> acts() throws IOException {
        var acts = new TreeSet<String>();
        try (var files = Files.walk(MAIN.resolve("java/org/antin"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(AuditWordsTest::read)
                    .filter(source -> APPENDS.matcher(source).find())
                    .flatMap(source -> CODE.matcher(source).results().map(found -> found.group(1)))
                    .forEach(acts::add);
        }
        return acts;
    }

    private static Set<String> words(String language) throws IOException {
        var words = new TreeSet<String>();
        try (var files = Files.list(MAIN.resolve("resources/messages"))) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith("_en.properties") != language.equals("_en")) continue;
                var found = new Properties();
                try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    found.load(in);
                }
                words.addAll(found.stringPropertyNames());
            }
        }
        return words;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
