package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.antin.testkit.Needs;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// T26: the many ways a PDF can be built, each signed twice and still whole.
class StructuresTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-16T02:03:04Z"));

    @TempDir static Path dir;
    private static Office office;

    @BeforeAll
    static void openOffice() {
        office = new Office(dir, CLOCK);
    }

    @AfterAll
    static void closeOffice() {
        office.close();
    }

    private interface Change {
        void to(PDDocument document) throws Exception;
    }

    private static byte[] letter(CompressParameters compression, Change change) throws Exception {
        try (PDDocument document = Loader.loadPDF(Office.letter())) {
            change.to(document);
            var out = new ByteArrayOutputStream();
            document.save(out, compression);
            return out.toByteArray();
        }
    }

    /// Signs as leader and as organisation, and looks at what came of it without our own code.
    private static byte[] signedTwice(byte[] pdf) throws Exception {
        byte[] once = office.sign(pdf, office.leaderOrder(), office.leader);
        byte[] twice = office.sign(once, office.organisationOrder(), office.organisation);
        assertThat(once).startsWith(pdf);
        assertThat(twice).startsWith(once);
        try (PDDocument document = Loader.loadPDF(twice)) {
            var fields = document.getSignatureFields();
            assertThat(fields)
                    .extracting(f -> f.getPartialName())
                    .contains("Leader1", "Organisation1");
            assertThat(document.getSignatureDictionaries()).hasSize(2);
            for (var signature : document.getSignatureDictionaries()) {
                var contents = new ASN1InputStream(signature.getContents(twice));
                var cms =
                        new CMSSignedData(
                                new CMSProcessableByteArray(signature.getSignedContent(twice)),
                                contents.readObject().getEncoded());
                assertThat(holds(cms)).isTrue();
            }
            var widgets =
                    document.getPage(1).getAnnotations().stream()
                            .filter(a -> "Widget".equals(a.getSubtype()))
                            .toList();
            assertThat(widgets).hasSize(2);
        }
        return twice;
    }

    private static boolean holds(CMSSignedData cms) throws Exception {
        SignerInformation signer = cms.getSignerInfos().iterator().next();
        X509Holder holder = new X509Holder(cms, signer);
        return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(holder.certificate()));
    }

    private record X509Holder(CMSSignedData cms, SignerInformation signer) {
        X509CertificateHolder certificate() {
            @SuppressWarnings("unchecked")
            var found = cms.getCertificates().getMatches(signer.getSID());
            return (X509CertificateHolder) found.iterator().next();
        }
    }

    @Test
    @DisplayName("T26: a file with a cross-reference table")
    void plainTable() throws Exception {
        check(signedTwice(letter(CompressParameters.NO_COMPRESSION, _ -> {})));
    }

    @Test
    @DisplayName("T26: a file with object streams and cross-reference streams")
    void objectStreams() throws Exception {
        check(signedTwice(letter(CompressParameters.DEFAULT_COMPRESSION, _ -> {})));
    }

    @Test
    @DisplayName("T26: lists of annotations and fields that are objects of their own")
    void indirectLists() throws Exception {
        byte[] pdf =
                letter(
                        CompressParameters.NO_COMPRESSION,
                        document -> {
                            var page = document.getPage(1).getCOSObject();
                            page.setItem(COSName.ANNOTS, indirect(901));
                            var form = new COSDictionary();
                            form.setItem(COSName.FIELDS, indirect(902));
                            document.getDocumentCatalog()
                                    .getCOSObject()
                                    .setItem(COSName.ACRO_FORM, form);
                        });
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1))
                .containsPattern("/Annots \\d+ 0 R")
                .containsPattern("/Fields \\d+ 0 R");
        check(signedTwice(pdf));
    }

    @Test
    @DisplayName("T26: a form written straight into the catalog, with other fields in it")
    void directForm() throws Exception {
        check(
                signedTwice(
                        letter(
                                CompressParameters.NO_COMPRESSION,
                                document -> {
                                    var text = new COSDictionary();
                                    text.setItem(COSName.FT, COSName.TX);
                                    text.setString(COSName.T, "Leader2");
                                    var fields = new COSArray();
                                    fields.add(text);
                                    var form = new COSDictionary();
                                    form.setDirect(true);
                                    form.setItem(COSName.FIELDS, fields);
                                    document.getDocumentCatalog()
                                            .getCOSObject()
                                            .setItem(COSName.ACRO_FORM, form);
                                })));
    }

    private static COSObject indirect(int number) {
        return new COSObject(new COSArray(), new COSObjectKey(number, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--linearize", "--object-streams=generate", "--qdf"})
    @Needs({"qpdf"})
    @DisplayName("T26: files as qpdf writes them")
    void asQpdfWrites(String option) throws Exception {
        Path in = Files.write(dir.resolve("in.pdf"), Office.letter());
        Path out = dir.resolve("out" + option + ".pdf");
        assertThat(run("qpdf", option, in.toString(), out.toString())).isZero();
        check(signedTwice(Files.readAllBytes(out)));
    }

    /// In the whole suite qpdf looks at the result too.
    private static void check(byte[] pdf) throws Exception {
        if (!Boolean.getBoolean("antin.full")) return;
        Path file = Files.write(Files.createTempFile(dir, "signed", ".pdf"), pdf);
        assertThat(run("qpdf", "--check", file.toString())).isZero();
    }

    private static int run(String... command) throws Exception {
        var process =
                new ProcessBuilder(List.of(command))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    @DisplayName("T13: on a turned or cropped page the picture is upright, where it was asked for")
    void turnedPage(int rotation) throws Exception {
        var sheet = new Sheet(rotation);
        var page = sheet.document().getPage(0);
        var media = page.getMediaBox();
        page.setCropBox(new PDRectangle(30, 50, media.getWidth() - 70, media.getHeight() - 120));
        var at = new Place.At(1, 40, 60);
        var order =
                new Order(
                        SignatureKind.LEADER,
                        office.leader.chain(),
                        new Appearance.LeaderPicture(Office.SIGNATURE, 60, at));
        byte[] pdf = office.sign(sheet.pdf(), order, office.leader);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Placement read = SignedField.all(document).getFirst().seen().orElseThrow();
            assertThat(read.leftMm()).isCloseTo(40, within(0.01));
            assertThat(read.topMm()).isCloseTo(60, within(0.01));
            assertThat(read.widthMm()).isCloseTo(60, within(0.01));

            int dpi = 100;
            BufferedImage seen = new PDFRenderer(document).renderImageWithDPI(0, dpi);
            double[] ink = inkMm(seen, dpi);
            assertThat(ink[0]).isCloseTo(40, within(0.6));
            assertThat(ink[1]).isCloseTo(60, within(0.6));
            assertThat(ink[2]).isCloseTo(40 + 60, within(0.6));
            assertThat(ink[3]).isCloseTo(60 + 60 * Office.SIGNATURE.ratio(), within(0.6));
            // The stroke under the name lies in the lower part: upright, not upside down.
            assertThat(widestRow(seen)).isGreaterThan((ink[1] + ink[3]) / 2 / 25.4 * dpi);
        }
    }

    /// Left, top, right and bottom of everything that isn't white, in millimetres.
    private static double[] inkMm(BufferedImage image, int dpi) {
        int[] edge = {Integer.MAX_VALUE, Integer.MAX_VALUE, 0, 0};
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xff0000) > 0xc00000) continue;
                edge[0] = Math.min(edge[0], x);
                edge[1] = Math.min(edge[1], y);
                edge[2] = Math.max(edge[2], x + 1);
                edge[3] = Math.max(edge[3], y + 1);
            }
        }
        return Arrays.stream(edge).mapToDouble(e -> e * 25.4 / dpi).toArray();
    }

    private static double widestRow(BufferedImage image) {
        int best = 0;
        int most = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            int dots = 0;
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xff0000) <= 0xc00000) dots++;
            }
            if (dots > most) {
                most = dots;
                best = y;
            }
        }
        return best;
    }

    @Test
    @DisplayName(
            "T14: the seal finds the leader's signature of another program outside the letterhead")
    void leaderOfAnotherProgram() throws Exception {
        byte[] ours = office.sign(Office.letter(), office.leaderOrder(), office.leader);
        String renamed = new String(ours, "ISO-8859-1").replace("/T (Leader1)", "/T (Signat1)");
        // The signature breaks by that, which isn't looked at here: only where the widget lies.
        var prepared =
                office.signer.prepare(renamed.getBytes("ISO-8859-1"), office.organisationOrder());
        assertThat(prepared)
                .isInstanceOfSatisfying(
                        Preparation.Ready.class,
                        r -> assertThat(r.prepared().placement()).isPresent());
    }

    @Test
    @DisplayName("T13: without a block the place given is used; invisible signatures show nothing")
    void otherPlaces() {
        var fallback =
                new Appearance.LeaderPicture(
                        Office.SIGNATURE,
                        45,
                        new Place.SignatureBlock(
                                "Trần Thị Lan", Optional.of(new Place.At(1, 20, 30))));
        var order = new Order(SignatureKind.LEADER, office.leader.chain(), fallback);
        Placement at = office.prepare(Office.letter(), order).placement().orElseThrow();
        assertThat(at.page()).isEqualTo(1);
        assertThat(at.leftMm()).isEqualTo(20);
        assertThat(at.topMm()).isEqualTo(30);
        var unseen =
                new Order(SignatureKind.LEADER, office.leader.chain(), new Appearance.Invisible());
        assertThat(office.prepare(Office.letter(), unseen).placement()).isEmpty();
    }

    @Test
    @DisplayName("T13: the block is found by a name in other case, spacing and Unicode form")
    void nameAsTyped() {
        String typed = Normalizer.normalize("  nguyễn  văn THÀNH ", Normalizer.Form.NFD);
        var picture =
                new Appearance.LeaderPicture(
                        Office.SIGNATURE, 45, new Place.SignatureBlock(typed, Optional.empty()));
        var order = new Order(SignatureKind.LEADER, office.leader.chain(), picture);
        assertThat(office.prepare(Office.letter(), order).placement())
                .isEqualTo(office.prepare(Office.letter(), office.leaderOrder()).placement());
    }
}
