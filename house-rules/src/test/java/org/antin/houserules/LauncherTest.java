package org.antin.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.testkit.Needs;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// The launcher as a person and as continuous integration call it. Programs it would install
/// packages or build with are stand-ins that write down how they were called.
class LauncherTest {
    private static final Path ANTIN = Repository.root().resolve("antin");
    private static final Path CI = Repository.root().resolve(".ci/run");

    @TempDir Path temporary;
    private Path bin;
    private Path calls;

    @BeforeEach
    void makeAPathOfOurOwn() throws IOException {
        bin = Files.createDirectory(temporary.resolve("bin"));
        calls = Files.createFile(temporary.resolve("calls"));
        for (String tool :
                List.of("env", "bash", "readlink", "dirname", "sed", "find", "cat", "id")) {
            script(tool, "exec /usr/bin/" + tool + " \"$@\"");
        }
        stand("dpkg-query", "printf ''");
        stand("mvn", "exit 0");
    }

    private void stand(String name, String body) throws IOException {
        script(name, "echo \"%s $*\" >>'%s'\n%s".formatted(name, calls, body));
    }

    private void script(String name, String body) throws IOException {
        Path file = Files.writeString(bin.resolve(name), "#!/bin/bash\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Run(int code, String out, String err) {}

    private Run run(Path program, String... arguments) throws Exception {
        var command = new ArrayList<String>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Path out = temporary.resolve("out");
        Path err = temporary.resolve("err");
        var builder =
                new ProcessBuilder(command)
                        .directory(temporary.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int code = builder.start().waitFor();
        return new Run(code, Files.readString(out), Files.readString(err));
    }

    private String calls() throws IOException {
        return Files.readString(calls, StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName(
            "interfaces.md 1: every command of the table is known, an unknown one is one line and exit 2")
    void commands() throws Exception {
        Run help = run(ANTIN, "help");
        assertThat(help.code()).isZero();
        for (String command :
                List.of("start", "test", "verify", "sign", "archive", "audit", "bench")) {
            assertThat(help.out()).contains("./antin " + command);
        }
        Run unknown = run(ANTIN, "nonsense");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err()).isEqualTo("antin: unknown command: nonsense; see ./antin help\n");
    }

    @Test
    @DisplayName("as a plain user ./antin test prints the one line to run")
    void missingPackagesAsAUser() throws Exception {
        stand("apt-get", "exit 0");
        stand("id", "echo 1000");
        Run test = run(ANTIN, "test");
        assertThat(test.code()).isEqualTo(2);
        assertThat(test.err())
                .hasLineCount(1)
                .contains("run: sudo apt-get install -y --no-install-recommends chromium")
                .contains("softhsm2")
                .contains("libreoffice-writer-nogui");
        assertThat(calls()).doesNotContain("apt-get ").doesNotContain("mvn ");
    }

    @Test
    @DisplayName(
            "as root on a fresh machine .ci/run updates the lists, installs, and runs everything")
    void missingPackagesAsRoot() throws Exception {
        Path updated = temporary.resolve("updated");
        stand(
                "apt-get",
                "case \" $* \" in *' update '*) : >'%1$s' ;; *) [[ -e '%1$s' ]] ;; esac"
                        .formatted(updated));
        stand("id", "echo 0");
        Run test = run(CI);
        assertThat(test.err()).isEmpty();
        assertThat(test.code()).isZero();
        assertThat(calls().lines().map(line -> line.replaceAll(" -o [^ ]+", "")))
                .filteredOn(line -> line.startsWith("apt-get") || line.startsWith("mvn"))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("apt-get -q install -y"),
                        update -> assertThat(update).isEqualTo("apt-get -q update"),
                        second ->
                                assertThat(second)
                                        .startsWith("apt-get -q install -y")
                                        .contains(" chromium ", " qpdf ", " fonts-liberation2"),
                        mvn ->
                                assertThat(mvn)
                                        .startsWith("mvn -B")
                                        .endsWith("verify")
                                        .contains("-Dantin.full=true"));
    }

    @Test
    @DisplayName("a failing test makes ./antin test answer 1")
    void failingTests() throws Exception {
        stand("apt-get", "exit 0");
        stand("id", "echo 0");
        stand("mvn", "echo 'Tests run: 3, Failures: 1'; exit 1");
        Run test = run(ANTIN, "test");
        assertThat(test.code()).isEqualTo(1);
        assertThat(test.out()).contains("Tests run: 3, Failures: 1");
    }

    @Test
    @DisplayName("without Maven: one line that says what to install")
    void noMaven() throws Exception {
        Files.delete(bin.resolve("mvn"));
        stand("apt-get", "exit 0");
        stand("id", "echo 0");
        Run test = run(ANTIN, "test");
        assertThat(test.code()).isEqualTo(2);
        assertThat(test.err())
                .isEqualTo("antin: Maven is missing: apt-get install maven (3.8 or newer)\n");
    }

    @Test
    @Needs("shellcheck")
    @DisplayName("the shell scripts are clean")
    void shellcheck() throws Exception {
        Process check =
                new ProcessBuilder("shellcheck", ANTIN.toString(), CI.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).isEmpty();
        assertThat(check.waitFor()).isZero();
    }
}
