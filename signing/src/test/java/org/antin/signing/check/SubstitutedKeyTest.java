package org.antin.signing.check;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.SignaturePackaging;

import org.antin.practiceca.forge.Forged;
import org.antin.signing.Workshop;
import org.antin.testkit.Needs;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.Certificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;

/// Another certificate for the same key put in the place of the signer's: the key fits, and it
/// isn't the certificate the signer bound his signature to (RFC 5035; EN 319 132-1 5.2.2).
@Needs
@Timeout(60)
class SubstitutedKeyTest {
    @TempDir static Path dir;
    private static Workshop shop;
    private static Forged other;

    @BeforeAll
    static void open() {
        shop = new Workshop(dir.resolve("ca"));
        other = shop.forge.genuine(Workshop.WHO);
        assertThat(other.certificate()).isNotEqualTo(shop.honest.certificate());
        assertThat(other.certificate().getPublicKey())
                .isEqualTo(shop.honest.certificate().getPublicKey());
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static void sound(byte[] file) {
        var report = shop.check(file);
        assertThat(report.verdict()).as(ReportJson.line(report)).isEqualTo(FileVerdict.VALID);
    }

    private static void substituted(byte[] file) {
        var report = shop.check(file);
        assertThat(report.verdict()).as(ReportJson.line(report)).isEqualTo(FileVerdict.INVALID);
        assertThat(report.signatures().getFirst().reason())
                .as(ReportJson.line(report))
                .isEqualTo(Reason.CERTIFICATE_SUBSTITUTED);
    }

    /// Names the other certificate, and carries it alone.
    private static byte[] substitute(byte[] cms) throws Exception {
        var signed = SignedData.getInstance(ContentInfo.getInstance(cms).getContent());
        var signer = SignerInfo.getInstance(signed.getSignerInfos().getObjectAt(0));
        var leaf = Certificate.getInstance(other.certificate().getEncoded());
        var name = new SignerIdentifier(new IssuerAndSerialNumber(leaf));
        var renamed =
                new SignerInfo(
                        name,
                        signer.getDigestAlgorithm(),
                        signer.getAuthenticatedAttributes(),
                        signer.getDigestEncryptionAlgorithm(),
                        signer.getEncryptedDigest(),
                        signer.getUnauthenticatedAttributes());
        var certificates = new ASN1EncodableVector();
        for (X509Certificate one : other.chain())
            certificates.add(Certificate.getInstance(one.getEncoded()));
        var all =
                new SignedData(
                        signed.getDigestAlgorithms(),
                        signed.getEncapContentInfo(),
                        new DERSet(certificates),
                        null,
                        new DERSet(renamed));
        return new ContentInfo(CMSObjectIdentifiers.signedData, all).getEncoded("DER");
    }

    @Test
    @DisplayName("CMS: another certificate for the key is named and carried")
    void cms() throws Exception {
        byte[] cms = shop.cms("12".getBytes(StandardCharsets.UTF_8), true);
        sound(cms);
        substituted(substitute(cms));
    }

    private static byte[] pdf(boolean forged) {
        return shop.pdf(
                Notary.letter(),
                "",
                20_000,
                content -> {
                    byte[] cms = shop.cms(content, false);
                    return forged ? substitute(cms) : cms;
                });
    }

    @Test
    @DisplayName("PDF: the same in the CMS a PDF keeps")
    void pdf() throws Exception {
        sound(pdf(false));
        substituted(pdf(true));
    }

    @Test
    @DisplayName("XML: another certificate in the key's place, which no reference is over")
    void xml() throws Exception {
        var forger =
                new DssForger(shop.honest.chain(), shop.honest.keys().getPrivate(), shop.now());
        for (var packaging :
                new SignaturePackaging[] {
                    SignaturePackaging.ENVELOPED, SignaturePackaging.ENVELOPING
                }) {
            byte[] signed = forger.xml("<letter>1</letter>", packaging);
            sound(signed);
            String text = new String(signed, StandardCharsets.UTF_8);
            var base64 = Base64.getEncoder();
            String mine = base64.encodeToString(shop.honest.certificate().getEncoded());
            String theirs = base64.encodeToString(other.certificate().getEncoded());
            assertThat(text).contains(mine);
            substituted(text.replace(mine, theirs).getBytes(StandardCharsets.UTF_8));
        }
    }
}
