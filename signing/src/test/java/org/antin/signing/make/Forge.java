package org.antin.signing.make;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/// Makes certificates the practice CA would never issue.
final class Forge {
    private static final BouncyCastleProvider BC = new BouncyCastleProvider();

    Instant from;
    Instant to;
    String subject = "CN=Nguyễn Văn Thành,C=VN";
    String issuer = subject;
    Integer usage = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
    KeyPurposeId purpose;
    boolean criticalPurpose;
    boolean ca;
    String algorithm = "SHA256withRSA";
    boolean readByBouncyCastle;

    Forge(Instant now) {
        from = now.minus(Duration.ofDays(1));
        to = now.plus(Duration.ofDays(1));
    }

    static KeyPair keys(String algorithm, int bits) throws Exception {
        var generator = KeyPairGenerator.getInstance(algorithm, BC);
        if (bits > 0) generator.initialize(bits);
        return generator.generateKeyPair();
    }

    X509Certificate selfSigned(KeyPair keys) throws Exception {
        return certificate(keys.getPublic(), keys.getPrivate());
    }

    X509Certificate certificate(PublicKey key, PrivateKey issuerKey) throws Exception {
        var builder =
                new JcaX509v3CertificateBuilder(
                        new X500Name(issuer),
                        BigInteger.valueOf(4711),
                        Date.from(from),
                        Date.from(to),
                        new X500Name(subject),
                        key);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
        if (usage != null) builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        if (purpose != null) {
            builder.addExtension(
                    Extension.extendedKeyUsage, criticalPurpose, new ExtendedKeyUsage(purpose));
        }
        var signer = new JcaContentSignerBuilder(algorithm).setProvider(BC).build(issuerKey);
        var converter = new JcaX509CertificateConverter();
        if (readByBouncyCastle) converter.setProvider(BC);
        return converter.getCertificate(builder.build(signer));
    }
}
