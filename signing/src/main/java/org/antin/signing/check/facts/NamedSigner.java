package org.antin.signing.check.facts;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cms.SignerId;
import org.bouncycastle.cms.SignerInformation;
import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// Which certificate a CMS signature names as its signer's: by issuer and serial or by key (RFC
/// 5652, 5.3), and, under the signature itself, by hash (RFC 5035).
final class NamedSigner {
    private static final String SUBJECT_KEY = "2.5.29.14";

    private final SignerId id;
    private final List<Bound> bound = new ArrayList<>();

    /// A certificate the signer bound the signature to.
    private record Bound(
            ASN1ObjectIdentifier algorithm, byte[] hash, @Nullable IssuerSerial issuerSerial) {}

    /// @throws IllegalArgumentException when what names the certificate can't be read
    NamedSigner(SignerInformation signer) {
        id = signer.getSID();
        AttributeTable signed = signer.getSignedAttributes();
        if (signed == null) return;
        ASN1Encodable second = value(signed, PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (second != null) {
            ESSCertIDv2[] all = SigningCertificateV2.getInstance(second).getCerts();
            // The first one is the signer's; the others only limit the path.
            if (all.length > 0) {
                bound.add(
                        new Bound(
                                all[0].getHashAlgorithm().getAlgorithm(),
                                all[0].getCertHash(),
                                all[0].getIssuerSerial()));
            }
        }
        ASN1Encodable first = value(signed, PKCSObjectIdentifiers.id_aa_signingCertificate);
        if (first != null) {
            ESSCertID[] all = SigningCertificate.getInstance(first).getCerts();
            if (all.length > 0) {
                bound.add(
                        new Bound(
                                OIWObjectIdentifiers.idSHA1,
                                all[0].getCertHash(),
                                all[0].getIssuerSerial()));
            }
        }
    }

    private static @Nullable ASN1Encodable value(
            AttributeTable attributes, ASN1ObjectIdentifier which) {
        Attribute attribute = attributes.get(which);
        return attribute == null || attribute.getAttrValues().size() == 0
                ? null
                : attribute.getAttrValues().getObjectAt(0);
    }

    /// Those that may be meant, the likeliest first.
    List<X509Certificate> among(Collection<X509Certificate> all) {
        var both = new ArrayList<X509Certificate>();
        var byId = new ArrayList<X509Certificate>();
        var byHash = new ArrayList<X509Certificate>();
        for (X509Certificate one : all) {
            boolean named = named(one);
            boolean hashed = !bound.isEmpty() && bound.stream().allMatch(b -> hash(b, one));
            if (named && (hashed || bound.isEmpty())) both.add(one);
            else if (named) byId.add(one);
            else if (hashed) byHash.add(one);
        }
        both.addAll(byId);
        both.addAll(byHash);
        return both;
    }

    /// Whether the signature is bound to no certificate, or to this one.
    boolean boundTo(X509Certificate certificate) {
        return bound.stream().allMatch(b -> hash(b, certificate) && serial(b, certificate));
    }

    private boolean named(X509Certificate certificate) {
        byte[] key = id.getSubjectKeyIdentifier();
        if (key != null && Arrays.equals(key, subjectKey(certificate))) return true;
        return id.getSerialNumber() != null
                && id.getSerialNumber().equals(certificate.getSerialNumber())
                && id.getIssuer() != null
                && id.getIssuer().equals(issuer(certificate));
    }

    private static X500Name issuer(X509Certificate certificate) {
        return X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
    }

    private static byte @Nullable [] subjectKey(X509Certificate certificate) {
        byte[] wrapped = certificate.getExtensionValue(SUBJECT_KEY);
        if (wrapped == null) return null;
        try {
            byte[] inner = ASN1OctetString.getInstance(wrapped).getOctets();
            return SubjectKeyIdentifier.getInstance(inner).getKeyIdentifier();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean hash(Bound bound, X509Certificate certificate) {
        MessageDigest digest = Digests.open(bound.algorithm());
        if (digest == null) return false;
        try {
            return MessageDigest.isEqual(digest.digest(certificate.getEncoded()), bound.hash());
        } catch (CertificateEncodingException e) {
            return false;
        }
    }

    private static boolean serial(Bound bound, X509Certificate certificate) {
        IssuerSerial said = bound.issuerSerial();
        if (said == null) return true;
        if (!said.getSerial().getValue().equals(certificate.getSerialNumber())) return false;
        for (GeneralName name : said.getIssuer().getNames()) {
            if (name.getTagNo() == GeneralName.directoryName
                    && X500Name.getInstance(name.getName()).equals(issuer(certificate))) {
                return true;
            }
        }
        return false;
    }
}
