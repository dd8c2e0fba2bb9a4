package org.antin.document;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.antin.testkit.PlainSignatures;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Hashtable;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A file another body's program signed, with no room for time stamps or evidence; each time
/// another.
enum PlainFile {
    XMLDSIG("so.xml"),
    JWS("so.jws"),
    ASIC_CADES("bao-cao.asics");

    final String file;

    PlainFile(String file) {
        this.file = file;
    }

    /// @param chain the signer's certificate first
    byte[] signed(PrivateKey key, List<X509Certificate> chain) {
        byte[] words = ("Báo cáo số " + UUID.randomUUID()).getBytes(UTF_8);
        return switch (this) {
            case XMLDSIG ->
                    PlainSignatures.xml(
                            ("<so>" + new String(words, UTF_8) + "</so>").getBytes(UTF_8),
                            key,
                            chain.getFirst());
            case JWS -> PlainSignatures.jws(words, key, chain);
            case ASIC_CADES -> container(words, cades(words, key, chain));
        };
    }

    /// A signature in a file of its own.
    static byte[] cades(byte[] content, PrivateKey key, List<X509Certificate> chain) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(chain.getFirst().getEncoded());
            var oid = PKCSObjectIdentifiers.id_aa_signingCertificateV2;
            var table = new Hashtable<Object, ASN1Encodable>();
            var named = new SigningCertificateV2(new ESSCertIDv2(hash));
            table.put(oid, new Attribute(oid, new DERSet(named)));
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(
                                    new JcaDigestCalculatorProviderBuilder().build())
                            .setSignedAttributeGenerator(
                                    new DefaultSignedAttributeTableGenerator(
                                            new AttributeTable(table)))
                            .build(
                                    new JcaContentSignerBuilder("SHA256withRSA").build(key),
                                    chain.getFirst()));
            generator.addCertificates(new JcaCertStore(chain));
            return generator
                    .generate(new CMSProcessableByteArray(content), false)
                    .getEncoded("DER");
        } catch (GeneralSecurityException | OperatorCreationException | CMSException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// ETSI EN 319 162-1, the simple form.
    private static byte[] container(byte[] content, byte[] signature) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            add("mimetype", "application/vnd.etsi.asic-s+zip".getBytes(US_ASCII), out);
            add("bao-cao.txt", content, out);
            add("META-INF/signature.p7s", signature, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(String name, byte[] content, ZipOutputStream out) throws IOException {
        var entry = new ZipEntry(name);
        var crc = new CRC32();
        crc.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
