package org.antin.signing.make;

import org.antin.signing.trust.Crypto;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whose certificates stand behind the signatures and time stamps that a PDF carries. Nothing is
/// checked here: it only says whom to ask about.
final class EarlierSigners {
    final Set<X509Certificate> signers = new LinkedHashSet<>();
    final Set<X509Certificate> atHand = new LinkedHashSet<>();

    /// Tokens of time stamps, in file order.
    final List<byte[]> stamps = new ArrayList<>();

    static EarlierSigners of(PDDocument document) {
        var found = new EarlierSigners();
        for (SignedField field : SignedField.all(document)) {
            field.value()
                    .map(value -> value.getDictionaryObject(COSName.CONTENTS))
                    .filter(COSString.class::isInstance)
                    .ifPresent(contents -> found.cms(((COSString) contents).getBytes()));
        }
        return found;
    }

    /// @param der a CMS, with whatever fills its room behind it
    void cms(byte[] der) {
        try (var in = new ASN1InputStream(der)) {
            cms(new CMSSignedData(ContentInfo.getInstance(in.readObject())));
        } catch (IOException | CMSException | IllegalArgumentException e) {
            // Not for us to judge: the checker will say that it can't be read.
        }
    }

    private void cms(CMSSignedData cms) throws IOException {
        if (PKCSObjectIdentifiers.id_ct_TSTInfo.getId().equals(cms.getSignedContentTypeOID())) {
            stamps.add(cms.getEncoded());
        }
        for (X509CertificateHolder one : cms.getCertificates().getMatches(null)) {
            certificate(one).ifPresent(atHand::add);
        }
        for (SignerInformation signer : cms.getSignerInfos()) {
            for (var one : cms.getCertificates().getMatches(null)) {
                if (signer.getSID().match(one)) certificate(one).ifPresent(signers::add);
            }
            Attribute stamp =
                    signer.getUnsignedAttributes() == null
                            ? null
                            : signer.getUnsignedAttributes()
                                    .get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
            if (stamp == null) continue;
            for (ASN1Encodable token : stamp.getAttrValues()) {
                cms(token.toASN1Primitive().getEncoded());
            }
        }
    }

    private static Optional<X509Certificate> certificate(X509CertificateHolder holder) {
        try {
            return Optional.of(Crypto.certificate(holder.getEncoded()));
        } catch (IOException | CertificateException e) {
            return Optional.empty();
        }
    }
}
