package org.antin.signing.check.facts;

import eu.europa.esig.dss.cades.validation.CAdESSignature;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.Digest;
import eu.europa.esig.dss.model.ManifestEntry;
import eu.europa.esig.dss.model.ReferenceValidation;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CertificateValidity;
import eu.europa.esig.dss.spi.x509.revocation.ocsp.OCSPResponseBinary;
import eu.europa.esig.dss.spi.x509.tsp.TimestampToken;
import eu.europa.esig.dss.spi.x509.tsp.TimestampedReference;
import eu.europa.esig.dss.xades.validation.XAdESSignature;

import org.antin.signing.check.Integrity;
import org.antin.signing.check.LaterChanges;
import org.antin.signing.check.Reason;
import org.antin.signing.check.TimestampType;
import org.antin.signing.trust.Crypto;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.jspecify.annotations.Nullable;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What EU DSS took apart, as facts of ours. DSS is asked for cryptography and encoding only; what
/// it means is judged elsewhere.
final class DssSignatures {
    /// To name the level of a signature, DSS goes over the whole file several times for each of its
    /// references: half a minute for nine hundred. Beyond this the level stays unnamed.
    private static final int MOST_REFERENCES = 100;

    private DssSignatures() {}

    /// A verifier that fetches nothing and checks nothing online.
    static CertificateVerifier offline() {
        var verifier = new CommonCertificateVerifier();
        verifier.setAIASource(null);
        return verifier;
    }

    static Proof prove(AdvancedSignature signature) {
        var checked = signature.getSignatureCryptographicVerification();
        CertificateValidity named =
                signature.getCandidatesForSigningCertificate().getTheCertificateValidity();
        CertificateToken token = signature.getSigningCertificateToken();
        X509Certificate signer = token == null ? null : token.getCertificate();
        var algorithms =
                weakest(
                        signature,
                        Algorithms.of(
                                digest(signature), signer == null ? null : signer.getPublicKey()));
        Reason fault = null;
        Integrity integrity = Integrity.BROKEN;
        if (checked.isReferenceDataFound() && !checked.isReferenceDataIntact()) {
            fault = Reason.HASH_MISMATCH;
        } else if (signer == null) {
            fault = Reason.NO_SIGNING_CERTIFICATE;
            integrity = Integrity.UNKNOWN;
        } else if (!checked.isReferenceDataFound()) {
            fault = Reason.SIGNED_DATA_MISSING;
            integrity = Integrity.UNKNOWN;
        } else if (!checked.isSignatureIntact()) {
            if (meant(signature)) {
                fault = Reason.SIGNATURE_MISMATCH;
            } else {
                fault = Reason.NO_SIGNING_CERTIFICATE;
                integrity = Integrity.UNKNOWN;
            }
        } else if (named != null && substituted(named)) {
            fault = Reason.CERTIFICATE_SUBSTITUTED;
        } else {
            integrity = Integrity.INTACT;
        }
        return new Proof(signer, integrity, fault, algorithms);
    }

    /// Whether a certificate at hand is the one the signature names. Where it names one and that is
    /// missing, others not matching proves nothing.
    private static boolean meant(AdvancedSignature signature) {
        List<CertificateValidity> candidates =
                signature.getCandidatesForSigningCertificate().getCertificateValidityList();
        boolean named =
                candidates.stream().anyMatch(v -> v.isDigestPresent() || v.isIssuerSerialPresent());
        return !named
                || candidates.stream()
                        .anyMatch(
                                v ->
                                        v.isDigestEqual()
                                                || v.isSignerIdMatch()
                                                || v.isSerialNumberEqual()
                                                        && v.isDistinguishedNameEqual());
    }

    /// The signer bound the signature to a certificate, and this one isn't it (RFC 5035).
    private static boolean substituted(CertificateValidity validity) {
        if (validity.isDigestPresent() && !validity.isDigestEqual()) return true;
        return validity.isIssuerSerialPresent()
                && !(validity.isSerialNumberEqual() && validity.isDistinguishedNameEqual());
    }

