package org.antin.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.auditlog.AuditVerdict.ConsistentOnly;
import org.antin.auditlog.AuditVerdict.Proven;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class AuditVerifierTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 8, 1024, 1025})
    @DisplayName("D2.4: an untouched log is proven with key and checkpoint, whatever its size")
    void proven(int size) {
        var log = SampleLog.of(size);
        assertThat(log.proven(log.lines())).isEqualTo(new Proven(log.head().head(), size));
    }

    @Test
    @DisplayName("D2.4: each level of evidence says what it shows and no more")
    void levels() {
        var log = SampleLog.of(10);
        var lines = log.lines();
        Hash root = log.head().head().root();
        var none = SampleLog.alone(lines);
        assertThat(none).isEqualTo(new ConsistentOnly(10, root, false, false));
        assertThat(none.sentence()).startsWith("consistent; origin and completeness not shown");
        var key = SampleLog.verify(lines, Optional.empty(), Optional.of(log.key()));
        assertThat(key).isEqualTo(new ConsistentOnly(10, root, true, false));
        assertThat(key.sentence()).contains("completeness not shown");
        var checkpoint = SampleLog.verify(lines, Optional.of(log.head()), Optional.empty());
        assertThat(checkpoint).isEqualTo(new ConsistentOnly(10, root, false, true));
        assertThat(checkpoint.sentence()).contains("origin not shown");
    }

    @Test
    @DisplayName("D2.4: an earlier checkpoint proves what it witnessed, and the words say how far")
    void earlierCheckpoint() {
        var log = SampleLog.of(10);
        var verdict =
                SampleLog.verify(log.lines(), Optional.of(log.headAt(6)), Optional.of(log.key()));
        assertThat(verdict).isEqualTo(new Proven(log.headAt(6).head(), 10));
        assertThat(verdict.sentence())
                .contains("entries 1 to 6", "entries 7 to 10 are signed, but");
    }

    @Test
    @DisplayName("D2.4: a checkpoint of the empty log witnesses no entry, so it proves none")
    void emptyCheckpoint() {
        var log = SampleLog.of(10);
        assertThat(
                        SampleLog.verify(
                                log.lines(), Optional.of(log.headAt(0)), Optional.of(log.key())))
                .isInstanceOf(ConsistentOnly.class);
    }

    @Test
    @Needs
    @DisplayName("D2.4: a file of 40 MB streams through")
    void streams(@TempDir Path folder) throws IOException {
        var signer = HeadSigner.fresh();
        var appender = new Appender(SampleLog.ORIGIN, signer);
        Path file = folder.resolve("audit.jsonl");
        int size = 2_000;
        SignedTreeHead head;
        try (var out = Files.newOutputStream(file)) {
            var export = AuditExport.begin(out, SampleLog.ORIGIN, signer.verifier(), size);
            var frontier = Frontier.EMPTY;
            head = appender.head(frontier, SampleLog.NOON);
            for (int seq = 1; seq <= size; seq++) {
                var entry =
                        AuditEntry.of(
                                seq,
                                SampleLog.NOON,
                                AuditEntry.Who.NOBODY,
                                "sign-in",
                                "",
                                "",
                                "access.wrong-password",
                                Map.of("filler", "x".repeat(20_000)));
                var appended = appender.append(frontier, entry, SampleLog.NOON);
                frontier = appended.frontier();
                head = appended.head();
                export.add(appended.line(), head);
            }
            export.finish(head);
        }
        assertThat(Files.size(file)).isGreaterThan(40_000_000);
        assertThat(AuditVerifier.verify(file, Optional.of(head), Optional.of(signer.verifier())))
                .isInstanceOf(Proven.class);
    }
}
