package org.antin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.auditlog.Appender;
import org.antin.auditlog.AuditEntry;
import org.antin.auditlog.AuditExport;
import org.antin.auditlog.Frontier;
import org.antin.auditlog.HeadSigner;
import org.antin.auditlog.SignedTreeHead;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

class AuditVerifyCommandTest {
    private static final String ORIGIN = "antin.example/audit";
    private static final Instant NOON = Instant.parse("2020-09-01T05:00:00Z");

    @TempDir private Path folder;
    private final HeadSigner signer = HeadSigner.fresh();
    private String export = "";
    private String key = "";
    private String checkpoint = "";
    private String earlier = "";

    record Ran(int code, String out, String err) {}

    @BeforeEach
    void writeLog() throws IOException {
        export = write("audit.jsonl", 5);
        write("earlier.jsonl", 3);
        key = Files.writeString(folder.resolve("key.pem"), signer.verifier().pem()).toString();
        checkpoint = folder.resolve("audit.jsonl.checkpoint").toString();
        earlier = folder.resolve("earlier.jsonl").toString();
    }

    @Test
    @DisplayName("D2.4: proven with key and checkpoint: exit 0 and one line")
    void proven() {
        var ran = run("audit", "verify", export, "--checkpoint", checkpoint, "--key", key);
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out().lines()).hasSize(1);
        assertThat(ran.out()).startsWith(export + ": proven: entries 1 to 5 are complete");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    @DisplayName("D2.4: without key or checkpoint the best answer is \"consistent\", exit 1")
    void onlyConsistent() {
        var none = run("audit", "verify", export);
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.out()).contains("consistent; origin and completeness not shown");
        assertThat(run("audit", "verify", export, "--key", key))
                .matches(ran -> ran.code() == 1 && ran.out().contains("completeness not shown"));
        assertThat(run("audit", "verify", export, "--checkpoint", checkpoint))
                .matches(ran -> ran.code() == 1 && ran.out().contains("origin not shown"));
    }

    @Test
    @DisplayName("D2.4: an edited entry is named, exit 1")
    void broken() throws IOException {
        Path file = Path.of(export);
        Files.writeString(file, Files.readString(file).replace("\"d-2\"", "\"d-9\""));
        var ran = run("audit", "verify", export, "--checkpoint", checkpoint, "--key", key);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains(": broken at entry 2: ", "[changed]");
        assertThat(ran.out().lines()).hasSize(1);
    }

    @Test
    @DisplayName("D2.4: an old copy is told by the later checkpoint, exit 1")
    void oldCopy() {
        var ran = run("audit", "verify", earlier, "--checkpoint", checkpoint, "--key", key);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains("broken within entries 4 to 5", "5 entries were witnessed", "[old-copy]");
    }

    @Test
    @DisplayName("a file that is no export: exit 1, the answer is no")
    void notAnExport() throws IOException {
        Path file = Files.writeString(folder.resolve("letter.txt"), "Kính gửi\n");
        var ran = run("audit", "verify", file.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("not an audit export");
    }

    @Test
    @DisplayName("what can't run says why in one line, exit 2, never a stack trace")
    void couldNotRun() throws IOException {
        String none = folder.resolve("none").toString();
        String text = Files.writeString(folder.resolve("a.txt"), "a\n").toString();
        for (var args :
                List.of(
                        new String[] {},
                        new String[] {"audit"},
                        new String[] {"audit", "verify"},
                        new String[] {"audit", "verify", none},
                        new String[] {"audit", "verify", folder.toString()},
                        new String[] {"audit", "verify", export, "--key", none},
                        new String[] {"audit", "verify", export, "--key", text},
                        new String[] {"audit", "verify", export, "--key", export},
                        new String[] {"audit", "verify", export, "--checkpoint", text},
                        new String[] {"audit", "verify", export, "--checkpoint", none},
                        new String[] {"audit", "verify", export, "second"},
                        new String[] {"audit", "verify", export, "--nonsense"},
                        new String[] {"audit", "forget"})) {
            var ran = run(args);
            assertThat(ran.code()).as(String.join(" ", args)).isEqualTo(2);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err().lines()).as(String.join(" ", args)).hasSize(1);
            assertThat(ran.err()).doesNotContain("Exception", "\tat ");
        }
        assertThat(run("audit", "verify", none).err()).contains("no such file");
    }

    @Test
    @Needs
    @DisplayName("D2.4: as a process of its own, UTF-8 whatever the locale")
    void process() throws IOException, InterruptedException {
        var proven = start("audit", "verify", export, "--checkpoint", checkpoint, "--key", key);
        assertThat(proven.code()).as(proven.err()).isZero();
        assertThat(proven.out()).contains("proven: entries 1 to 5");
        assertThat(start("audit", "verify", export).code()).isEqualTo(1);
        var absent = start("audit", "verify", export + "x");
        assertThat(absent.code()).isEqualTo(2);
        assertThat(absent.err().lines()).hasSize(1);
        assertThat(start("--help").out()).contains("Ấn Tín");
    }

    private static Ran run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = AntinCommand.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
        return new Ran(code, out.toString(), err.toString());
    }

    private Ran start(String... args) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
        command.add(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")));
        command.add("org.antin.cli.AntinCommand");
        command.addAll(List.of(args));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        var builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        var process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ran(process.exitValue(), utf8(out), utf8(err));
    }

    private static String utf8(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Writes an export and, beside it, its checkpoint.
    private String write(String name, int size) throws IOException {
        var appender = new Appender(ORIGIN, signer);
        Path file = folder.resolve(name);
        var frontier = Frontier.EMPTY;
        SignedTreeHead head = appender.head(frontier, NOON);
        try (var out = Files.newOutputStream(file)) {
            var writer = AuditExport.begin(out, ORIGIN, signer.verifier(), size);
            for (int seq = 1; seq <= size; seq++) {
                var who = new AuditEntry.Who("p-1", "Trần Thị Lan", "CLERK", "o-1");
                var entry =
                        AuditEntry.of(
                                seq,
                                NOON,
                                who,
                                "dossier.submit",
                                "dossier",
                                "d-" + seq,
                                "",
                                Map.of());
                var appended = appender.append(frontier, entry, NOON);
                frontier = appended.frontier();
                head = appended.head();
                writer.add(appended.line(), head);
            }
            writer.finish(head);
        }
        Files.writeString(folder.resolve(name + ".checkpoint"), head.note());
        return file.toString();
    }
}
