package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.DssOpinion;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Format;
import org.antin.signing.check.Integrity;
import org.antin.signing.check.SignatureReport;
import org.antin.signing.check.VerificationReport;
import org.antin.testkit.Needs;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.HashAlgorithm;
import org.apache.poi.poifs.crypt.dsig.SignatureConfig;
import org.apache.poi.poifs.crypt.dsig.SignatureInfo;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Signed Office files: ours before our own checker and Apache POI.
@Needs
class OfficeFilesTest extends AtDesk {
    private static byte[] file(String name) {
        return name.endsWith("docx") ? Letters.docx("Số 12") : Letters.xlsx("Số 12");
    }

    /// As Apache POI sees it.
    private static boolean poi(byte[] signed) throws Exception {
        try (OPCPackage file = OPCPackage.open(new ByteArrayInputStream(signed))) {
            var info = new SignatureInfo();
            info.setSignatureConfig(new SignatureConfig());
            info.setOpcPackage(file);
            boolean valid = info.verifySignature();
            file.revert();
            return valid;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a.docx, B", "a.docx, T", "a.docx, LT", "a.docx, LTA",
        "a.xlsx, B", "a.xlsx, T", "a.xlsx, LT", "a.xlsx, LTA"
    })
    @DisplayName(
            "Điều 7.1: a signed Office file passes our checker, Apache POI, and EU DSS its signature's"
                    + " level, at every level")
    void everyLevel(String name, String letters) throws Exception {
        byte[] signed = desk.sign(name, file(name), Packaging.OFFICE, letters);
        VerificationReport report = desk.check(signed);
        assertThat(report.format()).isEqualTo(Format.OOXML);
        assertThat(report.verdict())
                .as(report.conclusion())
                .isEqualTo(letters.startsWith("L") ? FileVerdict.VALID : FileVerdict.INDETERMINATE);
        assertThat(report.signatures())
                .singleElement()
                .extracting(SignatureReport::level)
                .isEqualTo("XAdES-BASELINE-" + letters);
        assertThat(poi(signed)).isTrue();
        byte[] part = part(signed, "_xmlsignatures/sig1.xml");
        var root = desk.server.ca().root();
        assertThat(
                        letters.startsWith("L")
                                ? DssOpinion.of(part, "sig1.xml", root)
                                : DssOpinion.asking(part, "sig1.xml", root))
                .containsExactly("XAdES-BASELINE-" + letters + " TOTAL_PASSED");
        String other =
                new String(part, StandardCharsets.UTF_8).replace("2006/digital", "2007/digital");
        assertThat(DssOpinion.of(other.getBytes(StandardCharsets.UTF_8), "sig1.xml", root))
                .singleElement()
                .asString()
                .contains("TOTAL_FAILED");
    }

    @Test
    @DisplayName("An Office file without a signature is told from one that can't be read")
    void unsigned() {
        var report = desk.check(Letters.docx("Số 12"));
        assertThat(report.verdict()).isEqualTo(FileVerdict.NOT_SIGNED);
        assertThat(report.format()).isEqualTo(Format.OOXML);
    }

    /// Apache POI signing by itself.
    private static byte[] byPoi(byte[] file) throws Exception {
        var out = new ByteArrayOutputStream();
        try (OPCPackage opened = OPCPackage.open(new ByteArrayInputStream(file))) {
            var config = new SignatureConfig();
            config.setKey(desk.key);
            config.setSigningCertificateChain(desk.chain);
            config.setIncludeEntireCertificateChain(true);
            config.setDigestAlgo(HashAlgorithm.sha256);
            var info = new SignatureInfo();
            info.setSignatureConfig(config);
            info.setOpcPackage(opened);
            info.confirmSignature();
            opened.save(out);
            opened.revert();
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.docx", "a.xlsx"})
    @DisplayName("Issue 2: Apache POI's own signature is accepted")
    void madeByPoi(String name) throws Exception {
        var report = desk.asking().verify(name, byPoi(file(name)), null);
        assertThat(report.verdict()).as(report.conclusion()).isEqualTo(FileVerdict.VALID);
    }

    @Test
    @DisplayName("Điều 7.6: a second signature leaves the first one whole")
    void twoSignatures() throws Exception {
        byte[] once = desk.sign("a.docx", file("a.docx"), Packaging.OFFICE, "T");
        byte[] twice = desk.sign("a.docx", once, Packaging.OFFICE, "LT");
        assertThat(desk.check(twice).signatures())
                .hasSize(2)
                .extracting(SignatureReport::integrity)
                .containsOnly(Integrity.INTACT);
        assertThat(poi(twice)).isTrue();
    }

    /// What somebody does to a signed file.
    private static FileVerdict after(UnaryOperator<Map<String, byte[]>> change) {
        byte[] signed = desk.sign("a.docx", file("a.docx"), Packaging.OFFICE, "LT");
        assertThat(desk.check(repacked(signed, UnaryOperator.identity())).verdict())
                .isEqualTo(FileVerdict.VALID);
        return desk.check(repacked(signed, change)).verdict();
    }

    private static byte[] part(byte[] zip, String name) {
        var found = new byte[1][];
        repacked(
                zip,
                entries -> {
                    found[0] = entries.get(name);
                    return entries;
                });
        return found[0];
    }

    static byte[] repacked(byte[] zip, UnaryOperator<Map<String, byte[]>> change) {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
                entries.put(one.getName(), in.readAllBytes());
            }
            var out = new ByteArrayOutputStream();
            try (var packed = new ZipOutputStream(out)) {
                for (var entry : change.apply(entries).entrySet()) {
                    packed.putNextEntry(new ZipEntry(entry.getKey()));
                    packed.write(entry.getValue());
                }
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static UnaryOperator<Map<String, byte[]>> replaced(String part, String what, String by) {
        return entries -> {
            String text = new String(entries.get(part), StandardCharsets.UTF_8);
            assertThat(text).contains(what);
            entries.put(part, text.replace(what, by).getBytes(StandardCharsets.UTF_8));
            return entries;
        };
    }

    @Test
    @DisplayName("D7.2: a changed letter, style, content type or relationship breaks the signature")
    void changed() {
        assertThat(after(replaced("word/document.xml", "12", "13"))).isEqualTo(FileVerdict.INVALID);
        assertThat(after(replaced("[Content_Types].xml", "document.main+xml", "template.main+xml")))
                .isEqualTo(FileVerdict.INVALID);
        assertThat(after(replaced("word/_rels/document.xml.rels", "styles.xml", "style.xml")))
                .isEqualTo(FileVerdict.INVALID);
        assertThat(
                        after(
                                entries -> {
                                    entries.remove("word/styles.xml");
                                    return entries;
                                }))
                .isEqualTo(FileVerdict.INVALID);
        assertThat(after(replaced("_xmlsignatures/sig1.xml", "2006/digital", "2007/digital")))
                .isEqualTo(FileVerdict.INVALID);
    }

    @Test
    @DisplayName("D7.2: a picture, or a relationship to one, that nobody signed is told")
    void added() {
        assertThat(
                        after(
                                entries -> {
                                    entries.put("word/media/a.png", new byte[] {1});
                                    return entries;
                                }))
                .isNotEqualTo(FileVerdict.VALID);
        String header =
                "<Relationship Id=\"rId99\" Type=\"http://schemas.openxmlformats.org/officeDocument"
                        + "/2006/relationships/header\" Target=\"header1.xml\"/></Relationships>";
        assertThat(after(replaced("word/_rels/document.xml.rels", "</Relationships>", header)))
                .isNotEqualTo(FileVerdict.VALID);
    }
}
