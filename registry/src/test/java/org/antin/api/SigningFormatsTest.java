package org.antin.api;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.antin.ServerTest;
import org.antin.api.OutsideSigners.Key;
import org.antin.provider.PracticeProvider;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.SignatureKind;
import org.antin.signing.check.SignatureReport;
import org.antin.signing.check.Verifier;
import org.antin.testkit.Needs;
import org.antin.testkit.Program;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipInputStream;

@ServerTest
@Needs({"xmlsec1", "openssl"})
@DisplayName(
        "D7.1, D11.1: another system has files of every kind signed, leader then organisation, and"
                + " programs that aren't ours accept them")
class SigningFormatsTest {
    private static final String WORDS = "Báo cáo số 12\n";

    @Autowired PracticeProvider provider;
    @Autowired Verifier verifier;
    @Autowired ApplicationContext context;
    @Autowired Environment environment;
    @TempDir Path dir;

    private OutsideSigners signers;

    @BeforeEach
    void aCommuneThatMaySign() {
        var api = new Calls(environment.getRequiredProperty("server.port"));
        signers = new OutsideSigners(context, api);
    }

    /// Prepared, signed on the token, finished.
    private Calls.Answer sign(Key key, String kind, String format, String name, byte[] file) {
        var chain = new StringBuilder(OutsideSigners.pem(key.certificate()));
        for (var issuer : provider.chain()) chain.append(OutsideSigners.pem(issuer));
        var prepared = signers.prepare(key, kind, format, name, file, chain.toString());
        assertThat(prepared.status()).as(prepared.toString()).isEqualTo(201);
        return signers.finish(key, prepared, signers.signed(key, prepared));
    }

    /// Signed by both, the second time without saying the format again.
    ///
    /// @param savedAs the name the file goes back under
    private byte[] both(String format, String name, byte[] file, String type, String savedAs) {
        var early =
                signers.prepare(
                        signers.clerk,
                        "organisation",
                        format,
                        name,
                        file,
                        OutsideSigners.pem(signers.clerk.certificate()));
        assertThat(early.code()).as("T02").isEqualTo("document.leader-missing");
        var byLeader = sign(signers.leader, "leader", format, name, file);
        assertThat(byLeader.status()).as(byLeader.toString()).isEqualTo(200);
        assertThat(byLeader.contentType()).isEqualTo(type);
        assertThat(byLeader.header("Content-Disposition")).contains(savedAs);
        var byBoth = sign(signers.clerk, "organisation", "", savedAs, byLeader.body());
        assertThat(byBoth.status()).as(byBoth.toString()).isEqualTo(200);
        assertThat(byBoth.contentType()).isEqualTo(type);
        assertThat(byBoth.header("Content-Disposition")).contains(savedAs);
        var report = verifier.verify(name, byBoth.body(), null);
        assertThat(report.verdict()).as(report.toString()).isEqualTo(FileVerdict.VALID);
        assertThat(report.signatures())
                .extracting(SignatureReport::kind)
                .containsExactlyInAnyOrder(SignatureKind.LEADER, SignatureKind.ORGANISATION);
        return byBoth.body();
    }

    private Path root() throws IOException {
        return Files.writeString(dir.resolve("root.pem"), OutsideSigners.pem(provider.root()));
    }

    private Program.Said xmlsec(Path folder, Path file, int which) throws Exception {
        return Program.run(
                folder,
                "xmlsec1",
                "--verify",
                "--trusted-pem",
                root().toString(),
                "--id-attr:Id",
                "http://uri.etsi.org/01903/v1.3.2#:SignedProperties",
                "--node-xpath",
                "(//*[local-name()='Signature'])[" + which + "]",
                file.toString());
    }

    @Test
    @DisplayName("XML and edXML: xmlsec1 verifies both, and notices a changed letter")
    void xml() throws Exception {
        var letter = "<so><số>12</số></so>".getBytes(UTF_8);
        var signed = both("", "so.xml", letter, "application/xml", "so.xml");
        var message =
                """
                <edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXMLEnvelope><edXMLHeader>
                <MessageHeader><Subject>Công văn 12</Subject></MessageHeader></edXMLHeader>
                <edXMLBody><Manifest/></edXMLBody></edXMLEnvelope></edXML>
                """
                        .getBytes(UTF_8);
        var edxml = both("xml", "so.edxml", message, "application/xml", "so.edxml");
        for (var one : new byte[][] {signed, edxml}) {
            var file = Files.write(dir.resolve("signed.xml"), one);
            for (int which = 1; which <= 2; which++) {
                var said = xmlsec(dir, file, which);
                assertThat(said.exit()).as(said.text()).isZero();
            }
            var changed = new String(one, UTF_8).replace("12<", "13<");
            Files.writeString(file, changed);
            assertThat(xmlsec(dir, file, 1).exit()).isNotZero();
        }
    }

