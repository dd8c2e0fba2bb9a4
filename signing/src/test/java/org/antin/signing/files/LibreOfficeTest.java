package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Format;
import org.antin.signing.check.Integrity;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/// What LibreOffice says about our Office files, and we about its own.
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
                        desk.write("lt.xlsx", desk.sign("a.xlsx", xlsx, Packaging.OFFICE, "LT"))
                                .toString(),
                        desk.write("twice.docx", twice).toString(),
                        desk.write("changed.docx", changed).toString(),
                        desk.write("plain.docx", docx).toString()
                    };
        }
        try (var office = new LibreOffice(dir)) {
            assertThat(office.verified(files))
                    .containsExactly(
                            "valid", "valid", "valid", "valid", "valid valid", "broken", "none");
        }
    }

    @Test
    @Needs({"soffice", "python3", "openssl", "certutil", "pk12util"})
    @DisplayName(
            "Issue 3, must-show 4: docx and xlsx that LibreOffice signed are accepted, alone and"
                    + " before ours; a changed letter isn't")
    void signedByIt(@TempDir Path own) throws Exception {
        try (var desk = new Desk(own);
                var office = new LibreOffice(own, NssKeys.of(desk))) {
            for (String name : new String[] {"a.docx", "a.xlsx"}) {
                boolean text = name.endsWith("docx");
                byte[] file = text ? Letters.docx("Số 12") : Letters.xlsx("Số 12");
                Path path = desk.write(name, file);
                office.signs(path);
                byte[] signed = Files.readAllBytes(path);
                // It writes down the signer's certificate alone: the way up is known, not trusted.
                var knowing = desk.asking(desk.server.ca().issuing());
                var report = knowing.verify(name, signed, null);
                assertThat(report.format()).isEqualTo(Format.OOXML);
                assertThat(report.verdict()).as(report.conclusion()).isEqualTo(FileVerdict.VALID);
                assertThat(report.signatures())
                        .singleElement()
                        .satisfies(one -> assertThat(one.signer()).contains("CN=Nguyễn Văn Thành"));

                byte[] both = desk.sign(name, signed, Packaging.OFFICE, "LT");
                assertThat(knowing.verify(name, both, null).signatures())
                        .hasSize(2)
                        .allSatisfy(one -> assertThat(one.integrity()).isEqualTo(Integrity.INTACT));

                String part = text ? "word/document.xml" : "xl/sharedStrings.xml";
                byte[] changed =
                        OfficeFilesTest.repacked(
                                signed, OfficeFilesTest.replaced(part, "12", "13"));
                assertThat(knowing.verify(name, changed, null).verdict())
                        .isEqualTo(FileVerdict.INVALID);
                String list = text ? "word/_rels/document.xml.rels" : "xl/_rels/workbook.xml.rels";
                for (String one : new String[] {list, "_rels/.rels"}) {
                    byte[] led =
                            OfficeFilesTest.repacked(
                                    signed,
                                    OfficeFilesTest.replaced(
                                            one, "officeDocument/2006", "officeDocument/2007"));
                    assertThat(knowing.verify(name, led, null).verdict())
                            .as(one)
                            .isEqualTo(FileVerdict.INVALID);
                }
            }
        }
    }
}
