package org.antin.signing.check.facts;

import org.antin.signing.check.Integrity;
import org.antin.signing.check.Reason;
import org.antin.signing.trust.Crypto;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

/// Proves one signer info of a CMS against what it is over (RFC 5652, 5.4 and 5.6).
final class SignerProof {
    private final SignerInformation signer;
    private final SignedContent content;
    private final boolean counter;

    private SignerProof(SignerInformation signer, SignedContent content, boolean counter) {
        this.signer = signer;
        this.content = content;
        this.counter = counter;
    }

    /// @param content what it is over, found by the reader and not by the signature
    /// @param known certificates the signer's may be among
    static Proof of(
            SignerInformation signer, SignedContent content, Collection<X509Certificate> known) {
        return new SignerProof(signer, content, false).prove(known);
    }

    /// The same for a signature over another signature's value (11.4).
    static Proof ofCounter(
            SignerInformation signer, SignedContent content, Collection<X509Certificate> known) {
        return new SignerProof(signer, content, true).prove(known);
    }

    private Proof prove(Collection<X509Certificate> known) {
        NamedSigner named;
        try {
            named = new NamedSigner(signer);
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
            return found(null, Integrity.BROKEN, Reason.SIGNATURE_STRUCTURE);
        }
        List<X509Certificate> meant = named.among(known);
        X509Certificate likely = meant.isEmpty() ? null : meant.getFirst();
        Reason rule = counter ? null : SignerInfoChecks.broken(signer);
        if (rule != null) return found(likely, Integrity.BROKEN, rule);
        Boolean digested = digested();
        if (digested == null) return found(likely, Integrity.UNKNOWN, Reason.SIGNATURE_UNSUPPORTED);
        if (!digested) return found(likely, Integrity.BROKEN, Reason.HASH_MISMATCH);
        if (likely == null) return found(null, Integrity.UNKNOWN, Reason.NO_SIGNING_CERTIFICATE);
        for (X509Certificate one : meant) {
            if (!signedBy(one)) continue;
            return named.boundTo(one)
                    ? found(one, Integrity.INTACT, null)
                    : found(one, Integrity.BROKEN, Reason.CERTIFICATE_SUBSTITUTED);
        }
        boolean otherOrder = SignerInfoChecks.holdsAsSent(signer, likely);
        return found(
                likely,
                Integrity.BROKEN,
                otherOrder ? Reason.ATTRIBUTE_ORDER : Reason.SIGNATURE_MISMATCH);
    }

    private Proof found(
            @Nullable X509Certificate certificate, Integrity integrity, @Nullable Reason fault) {
        return new Proof(certificate, integrity, fault, algorithms(signer, certificate));
    }

    static Algorithms algorithms(SignerInformation signer, @Nullable X509Certificate certificate) {
        return Algorithms.of(
                Digests.name(signer.getDigestAlgorithmID().getAlgorithm()),
                certificate == null ? null : certificate.getPublicKey());
    }

    /// Whether the signed digest is that of the content; null when it can't be computed. Without
    /// signed attributes the signature itself is over the content.
    private @Nullable Boolean digested() {
        AttributeTable signed = signer.getSignedAttributes();
        ASN1ObjectIdentifier algorithm = signer.getDigestAlgorithmID().getAlgorithm();
        byte[] own = content.digest(algorithm);
        if (own == null) return null;
        if (signed == null) return true;
        Attribute stated = signed.get(CMSAttributes.messageDigest);
        return stated != null
                && stated.getAttrValues().size() == 1
                && stated.getAttrValues().getObjectAt(0) instanceof ASN1OctetString octets
                && MessageDigest.isEqual(octets.getOctets(), own);
    }

    /// Whether this certificate's key made the signature value.
    private boolean signedBy(X509Certificate certificate) {
        try {
            ContentVerifier verifier =
                    new JcaSimpleSignerInfoVerifierBuilder()
                            .setProvider(Crypto.provider())
                            .build(certificate.getPublicKey())
                            .getContentVerifier(
                                    signer.toASN1Structure().getDigestEncryptionAlgorithm(),
                                    signer.getDigestAlgorithmID());
            try (OutputStream out = verifier.getOutputStream()) {
                byte[] attributes = signer.getEncodedSignedAttributes();
                if (attributes == null) content.writeTo(out);
                else out.write(attributes);
            }
            return verifier.verify(signer.getSignature());
        } catch (OperatorCreationException
                | RuntimeOperatorException
                | IOException
                | IllegalArgumentException e) {
            return false;
        }
    }
}
