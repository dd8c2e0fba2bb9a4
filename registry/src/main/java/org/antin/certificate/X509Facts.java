package org.antin.certificate;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

import javax.security.auth.x500.X500Principal;

/// What a certificate says of itself.
///
/// @param serial lower-case hex without leading zeros
/// @param issuer and
/// @param subject as RFC 4514 writes them
/// @param keyBits size of the key
/// @param fingerprint SHA-256 of the whole certificate, lower-case hex
public record X509Facts(
        String serial,
        String issuer,
        String subject,
        Instant notBefore,
        Instant notAfter,
        String keyAlgorithm,
        int keyBits,
        String fingerprint) {
    private static final Map<String, String> NAMES =
            Map.of(
                    "1.2.840.113549.1.9.1", "emailAddress",
                    "2.5.4.5", "serialNumber",
                    "2.5.4.12", "title",
                    "2.5.4.97", "organizationIdentifier");

    /// The certificate in these bytes (DER, or PEM as text); empty when there is none.
    public static Optional<X509Certificate> parse(byte[] bytes) {
        try {
            return Optional.of(
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(bytes)));
        } catch (CertificateException none) {
            return Optional.empty();
        }
    }

    /// The one certificate in these bytes; empty when there is none, or more than one.
    public static Optional<X509Certificate> parseOnly(byte[] bytes) {
        try {
            var all =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(bytes));
            return all.size() == 1 ? parse(bytes) : Optional.empty();
        } catch (CertificateException none) {
            return Optional.empty();
        }
    }

    public static X509Facts of(X509Certificate certificate) {
        var key = certificate.getPublicKey();
        int bits =
                switch (key) {
                    case RSAPublicKey rsa -> rsa.getModulus().bitLength();
                    case ECPublicKey ec -> ec.getParams().getOrder().bitLength();
                    case EdECPublicKey _ -> 255;
                    default -> 0;
                };
        return new X509Facts(
                certificate.getSerialNumber().toString(16),
                name(certificate.getIssuerX500Principal()),
                name(certificate.getSubjectX500Principal()),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                key.getAlgorithm(),
                bits,
                fingerprint(encoded(certificate)));
    }

    /// Its DER bytes.
    public static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    static String name(X500Principal name) {
        return name.getName(X500Principal.RFC2253, NAMES);
    }

    private static String fingerprint(byte[] der) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
