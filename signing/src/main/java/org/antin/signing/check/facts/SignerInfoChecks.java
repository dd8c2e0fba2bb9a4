package org.antin.signing.check.facts;

import org.antin.signing.check.Reason;
import org.antin.signing.trust.Crypto;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.util.Set;

/// What a CMS signer info must keep to beyond what its signature proves (RFC 5652).
final class SignerInfoChecks {
    private SignerInfoChecks() {}

    /// The first rule it breaks; null when it keeps them.
    static @Nullable Reason broken(SignerInformation signer) {
        if (mixed(signer)) return Reason.ALGORITHM_MISMATCH;
        AttributeTable signed = signer.getSignedAttributes();
        if (signed != null) {
            // 5.3, 11.1, 11.2: without these two the attributes are signed, the content isn't.
            if (signed.getAll(CMSAttributes.messageDigest).size() != 1
                    || signed.getAll(CMSAttributes.contentType).size() != 1) {
                return Reason.REFERENCE_STRUCTURE;
            }
        }
        return null;
    }

    /// RFC 8933 3: the digest over the content and the one inside the signature are the same. RFC
    /// 8419 2.3 and 3.1: Edwards curves go with one digest each.
    private static boolean mixed(SignerInformation signer) {
        ASN1ObjectIdentifier content = signer.getDigestAlgorithmID().getAlgorithm();
        var curve = new ASN1ObjectIdentifier(signer.getEncryptionAlgOID());
        if (signer.getSignedAttributes() != null) {
            if (curve.equals(EdECObjectIdentifiers.id_Ed25519)) {
                return !content.equals(NISTObjectIdentifiers.id_sha512);
            }
            if (curve.equals(EdECObjectIdentifiers.id_Ed448)) {
                return !content.equals(NISTObjectIdentifiers.id_shake256_len)
                        && !content.equals(NISTObjectIdentifiers.id_shake256);
            }
        }
        ASN1ObjectIdentifier inSignature =
                digestOf(
                        new AlgorithmIdentifier(
                                curve,
                                signer.toASN1Structure()
                                        .getDigestEncryptionAlgorithm()
                                        .getParameters()));
        return inSignature != null && !inSignature.equals(content);
    }

    /// The digest a signature algorithm names; null when it leaves that to its surroundings.
    static @Nullable ASN1ObjectIdentifier digestOf(AlgorithmIdentifier signature) {
        ASN1ObjectIdentifier oid = signature.getAlgorithm();
        if (oid.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            ASN1Encodable parameters = signature.getParameters();
            return RSASSAPSSparams.getInstance(parameters == null ? new DERSequence() : parameters)
                    .getHashAlgorithm()
                    .getAlgorithm();
        }
        Set<ASN1ObjectIdentifier> silent =
                Set.of(
                        PKCSObjectIdentifiers.rsaEncryption,
                        EdECObjectIdentifiers.id_Ed25519,
                        EdECObjectIdentifiers.id_Ed448);
        if (silent.contains(oid)) return null;
        var finder = new DefaultDigestAlgorithmIdentifierFinder();
        AlgorithmIdentifier digest = finder.find(signature);
        return digest == null ? null : digest.getAlgorithm();
    }

    /// The digest a certificate was signed over; null when it can't be told.
    static @Nullable String digestOf(X509Certificate certificate) {
        try {
            byte[] given = certificate.getSigAlgParams();
            ASN1Encodable parameters = given == null ? null : ASN1Primitive.fromByteArray(given);
            var oid = new ASN1ObjectIdentifier(certificate.getSigAlgOID());
            return digestNamed(new AlgorithmIdentifier(oid, parameters));
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    /// The same of a signature that isn't on a message, by name; null when it can't be told.
    static @Nullable String digestNamed(AlgorithmIdentifier signature) {
        ASN1ObjectIdentifier oid = signature.getAlgorithm();
        if (oid.equals(EdECObjectIdentifiers.id_Ed25519)) return "SHA-512";
        if (oid.equals(EdECObjectIdentifiers.id_Ed448)) return "SHAKE256-512";
        try {
            ASN1ObjectIdentifier digest = digestOf(signature);
            return digest == null ? null : Digests.name(digest);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// Whether the signature holds over the attributes as they were sent, though not over their DER
    /// order, which is what 5.4 asks to be signed.
    static boolean holdsAsSent(SignerInformation signer, X509Certificate certificate) {
        ASN1Set attributes = signer.toASN1Structure().getAuthenticatedAttributes();
        if (attributes == null) return false;
        try {
            var algorithm = algorithm(signer);
            if (algorithm == null) return false;
            var verifier =
                    new JcaContentVerifierProviderBuilder()
                            .setProvider(Crypto.provider())
                            .build(certificate.getPublicKey())
                            .get(algorithm);
            try (OutputStream out = verifier.getOutputStream()) {
                out.write(attributes.getEncoded(ASN1Encoding.DL));
            }
            return verifier.verify(signer.getSignature());
        } catch (OperatorCreationException | IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static @Nullable AlgorithmIdentifier algorithm(SignerInformation signer) {
        var given = signer.toASN1Structure().getDigestEncryptionAlgorithm();
        if (!given.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) return given;
        String digest =
                new DefaultAlgorithmNameFinder()
                        .getAlgorithmName(signer.getDigestAlgorithmID())
                        .replace("-", "");
        try {
            return new DefaultSignatureAlgorithmIdentifierFinder().find(digest + "withRSA");
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
