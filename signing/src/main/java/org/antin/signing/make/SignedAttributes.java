package org.antin.signing.make;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/// The CMS side of a PAdES signature (ETSI EN 319 142-1, clause 6.3; RFC 5652): what the token
/// signs, and the SignedData around its answer. DER throughout, as PAdES asks; no signing-time
/// attribute, because the signature dictionary's M says it.
final class SignedAttributes {
    /// RFC 5754 section 2: SHA-256 has no parameters.
    private static final AlgorithmIdentifier SHA256 =
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

    private SignedAttributes() {}

    /// The DER SET OF attributes that is signed: content type, digest of the document's bytes, and
    /// which certificate is meant (RFC 5035), so that no other can be put in its place.
    static byte[] der(byte[] documentDigest, X509Certificate signer) {
        var attributes = new ASN1EncodableVector();
        attributes.add(
                new Attribute(CMSAttributes.contentType, new DERSet(CMSObjectIdentifiers.data)));
        attributes.add(
                new Attribute(
                        CMSAttributes.messageDigest,
                        new DERSet(new DEROctetString(documentDigest))));
        var issuer = new GeneralNames(new GeneralName(issuer(signer)));
        var id =
                new ESSCertIDv2(
                        SHA256,
                        Digests.sha256(encoded(signer)),
                        new IssuerSerial(issuer, signer.getSerialNumber()));
        attributes.add(
                new Attribute(
                        PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                        new DERSet(new SigningCertificateV2(new ESSCertIDv2[] {id}))));
        return der(new DERSet(attributes));
    }

    /// The document's digest inside attributes that [#der] made; empty if they are anything else.
    static Optional<byte[]> documentDigest(byte[] attributes) {
        try {
            for (var each : ASN1Set.getInstance(attributes)) {
                Attribute attribute = Attribute.getInstance(each);
                if (attribute.getAttrType().equals(CMSAttributes.messageDigest)) {
                    var value = ASN1OctetString.getInstance(attribute.getAttributeValues()[0]);
                    return Optional.of(value.getOctets());
                }
            }
            return Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /// The whole CMS for the signature dictionary.
    ///
    /// @param timeStampToken DER token over the signature value, at level T
    static byte[] signedData(
            byte[] attributes,
            SignatureAlgorithm algorithm,
            List<X509Certificate> chain,
            byte[] signatureValue,
            Optional<byte[]> timeStampToken) {
        X509Certificate signer = chain.getFirst();
        var certificates = new ASN1EncodableVector();
        for (X509Certificate certificate : chain) {
            certificates.add(Certificate.getInstance(encoded(certificate)));
        }
        @org.jspecify.annotations.Nullable ASN1Set unsigned = null;
        if (timeStampToken.isPresent()) {
            unsigned =
                    new DERSet(
                            new Attribute(
                                    PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                                    new DERSet(ContentInfo.getInstance(timeStampToken.get()))));
        }
        var signerInfo =
                new SignerInfo(
                        new SignerIdentifier(
                                new IssuerAndSerialNumber(
                                        issuer(signer), signer.getSerialNumber())),
                        SHA256,
                        ASN1Set.getInstance(attributes),
                        algorithm.identifier(),
                        new DEROctetString(signatureValue),
                        unsigned);
        var signedData =
                new SignedData(
                        new DERSet(SHA256),
                        new ContentInfo(CMSObjectIdentifiers.data, null),
                        new DERSet(certificates),
                        null,
                        new DERSet(signerInfo));
        return der(new ContentInfo(CMSObjectIdentifiers.signedData, signedData));
    }

    private static X500Name issuer(X509Certificate certificate) {
        return X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("certificate without its bytes", e);
        }
    }

    private static byte[] der(org.bouncycastle.asn1.ASN1Object object) {
        try {
            return object.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
