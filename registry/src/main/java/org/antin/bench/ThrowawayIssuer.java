package org.antin.bench;

import org.antin.kernel.Nfc;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/// Makes thousands of certificates in seconds, for benchmarks and tests: P-256, one key for all
/// subjects, a root whose private key is forgotten with this object.
public final class ThrowawayIssuer {
    private static final int LONGEST = 64;

    private final KeyPair rootKeys = keys();
    private final PublicKey subjectKey = keys().getPublic();
    private final X500Name rootName;
    private final X509Certificate root;
    private final ContentSigner signer;
    private long serial = 0x5afe0000L;

    /// @param name of the root
    /// @param from the root is good for twenty years from then
    public ThrowawayIssuer(String name, Instant from) {
        rootName = new X500NameBuilder().addRDN(BCStyle.CN, name).build();
        try {
            signer = new JcaContentSignerBuilder("SHA256withECDSA").build(rootKeys.getPrivate());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
        root =
                certificate(
                        rootName,
                        rootKeys.getPublic(),
                        BigInteger.ONE,
                        from,
                        from.plus(Duration.ofDays(7305)),
                        true);
    }

    public X509Certificate root() {
        return root;
    }

    /// A certificate of this subject.
    public X509Certificate issue(String name, String organisation, Instant from, Instant until) {
        var subject =
                new X500NameBuilder()
                        .addRDN(BCStyle.CN, cut(name))
                        .addRDN(BCStyle.O, cut(organisation))
                        .addRDN(BCStyle.C, "VN")
                        .build();
        return certificate(subject, subjectKey, BigInteger.valueOf(serial++), from, until, false);
    }

    /// RFC 5280, upper bounds: names of bodies may be longer than a certificate's.
    private static String cut(String name) {
        var whole = Nfc.of(name);
        return whole.substring(0, Math.min(LONGEST, whole.length())).strip();
    }

    private X509Certificate certificate(
            X500Name subject,
            PublicKey key,
            BigInteger number,
            Instant from,
            Instant until,
            boolean ca) {
        try {
            var builder =
                    new JcaX509v3CertificateBuilder(
                            rootName, number, Date.from(from), Date.from(until), subject, key);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(
                            ca
                                    ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                                    : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
