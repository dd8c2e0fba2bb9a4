package org.antin.certificate;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;

/// A root with the names of the Government's own (signing-rules 7.3), which anybody can make, an
/// issuing authority under it, and an official with a certificate.
final class FakeAuthority {
    static final String ROOT = "CN=RootCA chuyên dùng Chính phủ G2,O=Ban Cơ yếu Chính phủ,C=VN";
    private static final String ISSUING =
            "CN=CA phục vụ các cơ quan Nhà nước G2,O=Ban Cơ yếu Chính phủ,C=VN";
    private static final Instant FROM = Instant.parse("2018-08-22T00:00:00Z");
    private static final Instant TO = Instant.parse("2048-08-14T00:00:00Z");

    private final KeyPair rootKeys = keys();
    private final KeyPair issuingKeys = keys();
    private final KeyPair leafKeys = keys();
    final X509Certificate root;
    final X509Certificate issuing;
    final X509Certificate leaf;

    FakeAuthority() {
        this(ROOT);
    }

    FakeAuthority(String name) {
        root = certificate(name, rootKeys, name, rootKeys, true);
        issuing = certificate(name, rootKeys, ISSUING, issuingKeys, true);
        leaf = certificate(ISSUING, issuingKeys, "CN=Nguyễn Văn Thử,C=VN", leafKeys, false);
    }

    /// Signed by the official; carries the official's certificate alone, as documents often do.
    byte[] signed() {
        try {
            var generator = new CMSSignedDataGenerator();
            var signer =
                    new JcaContentSignerBuilder("SHA256withECDSA").build(leafKeys.getPrivate());
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(
                                    new JcaDigestCalculatorProviderBuilder().build())
                            .build(signer, leaf));
            generator.addCertificate(
                    new org.bouncycastle.cert.jcajce.JcaX509CertificateHolder(leaf));
            var content = "Công văn".getBytes(StandardCharsets.UTF_8);
            return generator.generate(new CMSProcessableByteArray(content), true).getEncoded();
        } catch (CMSException
                | OperatorCreationException
                | GeneralSecurityException
                | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate certificate(
            String issuer, KeyPair by, String subject, KeyPair keys, boolean authority) {
        try {
            var builder =
                    new JcaX509v3CertificateBuilder(
                            new X500Name(issuer),
                            BigInteger.valueOf(subject.hashCode() & 0xFFFF_FFFFL),
                            Date.from(FROM),
                            Date.from(TO),
                            new X500Name(subject),
                            keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            int usage =
                    authority
                            ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                            : KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
