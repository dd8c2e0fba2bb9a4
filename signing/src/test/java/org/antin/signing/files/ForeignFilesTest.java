package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSObjectJSON;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;

import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Format;
import org.antin.signing.check.Integrity;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.make.Refusal;
import org.antin.testkit.Needs;
import org.antin.testkit.Program;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.util.List;

/// What our checker says about signatures that other programs made (issue 2, must-show 4).
class ForeignFilesTest {
    private static final byte[] REPORT = "Báo cáo số 12\n".getBytes(StandardCharsets.UTF_8);

    @TempDir static Path dir;
    private static Desk desk;
    private static Verifier verifier;

    @BeforeAll
    static void open() {
        desk = new Desk(dir);
        verifier = desk.asking();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static void accepted(VerificationReport report, Format format) {
        assertThat(report.format()).isEqualTo(format);
        assertThat(report.verdict()).as(report.conclusion()).isEqualTo(FileVerdict.VALID);
    }

    private static void broken(VerificationReport report) {
        assertThat(report.verdict()).isEqualTo(FileVerdict.INVALID);
        assertThat(report.signatures().getFirst().integrity()).isEqualTo(Integrity.BROKEN);
    }

    @Test
    @Needs({"openssl"})
    @DisplayName("Issue 2: openssl's CMS is accepted, inside and beside its content")
    void openssl() throws Exception {
        String content = desk.write("a.txt", REPORT).toString();
        byte[] inside = openssl(content, "-nodetach", "-cades");
        accepted(verifier.verify("a.p7m", inside, null), Format.CADES);
        byte[] beside = openssl(content, "-binary");
        accepted(verifier.verifyDetached("a.p7s", beside, REPORT, null), Format.CADES);
        broken(verifier.verifyDetached("a.p7s", beside, "khác".getBytes(), null));
    }

    private static byte[] openssl(String content, String... more) throws Exception {
        String out = dir.resolve("out.p7").toString();
        String issuer = desk.write("ca.pem", desk.server.ca().chainPem().getBytes()).toString();
        String[] usual = {
            "openssl",
            "cms",
            "-sign",
            "-in",
            content,
            "-signer",
            desk.pem(),
            "-certfile",
            issuer,
            "-md",
            "sha256",
            "-outform",
            "DER",
            "-out",
            out
        };
        String[] all = java.util.Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        var said = Program.run(dir, all);
        assertThat(said.exit()).as(said.text()).isZero();
        return Files.readAllBytes(Path.of(out));
    }

    @Test
    @Needs({"pdfsig", "openssl", "certutil", "pk12util"})
    @DisplayName("Issue 3, must-show 4: a PDF that pdfsig signed is accepted; a changed byte isn't")
    void pdfsig() throws Exception {
        Path letter = Repository.root().resolve("signing/src/test/resources/letters/cong-van.pdf");
        String out = dir.resolve("pdfsig.pdf").toString();
        run(
                "pdfsig",
                "-nssdir",
                NssKeys.of(desk).toString(),
                "-nick",
                "signer",
                "-add-signature",
                letter.toString(),
                out);
        byte[] signed = Files.readAllBytes(Path.of(out));
        assertThat(signed).startsWith(Files.readAllBytes(letter));
        accepted(verifier.verify("a.pdf", signed, null), Format.PADES);
        int inContent = new String(signed, StandardCharsets.ISO_8859_1).indexOf("/Contents");
        signed[inContent + 1] = 'c';
        broken(verifier.verify("a.pdf", signed, null));
    }

    private static void run(String... command) throws Exception {
        var said = Program.run(dir, command);
        assertThat(said.exit()).as(said.text()).isZero();
    }

    @Test
    @Needs({"xmlsec1"})
    @DisplayName("Issue 2: xmlsec1's XML signature is accepted; a changed letter isn't")
    void xmlsec() throws Exception {
        String template =
                """
                <so><số>12</số><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>
                <CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>
                <SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>
                <Reference URI=""><Transforms>
                <Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>
                <Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></Transforms>
                <DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue/>
                </Reference></SignedInfo><SignatureValue/><KeyInfo><X509Data/></KeyInfo></Signature></so>
                """;
        Path in = desk.write("template.xml", template.getBytes(StandardCharsets.UTF_8));
        Path out = dir.resolve("signed.xml");
        String pem = desk.pem();
        var said =
                Program.run(
                        dir,
                        "xmlsec1",
                        "--sign",
                        "--privkey-pem",
                        String.join(",", pem, pem),
                        "--output",
                        out.toString(),
                        in.toString());
        assertThat(said.exit()).as(said.text()).isZero();
        byte[] signed = Files.readAllBytes(out);
        // It writes down the signer's certificate alone: the way up is known, not trusted.
        accepted(knowing().verify("a.xml", signed, null), Format.XADES);
        // Its transform leaves out its own signature alone: ours beside it would break it.
        assertThat(desk.signer.prepare("a.xml", signed, Packaging.XML, desk.order()))
                .isInstanceOfSatisfying(
                        FilePreparation.Refused.class,
                        refused ->
                                assertThat(refused.refusal().code())
                                        .isEqualTo(Refusal.Code.FIRST_SIGNATURE_WOULD_BREAK));
        String changed = new String(signed, StandardCharsets.UTF_8).replace(">12<", ">13<");
        broken(knowing().verify("a.xml", changed.getBytes(StandardCharsets.UTF_8), null));
    }

    private static Verifier knowing() {
        return desk.asking(desk.server.ca().issuing());
    }

    @Test
    @DisplayName(
            "Issue 2: a JOSE library's JWS is accepted, compact and as JSON; a changed payload isn't")
    void jose() throws Exception {
        var x5c =
                desk.chain.stream()
                        .map(
                                one -> {
                                    try {
                                        return Base64.encode(one.getEncoded());
                                    } catch (CertificateEncodingException e) {
                                        throw new IllegalStateException(e);
                                    }
                                })
                        .toList();
        byte[] thumb =
                MessageDigest.getInstance("SHA-256").digest(desk.chain.getFirst().getEncoded());
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .x509CertChain(x5c)
                        .x509CertSHA256Thumbprint(Base64URL.encode(thumb))
                        .build();
        var jws = new JWSObject(header, new Payload(REPORT));
        jws.sign(new RSASSASigner(desk.key));
        accepted(verifier.verify("a.jws", ascii(jws.serialize()), null), Format.JADES);
        broken(verifier.verify("a.jws", ascii(changed(jws.serialize())), null));

        var json = new JWSObjectJSON(new Payload(REPORT));
        json.sign(header, new RSASSASigner(desk.key));
        for (var one : List.of(json.serializeFlattened(), json.serializeGeneral())) {
            accepted(verifier.verify("a.json", ascii(one), null), Format.JADES);
            broken(verifier.verify("a.json", ascii(changed(one)), null));
        }
        json.sign(header, new RSASSASigner(desk.key));
        var twice = verifier.verify("a.json", ascii(json.serializeGeneral()), null);
        accepted(twice, Format.JADES);
        assertThat(twice.signatures()).hasSize(2);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Another number in what was signed.
    private static String changed(String jws) {
        String was = Base64URL.encode(REPORT).toString();
        String is = Base64URL.encode("Báo cáo số 13\n".getBytes(StandardCharsets.UTF_8)).toString();
        assertThat(jws).contains(was);
        return jws.replace(was, is);
    }
}
