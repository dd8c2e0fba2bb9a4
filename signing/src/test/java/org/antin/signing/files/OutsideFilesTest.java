package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObjectJSON;
import com.nimbusds.jose.crypto.RSASSAVerifier;

import org.antin.testkit.Needs;
import org.antin.testkit.Program;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;
import java.util.zip.ZipInputStream;

/// What programs that are not ours, nor EU DSS, say about our signatures (issue 2, must-show 4).
class OutsideFilesTest extends AtDesk {
    private static final byte[] REPORT = "Báo cáo số 12\n".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNED_PROPERTIES =
            "http://uri.etsi.org/01903/v1.3.2#:SignedProperties";

    @ParameterizedTest
    @ValueSource(strings = {"B", "T", "LT", "LTA"})
    @Needs({"pdfsig", "openssl", "certutil", "pk12util"})
    @DisplayName("Issue 3, must-show 4: pdfsig verifies a PDF and trusts its signer by our root")
    void pdf(String letters) throws Exception {
        byte[] signed = desk.sign("a.pdf", Letters.pdf(), Packaging.PDF, letters);
        String keys = NssKeys.of(desk).toString();
        assertThat(pdfsig(keys, signed))
                .contains("Signature Validation: Signature is Valid.")
                .contains("Certificate Validation: Certificate is Trusted.")
                .contains("Signer Certificate Common Name: Nguyễn Văn Thành");
        int inContent = new String(signed, StandardCharsets.ISO_8859_1).indexOf("/Contents");
        signed[inContent + 1] = 'c';
        assertThat(pdfsig(keys, signed)).contains("Digest Mismatch");
    }

    /// What it says of the first signature.
    private static String pdfsig(String keys, byte[] signed) throws Exception {
        String file = desk.write("a.pdf", signed).toString();
        var said = Program.run(dir, "pdfsig", "-nssdir", keys, file).text().split("Signature #");
        assertThat(said).hasSizeGreaterThan(1);
        return said[1];
    }

    @ParameterizedTest
    @ValueSource(strings = {"B", "T", "LT", "LTA"})
    @Needs({"openssl"})
    @DisplayName("Issue 2: openssl verifies CMS with its content inside and beside it")
    void cms(String letters) throws Exception {
        String inside =
                desk.write("a.p7m", desk.sign("a.txt", REPORT, Packaging.CMS, letters)).toString();
        String out = dir.resolve("out.txt").toString();
        var said = openssl("-in", inside, "-out", out);
        assertThat(said.exit()).as(said.text()).isZero();
        assertThat(Files.readAllBytes(Path.of(out))).isEqualTo(REPORT);

        byte[] signed = desk.sign("a.txt", REPORT, Packaging.CMS_DETACHED, letters);
        String beside = desk.write("a.p7s", signed).toString();
        String content = desk.write("a.txt", REPORT).toString();
        assertThat(openssl("-in", beside, "-content", content, "-out", out).exit()).isZero();
        String other = desk.write("b.txt", "khác".getBytes(StandardCharsets.UTF_8)).toString();
        assertThat(openssl("-in", beside, "-content", other, "-out", out).exit()).isNotZero();
    }

    private static Program.Said openssl(String... more) throws Exception {
        String[] usual = {
            "openssl",
            "cms",
            "-verify",
            "-inform",
            "DER",
            "-binary",
            "-purpose",
            "any",
            "-CAfile",
            desk.root()
        };
        String[] all = java.util.Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        return Program.run(dir, all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"B", "T", "LT", "LTA"})
    @Needs({"xmlsec1"})
    @DisplayName("Issue 2: xmlsec1 verifies XML signed inside, and notices a changed letter")
    void xml(String letters) throws Exception {
        byte[] xml = "<so><số>12</số></so>".getBytes(StandardCharsets.UTF_8);
        byte[] signed = desk.sign("a.xml", xml, Packaging.XML, letters);
        var said = xmlsec(dir, desk.write("a.xml", signed));
        assertThat(said.exit()).as(said.text()).isZero();
        String changed = new String(signed, StandardCharsets.UTF_8).replace(">12<", ">13<");
        Path other = desk.write("b.xml", changed.getBytes(StandardCharsets.UTF_8));
        assertThat(xmlsec(dir, other).exit()).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"B", "T", "LT", "LTA"})
    @Needs({"xmlsec1"})
    @DisplayName("Issue 2: xmlsec1 verifies an XML signature beside the file it signs")
    void xmlDetached(String letters) throws Exception {
        Path folder = Files.createTempDirectory(dir, "beside");
        Files.write(folder.resolve("a.txt"), REPORT);
        byte[] signed = desk.sign("a.txt", REPORT, Packaging.XML_DETACHED, letters);
        var said = xmlsec(folder, Files.write(folder.resolve("a.xml"), signed));
        assertThat(said.exit()).as(said.text()).isZero();
        Files.writeString(folder.resolve("a.txt"), "khác");
        assertThat(xmlsec(folder, folder.resolve("a.xml")).exit()).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"B", "T", "LT", "LTA"})
    @Needs({"xmlsec1"})
    @DisplayName("Issue 2: xmlsec1 verifies the signature out of a container")
    void container(String letters) throws Exception {
        Path folder = Files.createTempDirectory(dir, "container");
        byte[] signed = desk.sign("a.txt", REPORT, Packaging.CONTAINER, letters);
        try (var in = new ZipInputStream(new ByteArrayInputStream(signed))) {
            for (var one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
                Path name = Path.of(one.getName()).getFileName();
                Files.write(folder.resolve(name), in.readAllBytes());
            }
        }
        assertThat(folder.resolve("mimetype")).hasContent("application/vnd.etsi.asic-e+zip");
        var said = xmlsec(folder, folder.resolve("signatures001.xml"));
        assertThat(said.exit()).as(said.text()).isZero();
    }

    private static Program.Said xmlsec(Path folder, Path file) throws Exception {
        return Program.run(
                folder,
                "xmlsec1",
                "--verify",
                "--trusted-pem",
                desk.root(),
                "--id-attr:Id",
                SIGNED_PROPERTIES,
                file.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"B", "T", "LT", "LTA"})
    @DisplayName("Issue 2: a JOSE library verifies the JWS inside a JAdES signature")
    void json(String letters) throws Exception {
        byte[] json = "{\"số\":\"12\"}".getBytes(StandardCharsets.UTF_8);
        byte[] signed = desk.sign("a.json", json, Packaging.JSON, letters);
        var jws = JWSObjectJSON.parse(new String(signed, StandardCharsets.UTF_8));
        assertThat(jws.getPayload().toBytes()).isEqualTo(json);
        var key = (RSAPublicKey) desk.chain.getFirst().getPublicKey();
        var one = jws.getSignatures().getFirst();
        // What TS 119 182-1 wants understood, and the library leaves to us.
        var verifier = new RSASSAVerifier(key, Set.of("sigT", "sigD", "x5t#o", "sigX5ts"));
        assertThat(one.verify(verifier)).isTrue();
    }
}
