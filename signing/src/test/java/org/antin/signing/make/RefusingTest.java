package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.make.Refusal.Code;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Bad input (issue 2): every "no" is a refusal with its code, and nothing is signed.
class RefusingTest {
    private static final Instant NOW = Instant.parse("2026-03-16T02:00:00Z");

    @TempDir static Path dir;
    private static Office office;

    @BeforeAll
    static void openOffice() {
        office = new Office(dir, InstantSource.fixed(NOW));
    }

    @AfterAll
    static void closeOffice() {
        office.close();
    }

    private static Refusal refusal(byte[] pdf, Order order) {
        return switch (office.signer.prepare(pdf, order)) {
            case Preparation.Refused(Refusal refusal) -> refusal;
            case Preparation.Ready ready -> throw new AssertionError("prepared: " + ready);
        };
    }

    private static Code refused(byte[] pdf) {
        return refusal(pdf, office.leaderOrder()).code();
    }

    private static byte[] saved(PDDocument document) throws Exception {
        try (document) {
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "PK\u0003\u0004 a Word file with the name .pdf", "%PD", " %PDF-1.7"})
    @DisplayName("Bad input: what isn't a PDF by its content is refused, whatever its name")
    void notAPdf(String content) {
        assertThat(refused(content.getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(Code.NOT_A_PDF);
    }

    @Test
    @DisplayName("Bad input: a PDF that needs repairs is refused")
    void damaged() {
        byte[] letter = Office.letter();
        assertThat(refused("%PDF-1.7\nnothing else".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Code.DAMAGED);
        for (int length : new int[] {letter.length / 10, letter.length / 2, letter.length - 100}) {
            assertThat(refused(Arrays.copyOf(letter, length))).isEqualTo(Code.DAMAGED);
        }
        String text = new String(letter, StandardCharsets.ISO_8859_1);
        String moved = text.replaceFirst("startxref\\n\\d+", "startxref\n17");
        assertThat(moved).isNotEqualTo(text);
        assertThat(refused(moved.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(Code.DAMAGED);
        // Two entries of the cross-reference table changed places: a shadow attack begins so.
        String swapped =
                text.replaceFirst(
                        "(\\d{10}) 00000 n \n(\\d{10}) 00000 n", "$2 00000 n \n$1 00000 n");
        assertThat(swapped).isNotEqualTo(text).hasSameSizeAs(text);
        assertThat(refused(swapped.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(Code.DAMAGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bí mật"})
    @DisplayName("Bad input: every encrypted PDF is refused, an empty user password included")
    void encrypted(String userPassword) throws Exception {
        PDDocument document = Loader.loadPDF(Office.letter());
        var policy = new StandardProtectionPolicy("owner", userPassword, new AccessPermission());
        policy.setEncryptionKeyLength(256);
        document.protect(policy);
        assertThat(refused(saved(document))).isEqualTo(Code.ENCRYPTED);
    }

    @Test
    @DisplayName("Bad input: a file of 200 MB is refused before any of it is read")
    void tooLarge() throws Exception {
        Path large = dir.resolve("large.pdf");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(200_000_000);
        }
        long before = System.nanoTime();
        var answer = office.signer.prepare(large, office.leaderOrder());
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(100));
        assertThat(answer)
                .isEqualTo(new Preparation.Refused(Refusal.of(Code.TOO_LARGE, 50_000_000)));
        var narrow = new PdfSigner(InstantSource.fixed(NOW), new Limits(1000, 1000, 1));
        assertThat(narrow.prepare(Office.letter(), office.leaderOrder()))
                .isEqualTo(new Preparation.Refused(Refusal.of(Code.TOO_LARGE, 1000)));
    }

    @Test
    @DisplayName("Bad input: a small file whose page unpacks to 100 MB is refused")
    void bomb() throws Exception {
        var document = new PDDocument();
        var page = new PDPage();
        document.addPage(page);
        var content = new PDStream(document);
        try (var out = content.createOutputStream(COSName.FLATE_DECODE)) {
            byte[] spaces = new byte[1 << 20];
            Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < 100; i++) out.write(spaces);
        }
        page.setContents(content);
        byte[] pdf = saved(document);
        assertThat(pdf.length).isLessThan(200_000);
        long before = System.nanoTime();
        assertThat(refused(pdf)).isEqualTo(Code.TOO_COMPLEX);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, false", "3, false"})
    @DisplayName("DocMDP: certified with no changes allowed is refused, P=2 and P=3 aren't")
    void certified(int permission, boolean refused) throws Exception {
        for (boolean byLock : new boolean[] {false, true}) {
            byte[] pdf = certifiedLetter(permission, byLock);
            var answer = office.signer.prepare(pdf, office.leaderOrder());
            if (refused) {
                assertThat(answer)
                        .isEqualTo(new Preparation.Refused(Refusal.of(Code.CERTIFIED_NO_CHANGES)));
            } else {
                assertThat(answer).isInstanceOf(Preparation.Ready.class);
            }
        }
    }

    /// The letter with a signed field that says what may change: by its transform, or by its lock.
    private static byte[] certifiedLetter(int permission, boolean byLock) throws Exception {
        PDDocument document = Loader.loadPDF(Office.letter());
        var params = new COSDictionary();
        params.setInt(COSName.P, permission);
        var signature = new COSDictionary();
        signature.setItem(COSName.TYPE, COSName.SIG);
        var field = new COSDictionary();
        field.setItem(COSName.FT, COSName.SIG);
        field.setItem(COSName.T, new COSString("Author"));
        field.setItem(COSName.V, signature);
        var catalog = document.getDocumentCatalog().getCOSObject();
        if (byLock) {
            field.setItem("Lock", params);
        } else {
            var reference = new COSDictionary();
            reference.setItem("TransformMethod", COSName.DOCMDP);
            reference.setItem("TransformParams", params);
            var references = new COSArray();
            references.add(reference);
            signature.setItem("Reference", references);
            var perms = new COSDictionary();
            perms.setItem(COSName.DOCMDP, signature);
            catalog.setItem(COSName.PERMS, perms);
        }
        var fields = new COSArray();
        fields.add(field);
        var form = new COSDictionary();
        form.setItem(COSName.FIELDS, fields);
        catalog.setItem(COSName.ACRO_FORM, form);
        return saved(document);
    }

    @Test
    @DisplayName("Bad input: an XFA form is refused, because what is seen isn't in its pages")
    void xfa() throws Exception {
        PDDocument document = Loader.loadPDF(Office.letter());
        var form = new COSDictionary();
        form.setItem(COSName.XFA, new COSString("<xdp/>"));
        document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
        assertThat(refused(saved(document))).isEqualTo(Code.XFA_FORM);
    }

    @Test
    @DisplayName(
            "Điều 1.1.b, T01: a document with a secrecy mark is refused, and the mark is named")
    void secrecyMark() {
        byte[] pdf = new Sheet().text("TỐI MẬT", 40, 40).pdf();
        assertThat(refusal(pdf, office.leaderOrder()))
                .isEqualTo(Refusal.of(Code.SECRECY_MARK, "Tối mật"));
    }

    @Test
    @DisplayName("Điều 7.3, T06: the certificate is checked before the document")
    void certificate() throws Exception {
        var forge = new Forge(NOW);
        forge.to = NOW.minusSeconds(1);
        var expired =
                new Order(
                        SignatureKind.LEADER,
                        List.of(forge.selfSigned(Office.POOL.subject(0))),
                        new Appearance.Invisible());
        assertThat(refusal(Office.letter(), expired).code())
                .isEqualTo(Code.CERTIFICATE_NOT_VALID_NOW);
    }

    @Test
    @DisplayName("T13 to T16: a picture for a copy, text for a leader: refused")
    void appearanceNotForKind() {
        var text = Appearance.TextLines.attachment("45/UBND-VP");
        var picture = office.leaderOrder().appearance();
        var seal = office.organisationOrder().appearance();
        var wrong =
                Map.of(
                        SignatureKind.LEADER, List.of(text, seal),
                        SignatureKind.ORGANISATION, List.of(text, picture),
                        SignatureKind.COPY, List.of(picture, seal, new Appearance.Invisible()),
                        SignatureKind.ATTACHMENT,
                                List.of(picture, seal, new Appearance.Invisible()));
        wrong.forEach(
                (kind, appearances) ->
                        appearances.forEach(
                                appearance ->
                                        assertThat(
                                                        refusal(
                                                                        Office.letter(),
                                                                        order(kind, appearance))
                                                                .code())
                                                .isEqualTo(Code.APPEARANCE_NOT_FOR_KIND)));
    }

    private static Order order(SignatureKind kind, Appearance appearance) {
        return new Order(kind, office.leader.chain(), appearance);
    }

    @Test
    @DisplayName("T13: no block with the signer's name and no place given: refused")
    void signatureBlockNotFound() {
        var stranger =
                new Appearance.LeaderPicture(
                        Office.SIGNATURE,
                        45,
                        new Place.SignatureBlock("Trần Thị Lan", Optional.empty()));
        assertThat(refusal(Office.letter(), order(SignatureKind.LEADER, stranger)).code())
                .isEqualTo(Code.SIGNATURE_BLOCK_NOT_FOUND);
    }

    @Test
    @DisplayName("NĐ 30/2020 Đ32 k2d, T02: no seal before the leader has signed")
    void leaderSignatureMissing() {
        assertThat(refusal(Office.letter(), office.organisationOrder()).code())
                .isEqualTo(Code.LEADER_SIGNATURE_MISSING);
    }

    @ParameterizedTest
    @CsvSource({"0, 10, 10", "3, 10, 10", "1, 170, 10", "1, -1, 10", "1, 10, 290"})
    @DisplayName("T13: a place that isn't on the page is refused")
    void placeOutsidePage(int page, double left, double top) {
        var picture =
                new Appearance.LeaderPicture(Office.SIGNATURE, 45, new Place.At(page, left, top));
        assertThat(refusal(Office.letter(), order(SignatureKind.LEADER, picture)).code())
                .isEqualTo(Code.PLACE_OUTSIDE_PAGE);
    }

    @Test
    @DisplayName("T15: a letter the typeface lacks is named, not drawn as a box")
    void letterMissing() {
        var text = Appearance.TextLines.attachment("45/漢");
        assertThat(refusal(Office.letter(), order(SignatureKind.ATTACHMENT, text)))
                .isEqualTo(Refusal.of(Code.LETTER_MISSING, "U+6F22"));
    }
}
