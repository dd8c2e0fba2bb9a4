package org.antin.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.antin.signing.files.Packaging;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/// A file of each kind, each time another.
enum SampleFile {
    DOCX("to-trinh.docx", Packaging.OFFICE, "000.19.H27.2026.01.7.docx", "DOCX"),
    XLSX("bieu.xlsx", Packaging.OFFICE, "000.19.H27.2026.01.7.xlsx", "XLSX"),
    XML("so.xml", Packaging.XML, "000.19.H27.2026.01.7.xml", "XML"),
    EDXML("so.edxml", Packaging.XML, "000.19.H27.2026.01.7.xml", "XML"),
    JSON("so.json", Packaging.JSON, "000.19.H27.2026.01.7.json", "JSON"),
    P7M("bao-cao.txt", Packaging.CMS, "000.19.H27.2026.01.7.p7m", "CMS"),
    ASICE("ban-ve.png", Packaging.CONTAINER, "000.19.H27.2026.01.7.asice", "ASiC-E");

    final String file;
    final Packaging packaging;
    final String archived;
    final String word;

    SampleFile(String file, Packaging packaging, String archived, String word) {
        this.file = file;
        this.packaging = packaging;
        this.archived = archived;
        this.word = word;
    }

    byte[] content() {
        var words = "Báo cáo số " + UUID.randomUUID();
        return switch (this) {
            case DOCX -> docx(words);
            case XLSX -> xlsx(words);
            case XML -> ("<so><số>" + words + "</số></so>").getBytes(UTF_8);
            case EDXML ->
                    ("<edXML xmlns=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\"><edXMLEnvelope>"
                                    + "<edXMLHeader><MessageHeader><Subject>"
                                    + words
                                    + "</Subject></MessageHeader></edXMLHeader><edXMLBody/>"
                                    + "</edXMLEnvelope></edXML>")
                            .getBytes(UTF_8);
            case JSON -> ("{\"số\":\"" + words + "\"}").getBytes(UTF_8);
            case P7M, ASICE -> words.getBytes(UTF_8);
        };
    }

    static byte[] docx(String text) {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText(text);
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] xlsx(String text) {
        try (var workbook = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            workbook.createSheet("Biểu").createRow(0).createCell(0).setCellValue(text);
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
