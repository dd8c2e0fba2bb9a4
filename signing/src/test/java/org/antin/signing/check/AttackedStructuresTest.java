package org.antin.signing.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.Workshop;
import org.antin.testkit.Needs;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// PDFs of less usual make, signed as other programs sign them, and then changed: linearised ones,
/// and encrypted ones.
@Timeout(60)
class AttackedStructuresTest {
    private static final Pattern PAGE =
            Pattern.compile("(\\d+) 0 obj\\s*<<(?:(?!endobj)[\\s\\S])*?/Type */Page\\b");

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

    /// Incrementally, as PDFBox does.
    private static byte[] sign(byte[] pdf, String password) {
        return shop.pdf(pdf, password, 20_000, content -> shop.cms(content, false));
    }

    private static VerificationReport expect(byte[] file, FileVerdict verdict) {
        var report = shop.check(file);
        assertThat(report.verdict()).as(ReportJson.line(report)).isEqualTo(verdict);
        return report;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] emptied(byte[] pdf) {
        return emptied(pdf, 1);
    }

    /// Appends an update, with a table that leads to it, in which this page is empty.
    private static byte[] emptied(byte[] pdf, int which) {
        String text = latin(pdf);
        Matcher page = PAGE.matcher(text);
        for (int i = 0; i < which; i++) assertThat(page.find()).isTrue();
        Matcher start = Pattern.compile("startxref\\s+(\\d+)\\s+%%EOF\\s*$").matcher(text);
        assertThat(start.find()).isTrue();
        Matcher root = Pattern.compile("/Root (\\d+ \\d+ R)").matcher(text);
        String catalogue = "";
        while (root.find()) catalogue = root.group(1);
        String number = page.group(1);
        String object =
                number + " 0 obj\n<</Type/Page/Parent 1 0 R/MediaBox[0 0 595 842]>>\nendobj\n";
        int table = pdf.length + 1 + object.length();
        return (text
                        + "\n"
                        + object
                        + "xref\n%s 1\n%010d 00000 n \ntrailer\n<</Size 9999/Root %s/Prev %s>>\nstartxref\n%d\n%%%%EOF\n"
                                .formatted(
                                        number, pdf.length + 1, catalogue, start.group(1), table))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    @Needs("qpdf")
    @DisplayName("linearised, signed later: valid; its first page emptied afterwards: never")
    void linearised() throws Exception {
        Path plain = Files.write(dir.resolve("plain.pdf"), Notary.letter());
        Path linear = dir.resolve("linear.pdf");
        var qpdf =
                new ProcessBuilder(
                                "qpdf",
                                "--linearize",
                                "--object-streams=disable",
                                plain.toString(),
                                linear.toString())
                        .start();
        assertThat(qpdf.waitFor(30, TimeUnit.SECONDS)).isTrue();
        byte[] before = Files.readAllBytes(linear);
        assertThat(latin(before)).contains("/Linearized 1");
        byte[] signed = sign(before, "");
        expect(signed, FileVerdict.VALID);
        var report = expect(emptied(signed), FileVerdict.INVALID);
        assertThat(report.signatures().getFirst().reason())
                .isEqualTo(Reason.LATER_CHANGE_FORBIDDEN);
    }

    @Test
    @Needs
    @DisplayName("Issue 3, 3: of forty pages any that is emptied afterwards is found")
    void manyPages() throws Exception {
        byte[] before;
        try (var document = new PDDocument()) {
            for (int i = 1; i <= 40; i++) {
                var page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    content.newLineAtOffset(80, 700);
                    content.showText("Page " + i);
                    content.endText();
                }
            }
            var out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            before = out.toByteArray();
        }
        byte[] signed = sign(before, "");
        expect(signed, FileVerdict.VALID);
        for (int page : new int[] {2, 11, 25, 40}) {
            var report = expect(emptied(signed, page), FileVerdict.INVALID);
            assertThat(report.signatures().getFirst().reason())
                    .isEqualTo(Reason.LATER_CHANGE_FORBIDDEN);
            assertThat(report.signatures().getFirst().changes()).anyMatch(c -> c.page() == page);
        }
    }

    private static byte[] encrypted(String password) {
        try (var document = Loader.loadPDF(Notary.letter())) {
            var policy = new StandardProtectionPolicy("owner", password, new AccessPermission());
            policy.setEncryptionKeyLength(128);
            policy.setPreferAES(true);
            document.protect(policy);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName(
            "encrypted with an empty password, signed: valid; changed or put out of order: never")
    void encryptedOpen() {
        byte[] signed = sign(encrypted(""), "");
        expect(signed, FileVerdict.VALID);
        byte[] changed = signed.clone();
        changed[signed.length / 3] ^= 1;
        assertThat(shop.check(changed).verdict()).isNotEqualTo(FileVerdict.VALID);
        assertThat(shop.check(emptied(signed)).verdict())
                .isIn(FileVerdict.INVALID, FileVerdict.INDETERMINATE);
    }

    @Test
    @DisplayName("encrypted with another password: not readable, and said so")
    void encryptedShut() {
        byte[] signed = sign(encrypted("bí mật"), "bí mật");
        var report = expect(signed, FileVerdict.UNREADABLE);
        assertThat(report.says(Reason.ENCRYPTED)).isTrue();
    }

    @Test
    @DisplayName("what costs a reader dear is cut off by its limits, whatever the format")
    void enormous() {
        long start = System.nanoTime();
        var deep = "<a>".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        expect(deep, FileVerdict.UNREADABLE);
        // Indefinite lengths, one inside the other.
        byte[] cms = shop.cms(new byte[] {1}, true);
        byte[] nested = new byte[cms.length + 200_000];
        System.arraycopy(cms, 0, nested, 0, 40);
        for (int i = 40; i + 1 < nested.length; i += 2) {
            nested[i] = 0x30;
            nested[i + 1] = (byte) 0x80;
        }
        assertThat(shop.check(nested).verdict())
                .isIn(FileVerdict.UNREADABLE, FileVerdict.NOT_SIGNED);
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(20);
    }
}
