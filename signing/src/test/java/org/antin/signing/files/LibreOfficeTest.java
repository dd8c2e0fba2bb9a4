package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.testkit.Needs;
import org.antin.testkit.Program;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What LibreOffice says about our Office files: the program that didn't make them.
class LibreOfficeTest {
    @TempDir static Path dir;

    @Test
    @Needs({"soffice", "python3"})
    @DisplayName(
            "Issue 2: LibreOffice finds our signatures on docx and xlsx valid, and a changed letter")
    void officeFiles() throws Exception {
        byte[] docx = Letters.docx("Số 12");
        byte[] xlsx = Letters.xlsx("Số 12");
        String[] files;
        try (var desk = new Desk(dir)) {
            byte[] last = desk.sign("a.docx", docx, Packaging.OFFICE, "LTA");
            byte[] twice = desk.sign("a.docx", last, Packaging.OFFICE, "T");
            byte[] changed =
                    OfficeFilesTest.repacked(
                            last, OfficeFilesTest.replaced("word/document.xml", "12", "13"));
            files =
                    new String[] {
                        desk.write("b.docx", desk.sign("a.docx", docx, Packaging.OFFICE, "B"))
                                .toString(),
                        desk.write("lta.docx", last).toString(),
                        desk.write("t.xlsx", desk.sign("a.xlsx", xlsx, Packaging.OFFICE, "T"))
                                .toString(),
                        desk.write("twice.docx", twice).toString(),
                        desk.write("changed.docx", changed).toString(),
                        desk.write("plain.docx", docx).toString()
                    };
        }
        assertThat(asked(files))
                .containsExactly("valid", "valid", "valid", "valid valid", "broken", "none");
    }

    private static List<String> asked(String... files) throws Exception {
        String pipe = "antin" + UUID.randomUUID().toString().substring(0, 8);
        Process office = office(pipe);
        try {
            var script =
                    Repository.root()
                            .resolve("signing/src/test/resources/libreoffice-signatures.py");
            var command =
                    // Debian's own Python has LibreOffice's bridge; another may come first.
                    new ArrayList<>(List.of("/usr/bin/python3", script.toString(), pipe));
            command.addAll(List.of(files));
            var said = Program.run(dir, command.toArray(String[]::new));
            assertThat(said.exit()).as(said.text()).isZero();
            return said.text().lines().toList();
        } finally {
            office.descendants().forEach(ProcessHandle::destroyForcibly);
            office.destroyForcibly();
        }
    }

    private static Process office(String pipe) throws IOException {
        return new ProcessBuilder(
                        "soffice",
                        "--headless",
                        "--norestore",
                        "--nologo",
                        "-env:UserInstallation=" + dir.resolve("profile").toUri(),
                        "--accept=pipe,name=" + pipe + ";urp;")
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
