package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.antin.testkit.Repository;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
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

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The three steps on the practice letter: prepare, sign elsewhere, finish.
class PdfSignerTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-16T02:03:04.567Z"));

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

    @Test
    @DisplayName(
            "Điều 7.2, T26: each signature only appends; the bytes handed in are a strict prefix")
    void eachSignatureOnlyAppends() {
        byte[] letter = Office.letter();
        byte[] once = office.sign(letter, office.leaderOrder(), office.leader);
        byte[] twice = office.sign(once, office.organisationOrder(), office.organisation);
        assertThat(once).hasSizeGreaterThan(letter.length).startsWith(letter);
        assertThat(twice).hasSizeGreaterThan(once.length).startsWith(once);
    }

    @Test
    @DisplayName(
            "Điều 7.2: both signatures hold over their bytes, the last one over the whole file")
    void bothSignaturesHold() throws Exception {
        byte[] pdf = office.signedByBoth();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var signatures = document.getSignatureDictionaries();
            assertThat(signatures).hasSize(2);
            for (var signature : signatures) {
                var cms =
                        new CMSSignedData(
                                new CMSProcessableByteArray(signature.getSignedContent(pdf)),
                                derOf(signature.getContents(pdf)));
                assertThat(verifies(cms)).isTrue();
            }
            int[] range = signatures.getLast().getByteRange();
            assertThat(range[2] + range[3]).isEqualTo(pdf.length);
        }
    }

    private static boolean verifies(CMSSignedData cms) throws Exception {
        SignerInformation signer = cms.getSignerInfos().iterator().next();
        @SuppressWarnings("unchecked")
        var found = cms.getCertificates().getMatches(signer.getSID());
        var certificate = (X509CertificateHolder) found.iterator().next();
        return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
    }

    /// Contents without the zeros behind it.
    private static byte[] derOf(byte[] contents) throws Exception {
        try (var in = new ASN1InputStream(new ByteArrayInputStream(contents))) {
            return in.readObject().getEncoded("DER");
        }
    }

    @Test
    @DisplayName("EN 319 142-1 6.3: DER, ESS v2, no signing-time, time stamp; M and SubFilter set")
    void isPadesBaselineT() throws Exception {
        byte[] pdf = office.sign(Office.letter(), office.leaderOrder(), office.leader);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var signature = document.getLastSignatureDictionary();
            assertThat(signature.getSubFilter()).isEqualTo("ETSI.CAdES.detached");
            assertThat(signature.getFilter()).isEqualTo("Adobe.PPKLite");
            assertThat(signature.getName()).isEqualTo(Office.CHAIRMAN);
            assertThat(signature.getCOSObject().getString(COSName.M))
                    .isEqualTo("D:20260316090304+07'00'");
            byte[] contents = signature.getContents(pdf);
            byte[] der = derOf(contents);
            assertThat(contents).as("written as DER").startsWith(der);
            var cms = new CMSSignedData(der);
            assertThat(cms.getCertificates().getMatches(null)).hasSize(3);
            var signer = cms.getSignerInfos().iterator().next();
            assertThat(signer.getSignedAttributes().get(CMSAttributes.signingTime)).isNull();
            assertThat(
                            signer.getSignedAttributes()
                                    .get(PKCSObjectIdentifiers.id_aa_signingCertificateV2))
                    .isNotNull();
            assertThat(
                            signer.getUnsignedAttributes()
                                    .get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken))
                    .isNotNull();
        }
    }

    @Test
    @DisplayName("T: the answer tells the authority's time; without an authority it is level B")
    void levelB() {
        Prepared prepared = office.prepare(Office.letter(), office.leaderOrder());
        byte[] value = office.leader.sign(prepared);
        assertThat(office.signer.finish(prepared, value, Optional.empty()))
                .isInstanceOfSatisfying(
                        Completion.Signed.class, s -> assertThat(s.stampedAt()).isEmpty());
        assertThat(office.signer.finish(prepared, value, Optional.of(office.tsa)))
                .isInstanceOfSatisfying(
                        Completion.Signed.class,
                        s ->
                                assertThat(s.stampedAt().orElseThrow())
                                        .isBetween(
                                                CLOCK.instant().minusSeconds(1), CLOCK.instant()));
    }

    @Test
    @DisplayName("T27: a P-256 key signs with ECDSA, its value in DER")
    void ecdsa() throws Exception {
        var forge = new Forge(CLOCK.instant());
        forge.algorithm = "SHA256withECDSA";
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var keys = generator.generateKeyPair();
        var token = new Office.Token(List.of(forge.selfSigned(keys)), keys.getPrivate());
        var order = new Order(SignatureKind.LEADER, token.chain(), new Appearance.Invisible());
        byte[] pdf = office.sign(Office.letter(), order, token);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var signature = document.getLastSignatureDictionary();
            var cms =
                    new CMSSignedData(
                            new CMSProcessableByteArray(signature.getSignedContent(pdf)),
                            derOf(signature.getContents(pdf)));
            assertThat(verifies(cms)).isTrue();
        }
    }

    @Test
    @DisplayName("Điều 7: what is kept between the steps comes back from its bytes, and only whole")
    void preparedSurvivesTheDatabase() {
        Prepared prepared = office.prepare(Office.letter(), office.leaderOrder());
        byte[] kept = prepared.toBytes();
        Prepared back = Prepared.fromBytes(kept).orElseThrow();
        assertThat(back).usingRecursiveComparison().isEqualTo(prepared);
        assertThat(office.signer.finish(back, office.leader.sign(prepared), Optional.empty()))
                .isInstanceOf(Completion.Signed.class);
        for (int at : new int[] {0, 10, kept.length / 2, kept.length - 1}) {
            byte[] hurt = kept.clone();
            hurt[at] ^= 1;
            assertThat(Prepared.fromBytes(hurt)).isEmpty();
        }
        assertThat(Prepared.fromBytes(Arrays.copyOf(kept, kept.length - 1))).isEmpty();
        assertThat(Prepared.fromBytes(new byte[0])).isEmpty();
    }

    @Test
    @DisplayName(
            "TT 41 Đ5: the session names document, kind and end, and shows nothing of the text")
    void sessionIsBound() throws Exception {
        Prepared prepared = office.prepare(Office.letter(), office.leaderOrder());
        assertThat(prepared.kind()).isEqualTo(SignatureKind.LEADER);
        assertThat(prepared.expiresAt()).isEqualTo(prepared.claimedTime().plus(Order.LIFETIME));
        assertThat(prepared.documentSha256())
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(
                                        MessageDigest.getInstance("SHA-256")
                                                .digest(Office.letter())));
        assertThat(prepared.digest()).hasSize(32);
        assertThat(prepared.toString()).contains(prepared.documentSha256()).hasSizeLessThan(200);
    }

    @Test
    @DisplayName(
            "T13: the leader's picture is centred between title and name, over no line of text")
    void leaderBetweenTitleAndName() throws Exception {
        Placement at =
                office.prepare(Office.letter(), office.leaderOrder()).placement().orElseThrow();
        try (PDDocument letter = Loader.loadPDF(Office.letter())) {
            SignatureBlock block =
                    SignatureBlock.find(letter, Office.CHAIRMAN, Limits.USUAL).orElseThrow();
            assertThat(at.page()).isEqualTo(2);
            assertThat(at.leftMm() + at.widthMm() / 2).isCloseTo(block.centreMm(), within(0.01));
            assertThat(at.topMm()).isGreaterThanOrEqualTo(block.topMm());
            assertThat(at.topMm() + at.heightMm()).isLessThanOrEqualTo(block.bottomMm());
            // The block is centred in the right half of the text, 30 + 81 to 192 mm.
            assertThat(block.centreMm()).isCloseTo(151.5, within(1.0));
        }
    }

    @Test
    @DisplayName(
            "Điều 7.6, T14: the seal has its real size and covers 30 to 37 % of the leader's picture")
    void sealGeometry() throws Exception {
        byte[] pdf = office.signedByBoth();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var fields = SignedField.all(document);
            assertThat(fields)
                    .extracting(SignedField::name)
                    .containsExactly("Leader1", "Organisation1");
            Placement leader = fields.get(0).seen().orElseThrow();
            Placement seal = fields.get(1).seen().orElseThrow();
            assertThat(seal.page()).isEqualTo(leader.page());
            assertThat(seal.widthMm()).isCloseTo(36, within(0.2));
            assertThat(seal.heightMm()).isCloseTo(36, within(0.2));
            assertThat(seal.leftMm()).isLessThan(leader.leftMm());
            double covered = seal.leftMm() + seal.widthMm() - leader.leftMm();
            assertThat(covered / leader.widthMm()).isBetween(0.30, 0.37);
            assertThat(seal.topMm() + seal.heightMm() / 2)
                    .isCloseTo(leader.topMm() + leader.heightMm() / 2, within(0.1));
        }
    }

    @Test
    @DisplayName("T13, T14: one picture each, with its alpha, and no text")
    void picturesHaveNoText() throws Exception {
        byte[] pdf = office.signedByBoth();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (var field : document.getSignatureFields()) {
                var form = field.getWidgets().getFirst().getNormalAppearanceStream();
                String content =
                        new String(form.getContents().readAllBytes(), StandardCharsets.US_ASCII);
                assertThat(content).contains("/Picture Do").doesNotContain("Tj");
                var names = form.getResources().getXObjectNames();
                assertThat(names).hasSize(1);
                var image =
                        (PDImageXObject) form.getResources().getXObject(names.iterator().next());
                assertThat(image.getSoftMask()).isNotNull();
                assertThat(image.getImage().getColorModel().hasAlpha()).isTrue();
            }
        }
    }

    @Test
    @DisplayName("NĐ 30/2020 Đ33: the demo's letter is the one tested here")
    void demoLetterIsTheSame() throws Exception {
        Path demo = Repository.root().resolve("registry/src/main/resources/demo/cong-van.pdf");
        assertThat(demo).hasBinaryContent(Office.letter());
    }
}