    @Test
    @DisplayName("CMS: openssl verifies both signers and gives the content back")
    void cms() throws Exception {
        var content = WORDS.getBytes(UTF_8);
        var signed =
                both("cms", "bao-cao.txt", content, "application/pkcs7-mime", "bao-cao.txt.p7m");
        var file = Files.write(dir.resolve("a.p7m"), signed);
        assertThat(openssl(file).exit()).isZero();
        assertThat(dir.resolve("out")).hasContent(WORDS);
        int at = new String(signed, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("12\n");
        signed[at] ^= 1;
        assertThat(openssl(Files.write(file, signed)).exit()).isNotZero();
    }

    private Program.Said openssl(Path file) throws Exception {
        return Program.run(
                dir,
                "openssl",
                "cms",
                "-verify",
                "-inform",
                "DER",
                "-binary",
                "-purpose",
                "any",
                "-CAfile",
                root().toString(),
                "-in",
                file.toString(),
                "-out",
                dir.resolve("out").toString());
    }

    @Test
    @DisplayName("Anything: in a container, each signature verified by xmlsec1")
    void container() throws Exception {
        var picture = new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 1, 2};
        assertThat(
                        signers.prepare(
                                        signers.leader,
                                        "leader",
                                        "",
                                        "ban-ve.png",
                                        picture,
                                        OutsideSigners.pem(signers.leader.certificate()))
                                .code())
                .as("without a format nobody guesses")
                .isEqualTo("document.sign.not-a-pdf");
        var type = "application/vnd.etsi.asic-e+zip";
        var signed = both("asic-e", "ban-ve.png", picture, type, "ban-ve.png.asice");
        int signatures = 0;
        try (var in = new ZipInputStream(new ByteArrayInputStream(signed))) {
            for (var one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
                var name = Path.of(one.getName()).getFileName().toString();
                Files.write(dir.resolve(name), in.readAllBytes());
                if (name.startsWith("signatures")) signatures++;
            }
        }
        assertThat(signatures).isEqualTo(2);
        assertThat(dir.resolve("ban-ve.png")).hasBinaryContent(picture);
        for (var name : new String[] {"signatures001.xml", "signatures002.xml"}) {
            var said = xmlsec(dir, dir.resolve(name), 1);
            assertThat(said.exit()).as(said.text()).isZero();
        }
    }

    @Test
    @DisplayName("JSON: openssl verifies each signature of the JWS (RFC 7515)")
    void json() throws Exception {
        var content = "{\"số\":\"12\"}".getBytes(UTF_8);
        var signed = both("json", "so.json", content, "application/jose+json", "so.json");
        var jws = Description.JSON.readTree(signed);
        var payload = jws.get("payload").stringValue();
        assertThat(Base64.getUrlDecoder().decode(payload)).isEqualTo(content);
        var by = new ArrayList<X509Certificate>();
        for (var one : jws.get("signatures")) {
            var header = one.get("protected").stringValue();
            var named = Description.JSON.readTree(Base64.getUrlDecoder().decode(header)).get("x5c");
            var certificate = certificate(Base64.getDecoder().decode(named.get(0).stringValue()));
            var value = Base64.getUrlDecoder().decode(one.get("signature").stringValue());
            assertThat(verifies(certificate, header + "." + payload, value)).isTrue();
            assertThat(verifies(certificate, header + "." + payload + "A", value)).isFalse();
            by.add(certificate);
        }
        assertThat(by)
                .containsExactlyInAnyOrder(
                        signers.leader.certificate(), signers.clerk.certificate());
    }

    private static X509Certificate certificate(byte[] der) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(der));
    }

    private boolean verifies(X509Certificate certificate, String input, byte[] value)
            throws Exception {
        var encoded = certificate.getPublicKey().getEncoded();
        var pem =
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(encoded)
                        + "\n-----END PUBLIC KEY-----\n";
        Files.writeString(dir.resolve("key.pem"), pem);
        Files.writeString(dir.resolve("input"), input);
        Files.write(dir.resolve("value"), value);
        return Program.run(
                                dir,
                                "openssl",
                                "dgst",
                                "-sha256",
                                "-verify",
                                "key.pem",
                                "-signature",
                                "value",
                                "input")
                        .exit()
                == 0;
    }

    @Test
    @DisplayName("docx: signed inside by both; one with a secrecy mark isn't even prepared")
    void office() {
        var type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        var signed = both("", "to-trinh.docx", docx("Tờ trình số 12"), type, "to-trinh.docx");
        assertThat(verifier.verify("a", signed, null).format().published()).isEqualTo("OOXML");
        var secret = docx("TUYỆT MẬT");
        assertThat(
                        signers.prepare(
                                        signers.leader,
                                        "leader",
                                        "",
                                        "a.docx",
                                        secret,
                                        OutsideSigners.pem(signers.leader.certificate()))
                                .code())
                .as("D1.1b")
                .isEqualTo("document.state-secret");
    }

    private static byte[] docx(String text) {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText(text);
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("A signature beside its file isn't made here, nor number and copy but on a page")
    void refusals() {
        var pem = OutsideSigners.pem(signers.leader.certificate());
        var xml = "<a/>".getBytes(UTF_8);
        for (var format : new String[] {"cms-detached", "xml-detached", "jades", "XML"}) {
            var answer = signers.prepare(signers.leader, "leader", format, "a.xml", xml, pem);
            assertThat(answer.status()).as(format).isEqualTo(422);
            assertThat(answer.code()).isEqualTo("field.choice");
        }
        var torn =
                signers.prepare(
                        signers.leader, "leader", "xml", "a.xml", "<a".getBytes(UTF_8), pem);
        assertThat(torn.code()).isEqualTo("document.sign.not-in-this-format");
    }

    @Test
    @DisplayName("D2.4: closed to pages of every other origin as long as nobody lists one")
    void closedByDefault() throws Exception {
        var server = "http://localhost:" + environment.getRequiredProperty("server.port");
        for (var method : List.of("OPTIONS", "POST")) {
            var asked =
                    HttpRequest.newBuilder(URI.create(server + "/api/v1/verifications"))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .header("Origin", "https://vanban.hatinh.gov.vn")
                            .header("Access-Control-Request-Method", "POST")
                            .build();
            var answer =
                    HttpClient.newHttpClient().send(asked, HttpResponse.BodyHandlers.discarding());
            assertThat(answer.headers().map().keySet())
                    .as(method)
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
        }
    }
}
