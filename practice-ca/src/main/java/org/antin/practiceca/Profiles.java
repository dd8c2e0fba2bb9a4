package org.antin.practiceca;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DisplayText;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.PolicyQualifierId;
import org.bouncycastle.asn1.x509.PolicyQualifierInfo;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.UserNotice;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;

/// What is written into each kind of certificate (signing-rules 7.3, 7.4; RFC 5280).
final class Profiles {
    /// Policy of every practice certificate. 2.999 is the arc of ITU-T X.660 for examples: nobody
    /// owns it, so nobody can take our certificates for somebody's real policy.
    static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("2.999.19.2020.1");

    static final String NOTICE = "Chứng thư số thực hành, không có giá trị pháp lý";

    private static final KeyPurposeId MS_DOCUMENT_SIGNING = purpose("1.3.6.1.4.1.311.10.3.12");
    private static final KeyPurposeId ADOBE_DOCUMENT_SIGNING = purpose("1.2.840.113583.1.1.5");
    private static final String HOUSE = "Ấn Tín (THỰC HÀNH)";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Endpoints endpoints;

    Profiles(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /// First and last second of a certificate's life.
    record Life(Instant from, Instant to) {
        /// The CA's own certificates start ten years back, so that a life-like history can be laid
        /// into the past.
        static Life around(Instant now, int yearsAhead) {
            var day = now.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
            return new Life(day.minusYears(10).toInstant(), day.plusYears(yearsAhead).toInstant());
        }
    }

    Party root(KeyPair keys, Instant now) {
        X500Name self = houseName("Ấn Tín THỰC HÀNH Root CA");
        var open = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
        var signer = Party.signer(keys.getPrivate());
        var builder = builder(self, serial(), Life.around(now, 20), self, open);
        add(builder, Extension.basicConstraints, true, new BasicConstraints(true));
        add(builder, Extension.keyUsage, true, certSigning());
        return new Party(finish(builder, open, open, signer), keys.getPrivate());
    }

    Party issuing(Party root, KeyPair keys, Instant now) {
        var builder =
                under(
                        root,
                        serial(),
                        Life.around(now, 15),
                        houseName("Ấn Tín THỰC HÀNH CA phục vụ các cơ quan Nhà nước"),
                        keys.getPublic());
        add(builder, Extension.basicConstraints, true, new BasicConstraints(0));
        add(builder, Extension.keyUsage, true, certSigning());
        add(builder, Extension.authorityInfoAccess, false, access(Endpoints.ROOT_CER, null));
        add(builder, Extension.cRLDistributionPoints, false, crlAt(Endpoints.ROOT_CRL));
        return party(builder, root, keys);
    }

    /// RFC 6960 4.2.2.2: a delegated responder, itself never checked (4.2.2.2.1).
    Party ocsp(Party issuing, KeyPair keys, Instant now) {
        var builder =
                under(
                        issuing,
                        serial(),
                        Life.around(now, 14),
                        houseName("Ấn Tín THỰC HÀNH OCSP"),
                        keys.getPublic());
        add(builder, Extension.basicConstraints, true, new BasicConstraints(false));
        add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        add(
                builder,
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
        add(builder, OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
        return party(builder, issuing, keys);
    }

    /// RFC 3161 2.3: exactly one purpose, critical.
    Party tsa(Party issuing, KeyPair keys, Instant now) {
        var builder =
                under(
                        issuing,
                        serial(),
                        Life.around(now, 14),
                        houseName("Ấn Tín THỰC HÀNH TSA"),
                        keys.getPublic());
        add(builder, Extension.basicConstraints, true, new BasicConstraints(false));
        add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        add(
                builder,
                Extension.extendedKeyUsage,
                true,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        addWhereToLook(builder);
        return party(builder, issuing, keys);
    }

    /// A subscriber's certificate.
    X509CertificateHolder leaf(Party issuing, BigInteger serial, LeafRequest request) {
        var builder =
                under(
                        issuing,
                        serial,
                        new Life(request.notBefore(), request.notAfter()),
                        request.subject().distinguishedName(),
                        request.key());
        add(builder, Extension.basicConstraints, true, new BasicConstraints(false));
        add(
                builder,
                Extension.keyUsage,
                true,
                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        add(
                builder,
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(
                        new KeyPurposeId[] {
                            KeyPurposeId.id_kp_emailProtection,
                            MS_DOCUMENT_SIGNING,
                            ADOBE_DOCUMENT_SIGNING
                        }));
        if (request.subject() instanceof Subject.Individual(_, _, _, _, _, String email, _)
                && email != null) {
            // RFC 5280 4.1.2.6: an address in the subject is legacy and must be here too.
            add(
                    builder,
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.rfc822Name, email)));
        }
        addWhereToLook(builder);
        return finish(
                builder,
                SubjectPublicKeyInfo.getInstance(request.key().getEncoded()),
                issuing.certificate().getSubjectPublicKeyInfo(),
                issuing.signer());
    }

    /// 8 random bytes, as the real provider's serials are; never negative, never short.
    static BigInteger serial() {
        byte[] bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        bytes[0] = (byte) ((bytes[0] & 0x3f) | 0x40);
        return new BigInteger(1, bytes);
    }

    /// RFC 7093 2 (1): the leftmost 160 bits of SHA-256 over the key, so that SHA-1 is not needed.
    static byte[] keyIdentifier(SubjectPublicKeyInfo key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(key.getPublicKeyData().getBytes());
            return Arrays.copyOf(hash, 20);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void addWhereToLook(X509v3CertificateBuilder builder) {
        add(
                builder,
                Extension.authorityInfoAccess,
                false,
                access(Endpoints.ISSUING_CER, Endpoints.OCSP));
        add(builder, Extension.cRLDistributionPoints, false, crlAt(Endpoints.CRL));
    }

    private static X509v3CertificateBuilder under(
            Party issuer, BigInteger serial, Life life, X500Name subject, PublicKey key) {
        return builder(
                issuer.name(),
                serial,
                life,
                subject,
                SubjectPublicKeyInfo.getInstance(key.getEncoded()));
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer,
            BigInteger serial,
            Life life,
            X500Name subject,
            SubjectPublicKeyInfo key) {
        return new X509v3CertificateBuilder(
                issuer, serial, Date.from(life.from()), Date.from(life.to()), subject, key);
    }

    private static Party party(X509v3CertificateBuilder builder, Party issuer, KeyPair keys) {
        var open = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
        var above = issuer.certificate().getSubjectPublicKeyInfo();
        return new Party(finish(builder, open, above, issuer.signer()), keys.getPrivate());
    }

    private static X509CertificateHolder finish(
            X509v3CertificateBuilder builder,
            SubjectPublicKeyInfo own,
            SubjectPublicKeyInfo above,
            ContentSigner signer) {
        add(
                builder,
                Extension.subjectKeyIdentifier,
                false,
                new SubjectKeyIdentifier(keyIdentifier(own)));
        add(
                builder,
                Extension.authorityKeyIdentifier,
                false,
                new AuthorityKeyIdentifier(keyIdentifier(above)));
        add(builder, Extension.certificatePolicies, false, practicePolicy());
        return builder.build(signer);
    }

    private static CertificatePolicies practicePolicy() {
        var notice =
                new UserNotice(null, new DisplayText(DisplayText.CONTENT_TYPE_UTF8STRING, NOTICE));
        var qualifier = new PolicyQualifierInfo(PolicyQualifierId.id_qt_unotice, notice);
        return new CertificatePolicies(new PolicyInformation(POLICY, new DERSequence(qualifier)));
    }

    private static KeyUsage certSigning() {
        return new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }

    private AuthorityInformationAccess access(String issuer, @Nullable String ocsp) {
        var above = describe(AccessDescription.id_ad_caIssuers, issuer);
        return new AuthorityInformationAccess(
                ocsp == null
                        ? new AccessDescription[] {above}
                        : new AccessDescription[] {
                            describe(AccessDescription.id_ad_ocsp, ocsp), above
                        });
    }

    private AccessDescription describe(ASN1ObjectIdentifier method, String endpoint) {
        return new AccessDescription(method, address(endpoint));
    }

    private CRLDistPoint crlAt(String endpoint) {
        var name = new DistributionPointName(new GeneralNames(address(endpoint)));
        return new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(name, null, null)});
    }

    private GeneralName address(String endpoint) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, endpoints.of(endpoint));
    }

    private static X500Name houseName(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "VN")
                .addRDN(BCStyle.O, HOUSE)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    private static KeyPurposeId purpose(String oid) {
        return KeyPurposeId.getInstance(new ASN1ObjectIdentifier(oid));
    }

    private static void add(
            X509v3CertificateBuilder builder,
            ASN1ObjectIdentifier oid,
            boolean critical,
            ASN1Encodable value) {
        try {
            builder.addExtension(oid, critical, value);
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }
}
