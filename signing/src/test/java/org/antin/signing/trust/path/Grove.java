package org.antin.signing.trust.path;

import org.antin.signing.trust.Crypto;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustStore;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/// Made-up authorities and what they issue, for paths nobody honest would build.
final class Grove {
    static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    private static long serial = 1;

    private Grove() {}

    /// A name with a key.
    record Tree(String name, KeyPair keys) {
        static Tree of(String name) {
            return new Tree("CN=" + name + ",O=Thử nghiệm,C=VN", pair());
        }

        /// The same name with another key.
        Tree rekeyed() {
            return new Tree(name, pair());
        }

        X509Certificate root() {
            return issue(this, Bits.authority());
        }

        /// A certificate for an authority under this one.
        X509Certificate authority(Tree subject) {
            return issue(subject, Bits.authority());
        }

        X509Certificate leaf(Tree subject) {
            return issue(subject, List.of());
        }

        X509Certificate issue(Tree subject, List<Bits> extensions) {
            var builder =
                    new JcaX509v3CertificateBuilder(
                            new X500Name(name),
                            BigInteger.valueOf(serial++),
                            Date.from(NOW.minus(Duration.ofDays(365))),
                            Date.from(NOW.plus(Duration.ofDays(365))),
                            new X500Name(subject.name),
                            subject.keys.getPublic());
            try {
                for (Bits one : extensions) {
                    builder.addExtension(one.oid(), one.critical(), one.value());
                }
                var signer =
                        new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
                return Crypto.certificate(builder.build(signer).getEncoded());
            } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
                throw new IllegalStateException(e);
            }
        }

        /// A complete list made now, good for a day.
        byte[] list(X509Certificate... revoked) {
            return list(List.of(), revoked);
        }

        byte[] list(List<Bits> extensions, X509Certificate... revoked) {
            var builder = new X509v2CRLBuilder(new X500Name(name), Date.from(NOW));
            builder.setNextUpdate(Date.from(NOW.plus(Duration.ofDays(1))));
            for (X509Certificate one : revoked) {
                builder.addCRLEntry(one.getSerialNumber(), Date.from(NOW), CRLReason.keyCompromise);
            }
            return sign(builder, extensions);
        }

        byte[] sign(X509v2CRLBuilder builder, List<Bits> extensions) {
            try {
                for (Bits one : extensions) {
                    builder.addExtension(one.oid(), one.critical(), one.value());
                }
                var signer =
                        new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
                return builder.build(signer).getEncoded();
            } catch (CertIOException | OperatorCreationException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// An extension.
    record Bits(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
        static List<Bits> authority() {
            return List.of(
                    new Bits(Extension.basicConstraints, true, new BasicConstraints(true)),
                    keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        }

        static Bits keyUsage(int usage) {
            return new Bits(Extension.keyUsage, true, new KeyUsage(usage));
        }
    }

    static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static TrustStore trusting(X509Certificate... anchors) {
        return TrustStore.of(
                java.util.Arrays.stream(anchors)
                        .map(
                                one ->
                                        new TrustAnchor(
                                                one,
                                                TrustAnchor.Purpose.GOVERNMENT,
                                                new HostRule.Nowhere()))
                        .toList());
    }
}
