package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.testkit.Program;
import org.antin.testkit.Repository;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// LibreOffice without a window, asked through its bridge for Python.
final class LibreOffice implements AutoCloseable {
    private final Path dir;
    private final String pipe = "antin" + UUID.randomUUID().toString().substring(0, 8);
    private final Process process;

    /// @param dir for its profile
    /// @param nss a folder with keys of NSS; without one it has none
    LibreOffice(Path dir, Path... nss) throws Exception {
        this.dir = dir;
        var builder =
                new ProcessBuilder(
                                "soffice",
                                "--headless",
                                "--norestore",
                                "--nologo",
                                "-env:UserInstallation=" + dir.resolve("profile-" + pipe).toUri(),
                                "--accept=pipe,name=" + pipe + ";urp;")
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        for (Path one : nss) builder.environment().put("MOZILLA_CERTIFICATE_FOLDER", one + "");
        process = builder.start();
    }

    /// What it says of the signatures of each file.
    List<String> verified(String... files) throws Exception {
        return run("libreoffice-signatures.py", files);
    }

    /// Signs a file in its place.
    void signs(Path file) throws Exception {
        assertThat(run("libreoffice-signs.py", file.toString())).containsExactly("signed");
    }

    private List<String> run(String script, String... files) throws Exception {
        Path path = Repository.root().resolve("signing/src/test/resources").resolve(script);
        // Debian's own Python has LibreOffice's bridge; another may come first.
        var command = new ArrayList<>(List.of("/usr/bin/python3", path.toString(), pipe));
        command.addAll(List.of(files));
        var said = Program.run(dir, command.toArray(String[]::new));
        assertThat(said.exit()).as(said.text()).isZero();
        return said.text().lines().toList();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