    /// T27: what is signed may be named by a weaker digest than the one the signature is made with:
    /// in a reference, in a list of references, in a container's list.
    private static Algorithms weakest(AdvancedSignature signature, Algorithms own) {
        Algorithms weakest = own;
        for (ReferenceValidation one : signature.getReferenceValidations()) {
            weakest = atMost(weakest, one.getDigest());
            for (ReferenceValidation listed : one.getDependentValidations()) {
                weakest = atMost(weakest, listed.getDigest());
            }
        }
        if (signature instanceof CAdESSignature cms && cms.getManifestFile() != null) {
            for (ManifestEntry entry : cms.getManifestFile().getEntries()) {
                weakest = atMost(weakest, entry.getDigest());
            }
        }
        return weakest;
    }

    private static Algorithms atMost(Algorithms so, @Nullable Digest other) {
        String name =
                other == null || other.getAlgorithm() == null ? null : other.getAlgorithm().name();
        String digest = Algorithms.digestName(name);
        return digest == null ? so : so.withAtMost(digest);
    }

    static @Nullable String digest(AdvancedSignature signature) {
        DigestAlgorithm digest = signature.getDigestAlgorithm();
        return Algorithms.digestName(digest == null ? null : digest.name());
    }

    static @Nullable Instant moment(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    static @Nullable String level(AdvancedSignature signature) {
        if (signature instanceof XAdESSignature xml && xml.getReferences().size() > MOST_REFERENCES)
            return null;
        try {
            signature.initBaselineRequirementsChecker(offline());
            SignatureLevel level = signature.getDataFoundUpToLevel();
            return level == null ? null : level.toString();
        } catch (DSSException | IllegalArgumentException | NullPointerException e) {
            // The level is a remark; a signature DSS can't classify is still judged.
            return null;
        }
    }

    /// Certificates and revocation data the signature carries, its time stamps included.
    static void evidence(AdvancedSignature signature, FactsInHand facts) {
        certificates(signature.getCertificates(), facts);
        certificates(signature.getCompleteCertificateSource().getCertificates(), facts);
        signature
                .getCompleteCRLSource()
                .getAllRevocationBinaries()
                .forEach(crl -> facts.crl(crl.getBinaries()));
        signature
                .getCompleteOCSPSource()
                .getAllRevocationBinaries()
                .forEach(
                        answer -> {
                            if (answer instanceof OCSPResponseBinary ocsp) {
                                facts.ocsp(ocsp.getBinaries());
                            }
                        });
    }

    static void certificates(Collection<CertificateToken> tokens, FactsInHand facts) {
        tokens.forEach(token -> facts.certificate(token.getCertificate()));
    }

    /// Every time stamp of the signature.
    static void timestamps(AdvancedSignature signature, FactsInHand facts) {
        timestamps(tokens(signature, facts), signature.getId(), facts);
    }

    /// These time stamps.
    ///
    /// @param signature id of the one they belong to; null when they stand by themselves
    static void timestamps(
            List<TimestampToken> tokens, @Nullable String signature, FactsInHand facts) {
        for (TimestampToken token : tokens) {
            if (facts.timestamps.stream().anyMatch(t -> t.id().equals(token.getDSSIdAsString()))) {
                continue;
            }
            TimestampType type = type(token);
            Set<String> covered =
                    token.getTimestampedReferences().stream()
                            .map(TimestampedReference::getObjectId)
                            .collect(Collectors.toSet());
            if (type == TimestampType.SIGNATURE || type == TimestampType.ARCHIVE) {
                boolean own = signature != null && token.getTimeStampType().coversSignature();
                if (own) covered.add(signature);
            }
            boolean matches =
                    token.isMessageImprintDataFound()
                            && token.isMessageImprintDataIntact()
                            && token.areReferenceValidationsValid();
            facts.timestamps.add(
                    timestamp(token.getDSSIdAsString(), token, type, matches, covered, facts));
        }
    }

    private static List<TimestampToken> tokens(AdvancedSignature signature, FactsInHand facts) {
        try {
            return signature.getAllTimestamps();
        } catch (DSSException | IllegalArgumentException | UnsupportedOperationException e) {
            // Over data in a form that can't be rebuilt: there is a time stamp, and it proves
            // nothing.
            facts.remark(Reason.TIMESTAMP_BROKEN);
            return List.of();
        }
    }

    /// Signatures over the signature. One that doesn't match what it claims to confirm was put
    /// there by somebody else.
    static void counterSignatures(AdvancedSignature signature, FactsInHand facts) {
        for (AdvancedSignature counter : signature.getCounterSignatures()) {
            evidence(counter, facts);
            Proof proof = prove(counter);
            boolean broken = proof.integrity() == Integrity.BROKEN;
            facts.signatures.add(
                    new SignatureFacts(
                            counter.getId(),
                            proof.signer(),
                            proof.integrity(),
                            broken ? Reason.COUNTER_SIGNATURE_BROKEN : proof.fault(),
                            proof.algorithms(),
                            moment(counter.getSigningTime()),
                            level(counter),
                            null,
                            LaterChanges.NONE,
                            List.of(),
                            null,
                            true));
            timestamps(counter, facts);
            counterSignatures(counter, facts);
        }
    }

    private static TimestampType type(TimestampToken token) {
        return switch (token.getTimeStampType()) {
            case CONTENT_TIMESTAMP, ALL_DATA_OBJECTS_TIMESTAMP, INDIVIDUAL_DATA_OBJECTS_TIMESTAMP ->
                    TimestampType.CONTENT;
            case SIGNATURE_TIMESTAMP, VRI_TIMESTAMP -> TimestampType.SIGNATURE;
            case DOCUMENT_TIMESTAMP -> TimestampType.DOCUMENT;
            case VALIDATION_DATA_REFSONLY_TIMESTAMP,
                    VALIDATION_DATA_TIMESTAMP,
                    CONTAINER_TIMESTAMP,
                    ARCHIVE_TIMESTAMP,
                    EVIDENCE_RECORD_TIMESTAMP ->
                    TimestampType.ARCHIVE;
        };
    }

    /// One token as facts.
    ///
    /// @param id names it among the facts
    /// @param matches whether its imprint is that of the data it is for
    /// @param covers ids of what it proves to be older
    static TimestampFacts timestamp(
            String id,
            TimestampToken token,
            TimestampType type,
            boolean matches,
            Set<String> covers,
            FactsInHand facts) {
        certificates(token.getCertificates(), facts);
        X509Certificate authority = null;
        boolean signed = false;
        for (X509Certificate certificate : facts.certificates()) {
            if (!named(token, certificate)) continue;
            if (authority == null) authority = certificate;
            if (signedBy(token, certificate)) {
                authority = certificate;
                signed = true;
                break;
            }
        }
        SignerInformation signer = token.getSignerInformation();
        var algorithms =
                StampDigests.weakest(
                        Algorithms.of(
                                digest(signer),
                                authority == null ? null : authority.getPublicKey()),
                        token);
        // Without the certificate nobody can say the token is broken: it is only unproven.
        boolean intact = matches && (signed || authority == null);
        return new TimestampFacts(
                id,
                type,
                moment(token.getGenerationTime()),
                authority,
                intact,
                algorithms,
                token.getEncoded(),
                covers);
    }

    private static @Nullable String digest(SignerInformation signer) {
        try {
            DigestAlgorithm digest = DigestAlgorithm.forOID(signer.getDigestAlgOID());
            return Algorithms.digestName(digest.name());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean named(TimestampToken token, X509Certificate certificate) {
        try {
            return token.getTimeStamp().getSID().match(new JcaX509CertificateHolder(certificate));
        } catch (CertificateEncodingException e) {
            return false;
        }
    }

    /// RFC 3161 2.4.2: signed by that very certificate, which the token also names by its hash.
    private static boolean signedBy(TimestampToken token, X509Certificate certificate) {
        try {
            SignerInformationVerifier verifier =
                    new JcaSimpleSignerInfoVerifierBuilder()
                            .setProvider(Crypto.provider())
                            .build(certificate);
            try {
                token.getTimeStamp().validate(verifier);
                return true;
            } catch (TSPException e) {
                // Old authorities lack the critical key purpose or stamp outside their own
                // validity;
                // that is for the judge. The hash of the certificate is not.
                return namesByHash(token, certificate)
                        && token.getSignerInformation().verify(verifier);
            }
        } catch (OperatorCreationException | CMSException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean namesByHash(TimestampToken token, X509Certificate certificate) {
        return token.getCandidatesForSigningCertificate().getCertificateValidityList().stream()
                .filter(v -> v.getCertificateToken() != null)
                .filter(v -> v.getCertificateToken().getCertificate().equals(certificate))
                .noneMatch(v -> v.isDigestPresent() && !v.isDigestEqual());
    }
}
