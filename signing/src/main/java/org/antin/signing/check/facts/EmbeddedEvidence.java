package org.antin.signing.check.facts;

import org.antin.signing.trust.Crypto;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.OtherRevocationInfoFormat;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.esf.RevocationValues;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.SignerInformation;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.security.cert.CertificateException;

/// The certificates and revocation data a CMS brings along. Nobody vouches for any of it, so what
/// can't be read is left out.
final class EmbeddedEvidence {
    /// Adobe's RevocationInfoArchival.
    private static final ASN1ObjectIdentifier ADOBE =
            new ASN1ObjectIdentifier("1.2.840.113583.1.1.8");

    private final FactsInHand facts;

    private EmbeddedEvidence(FactsInHand facts) {
        this.facts = facts;
    }

    static void of(SignedData cms, Iterable<SignerInformation> signers, FactsInHand facts) {
        var evidence = new EmbeddedEvidence(facts);
        evidence.certificates(cms.getCertificates());
        evidence.lists(cms.getCRLs());
        for (SignerInformation signer : signers) {
            evidence.attributes(signer.getSignedAttributes());
            evidence.attributes(signer.getUnsignedAttributes());
        }
    }

    private void certificates(@Nullable Iterable<ASN1Encodable> all) {
        if (all == null) return;
        for (ASN1Encodable one : all) {
            // Other shapes are attribute certificates and worse.
            if (one.toASN1Primitive() instanceof ASN1Sequence certificate) certificate(certificate);
        }
    }

    private void certificate(ASN1Encodable certificate) {
        try {
            facts.certificate(Crypto.certificate(certificate.toASN1Primitive().getEncoded()));
        } catch (IOException | CertificateException e) {
            // It can't help, and nothing depends on it.
        }
    }

    /// RFC 5652, 10.2.1; RFC 5940.
    private void lists(@Nullable ASN1Set all) {
        if (all == null) return;
        for (ASN1Encodable one : all) {
            try {
                switch (one.toASN1Primitive()) {
                    case ASN1Sequence crl -> facts.crl(crl.getEncoded());
                    case ASN1TaggedObject other ->
                            facts.ocsp(
                                    OtherRevocationInfoFormat.getInstance(other, false)
                                            .getInfo()
                                            .toASN1Primitive()
                                            .getEncoded());
                    default -> {}
                }
            } catch (IOException | IllegalArgumentException | IllegalStateException e) {
                // As above.
            }
        }
    }

    private void attributes(@Nullable AttributeTable attributes) {
        if (attributes == null) return;
        for (ASN1Encodable value : values(attributes, PKCSObjectIdentifiers.id_aa_ets_certValues)) {
            if (value instanceof ASN1Sequence all) certificates(all);
        }
        for (ASN1Encodable value :
                values(attributes, PKCSObjectIdentifiers.id_aa_ets_revocationValues)) {
            revocationValues(value);
        }
        for (ASN1Encodable value : values(attributes, ADOBE)) adobe(value);
    }

    private static ASN1Set values(AttributeTable attributes, ASN1ObjectIdentifier which) {
        Attribute attribute = attributes.get(which);
        return attribute == null ? new org.bouncycastle.asn1.DERSet() : attribute.getAttrValues();
    }

    private void revocationValues(ASN1Encodable value) {
        try {
            RevocationValues all = RevocationValues.getInstance(value);
            for (var crl : all.getCrlVals()) facts.crl(crl.getEncoded());
            for (var answer : all.getOcspVals()) facts.ocsp(answer.getEncoded());
        } catch (IOException
                | IllegalArgumentException
                | IllegalStateException
                | NullPointerException e) {
            // As above; the library stumbles over lists left out.
        }
    }

    private void adobe(ASN1Encodable value) {
        try {
            for (ASN1Encodable part : ASN1Sequence.getInstance(value)) {
                ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(part);
                if (tagged.getTagNo() > 1) continue;
                for (ASN1Encodable one : ASN1Sequence.getInstance(tagged, true)) {
                    byte[] der = one.toASN1Primitive().getEncoded();
                    if (tagged.getTagNo() == 0) facts.crl(der);
                    else facts.ocsp(der);
                }
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            // As above.
        }
    }
}
