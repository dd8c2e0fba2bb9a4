package org.antin.signing.check;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignaturePackaging;

import org.antin.signing.Workshop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// T27: a strong signature over a weak digest is a weak one. Whoever finds two documents with the
/// same SHA-1 has one signed and shows the other.
@Timeout(60)
class WeakReferencesTest {
    private static final String SHA1 = XmlSmith.DSIG + "sha1";
    private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    private static final String ENVELOPED = XmlSmith.DSIG + "enveloped-signature";
    private static final String LETTER = "<letter><part Id=\"p\">100</part></letter>";

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

    private static XmlSmith smith() {
        return new XmlSmith(shop.honest);
    }

    private static DssForger forger() {
        return new DssForger(shop.honest.chain(), shop.honest.keys().getPrivate(), shop.now());
    }

    private static void sound(byte[] file) {
        var report = shop.check(file);
        assertThat(report.verdict()).as(ReportJson.line(report)).isEqualTo(FileVerdict.VALID);
    }

    private static void weak(byte[] file) {
        var report = shop.check(file);
        assertThat(report.verdict())
                .as(ReportJson.line(report))
                .isEqualTo(FileVerdict.INDETERMINATE);
        assertThat(report.signatures())
                .as(ReportJson.line(report))
                .allMatch(s -> s.reason() == Reason.WEAK_ALGORITHM)
                .allMatch(s -> s.algorithms().startsWith("SHA-1,"));
    }

    @Test
    @DisplayName("XML: RSA with SHA-256 over references with SHA-1, one of two, or in a list")
    void xml() throws Exception {
        sound(smith().reference("", ENVELOPED).sign(LETTER, "letter"));
        weak(smith().digesting(SHA1).reference("", ENVELOPED).sign(LETTER, "letter"));
        weak(
                smith().reference("", ENVELOPED)
                        .digesting(SHA1)
                        .holding("o", "held")
                        .sign(LETTER, "letter"));
        weak(smith().digesting(SHA1).holding("o", "held").sign("<x/>", null));
        sound(smith().digesting(SHA256).list("m", true, "#p").sign(LETTER, "letter"));
        weak(smith().digesting(SHA1).list("m", true, "#p").sign(LETTER, "letter"));
    }

    @Test
    @DisplayName("XAdES: the same as EU DSS makes it, in and around the document")
    void xades() {
        for (var packaging :
                new SignaturePackaging[] {
                    SignaturePackaging.ENVELOPED, SignaturePackaging.ENVELOPING
                }) {
            sound(forger().xml(LETTER, packaging));
            weak(forger().referencing(DigestAlgorithm.SHA1).xml(LETTER, packaging));
        }
    }

    @Test
    @DisplayName("ASiC-E: the XML signature's references")
    void containerWithXml() {
        var files = Map.of("one.txt", "Pay 100");
        sound(forger().xmlContainer(files));
        weak(forger().referencing(DigestAlgorithm.SHA1).xmlContainer(files));
    }

    private static byte[] container(String name, String method) throws Exception {
        byte[] file = "Pay 100".getBytes(StandardCharsets.UTF_8);
        String list =
                """
                <a:ASiCManifest xmlns:a="http://uri.etsi.org/02918/v1.2.1#"\
                 xmlns:ds="http://www.w3.org/2000/09/xmldsig#">\
                <a:SigReference URI="META-INF/signature001.p7s" MimeType="application/pkcs7-signature"/>\
                <a:DataObjectReference URI="one.txt"><ds:DigestMethod Algorithm="%s"/>\
                <ds:DigestValue>%s</ds:DigestValue></a:DataObjectReference></a:ASiCManifest>"""
                        .formatted(
                                method,
                                Base64.getEncoder()
                                        .encodeToString(
                                                MessageDigest.getInstance(name).digest(file)));
        byte[] listed = list.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var one :
                    new Object[][] {
                        {
                            "mimetype",
                            "application/vnd.etsi.asic-e+zip".getBytes(StandardCharsets.UTF_8)
                        },
                        {"one.txt", file},
                        {"META-INF/ASiCManifest001.xml", listed},
                        {"META-INF/signature001.p7s", shop.cms(listed, false)}
                    }) {
                zip.putNextEntry(new ZipEntry((String) one[0]));
                zip.write((byte[]) one[1]);
            }
        }
        return out.toByteArray();
    }

    @Test
    @DisplayName("ASiC-E: the list a CMS signature is over")
    void containerWithCms() throws Exception {
        sound(container("SHA-256", SHA256));
        weak(container("SHA-1", SHA1));
    }
}
