package org.antin.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.auditlog.AuditVerdict.Proven;
import org.antin.auditlog.AuditVerdict.Reason;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// The published document and the program say the same.
class PublishedFormatTest {
    private final String document;

    PublishedFormatTest() throws IOException {
        document = Files.readString(Repository.root().resolve("docs/audit-log-format.md"));
    }

    @Test
    @DisplayName(
            "D2.4: the example in docs/audit-log-format.md is proven by its key and checkpoint")
    void example() {
        var key = HeadVerifier.of(block("pem").getBytes(StandardCharsets.US_ASCII)).orElseThrow();
        var checkpoint = SignedTreeHead.parse(block("note")).orElseThrow();
        assertThat(
                        SampleLog.verify(
                                block("jsonl").getBytes(StandardCharsets.UTF_8),
                                Optional.of(checkpoint),
                                Optional.of(key)))
                .isEqualTo(new Proven(checkpoint.head(), 2));
    }

    @Test
    @DisplayName("docs/audit-log-format.md names every reason code")
    void reasons() {
        assertThat(Arrays.stream(Reason.values()).map(Reason::code))
                .allMatch(code -> document.contains("| `" + code + "` |"));
    }

    @Test
    @DisplayName("an auditor needs the JDK only: the module imports nothing else")
    void jdkOnly() throws IOException {
        Path sources = Repository.root().resolve("audit-log/src/main/java");
        var imported = Pattern.compile("(?m)^import (?:static )?([\\w.]+)");
        try (var files = Files.walk(sources)) {
            var foreign =
                    files.filter(Files::isRegularFile)
                            .flatMap(file -> imported.matcher(read(file)).results())
                            .map(found -> found.group(1))
                            .filter(name -> !name.startsWith("java."))
                            .filter(name -> !name.startsWith("org.antin.auditlog."))
                            .filter(name -> !name.startsWith("org.jspecify."));
            assertThat(foreign).isEmpty();
        }
    }

    private String block(String kind) {
        var block = Pattern.compile("(?s)```" + kind + "\n(.*?)```").matcher(document);
        assertThat(block.find()).as(kind).isTrue();
        return block.group(1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
