package org.antin.signing.check.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.Workshop;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.LaterChanges;
import org.antin.signing.check.Reason;
import org.antin.signing.check.ReportJson;
import org.antin.signing.check.VerificationReport;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// What programs of others do to PDFs that is odd and no attack: it keeps its verdict, and where
/// something is worth saying the report says it.
class OddPdfTest {
    private static final String DOCMDP =
            "/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</P 2/V/1.2>>>>]";

    @TempDir static Path dir;
    private static Workshop shop;

    @BeforeAll
    static void open() {
        shop = new Workshop(dir.resolve("ca"));
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static Sketch signed(String entries, boolean inside) {
        return Sketch.letter("")
                .signedBy(bytes -> shop.cms(bytes, inside))
                .signature(9, entries)
                .end();
    }

    private static VerificationReport valid(byte[] pdf) {
        var report = shop.check(pdf);
        assertThat(report.verdict()).as(ReportJson.line(report)).isEqualTo(FileVerdict.VALID);
        return report;
    }

    @Test
    @DisplayName("12.8.3.3.1: bytes behind the signature in its room are said, and change nothing")
    void padding() {
        Sketch sketch = signed("", false);
        assertThat(valid(sketch.bytes()).says(Reason.SIGNATURE_PADDING)).isFalse();
        String pdf = new String(sketch.bytes(), StandardCharsets.ISO_8859_1);
        String junk = pdf.replaceFirst("0{20}>", "41424344454647484950>");
        assertThat(junk).isNotEqualTo(pdf);
        var report = valid(junk.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(report.says(Reason.SIGNATURE_PADDING)).isTrue();
    }

    @Test
    @DisplayName("12.8.3.3.1: a CMS that brings the signed bytes along is held against the file")
    void enclosed() {
        // As large a room as a letter and its signature need.
        byte[] pdf = signed("", true).bytes();
        assertThat(valid(pdf).signatures().getFirst().level()).isEqualTo("PDF-NOT-ETSI");
        byte[] touched = pdf.clone();
        int at = new String(pdf, StandardCharsets.ISO_8859_1).indexOf("Pay 100");
        touched[at + 4] = '9';
        var report = shop.check(touched);
        assertThat(report.verdict()).isEqualTo(FileVerdict.INVALID);
        assertThat(report.signatures().getFirst().reason()).isEqualTo(Reason.REFERENCE_STRUCTURE);
    }

    @Test
    @DisplayName("12.8.3.3.1: a CMS that brings other bytes along than it signs")
    void enclosedOthers() {
        byte[] letter =
                Sketch.letter("")
                        .signedBy(bytes -> carrying(shop.cms(bytes, false)))
                        .signature(9, "")
                        .end()
                        .bytes();
        var report = shop.check(letter);
        assertThat(report.verdict()).isEqualTo(FileVerdict.INVALID);
        assertThat(report.signatures().getFirst().reason()).isEqualTo(Reason.REFERENCE_STRUCTURE);
    }

    /// The same signature, with something to show to those who don't look at the file.
    private static byte[] carrying(byte[] cms) {
        var signed = SignedData.getInstance(ContentInfo.getInstance(cms).getContent());
        var inside =
                new ContentInfo(
                        PKCSObjectIdentifiers.data,
                        new DEROctetString("Pay 999".getBytes(StandardCharsets.US_ASCII)));
        var changed =
                new SignedData(
                        signed.getDigestAlgorithms(),
                        inside,
                        signed.getCertificates(),
                        signed.getCRLs(),
                        signed.getSignerInfos());
        try {
            return new ContentInfo(PKCSObjectIdentifiers.signedData, changed).getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("7.7.2: the catalogue under another number, saying the same")
    void movedCatalogue() {
        Sketch sketch =
                signed("", false)
                        .object(30, "<</Type/Catalog/Pages 2 0 R/AcroForm 5 0 R/DSS 31 0 R>>")
                        .object(31, "<</Certs[]>>")
                        .trailer("/Root 30 0 R")
                        .end();
        var changes = valid(sketch.bytes()).signatures().getFirst().changes();
        assertThat(changes).extracting(one -> one.code()).contains("catalogue-moved", "evidence");
        Sketch script =
                signed("", false)
                        .object(
                                30,
                                "<</Type/Catalog/Pages 2 0 R/AcroForm 5 0 R"
                                        + "/OpenAction<</S/JavaScript/JS(x)>>>>")
                        .trailer("/Root 30 0 R")
                        .end();
        assertThat(shop.check(script.bytes()).verdict()).isEqualTo(FileVerdict.INDETERMINATE);
    }

    @Test
    @DisplayName("12.7.4.1: a field filled in, set in other letters and closed behind it")
    void filledAndClosed() {
        valid(filled("/DA(/Helv 9 Tf)/Ff 1", "new"));
        // Nothing filled in, or opened instead of closed: nobody asked for that.
        for (byte[] pdf :
                new byte[][] {filled("/DA(/Helv 9 Tf)", "old"), filled("/Ff 4096", "new")}) {
            var one = shop.check(pdf).signatures().getFirst();
            assertThat(one.reason()).isEqualTo(Reason.LATER_CHANGE_FORBIDDEN);
            assertThat(one.changes())
                    .filteredOn(c -> c.code().equals("field-altered"))
                    .extracting(c -> c.weight())
                    .containsExactly(LaterChanges.FORBIDDEN);
        }
    }

    private static byte[] filled(String entries, String value) {
        String field = Sketch.noteField(value, 15);
        return signed(DOCMDP, false)
                .object(8, field.substring(0, field.length() - 2) + entries + ">>")
                .stream(15, "/Type/XObject/Subtype/Form/BBox[0 0 100 20]", "(" + value + ") Tj")
                .end()
                .bytes();
    }
}
