package org.antin.signing.check.facts;

import eu.europa.esig.dss.cades.validation.CAdESSignature;
import eu.europa.esig.dss.cms.CMS;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.x509.CommonCertificateSource;

import org.antin.signing.check.Integrity;
import org.antin.signing.check.LaterChanges;
import org.antin.signing.check.Reason;
import org.antin.signing.check.facts.DssSignatures.Proof;
import org.bouncycastle.cms.SignerInformation;
import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// One signer info of a CMS, with what it signs at hand or not.
final class CmsSignature {
    private final CAdESSignature signature;
    private final Proof proof;

    /// @param content what is signed when the CMS doesn't hold it; null when that isn't at hand
    /// @param known further certificates the signer's may be among
    CmsSignature(
            CMS cms,
            SignerInformation signer,
            @Nullable DSSDocument content,
            Collection<X509Certificate> known) {
        signature = new CAdESSignature(cms, signer);
        if (content != null) signature.setDetachedContents(List.of(content));
        var source = new CommonCertificateSource();
        known.forEach(certificate -> source.addCertificate(new CertificateToken(certificate)));
        signature.setSigningCertificateSource(source);
        proof = prove(signer);
    }

    private Proof prove(SignerInformation signer) {
        Proof found = DssSignatures.prove(signature);
        Reason broken = SignerInfoChecks.broken(signer);
        if (broken == null
                && found.fault() == Reason.SIGNATURE_MISMATCH
                && found.signer() != null
                && SignerInfoChecks.holdsAsSent(signer, found.signer())) {
            broken = Reason.ATTRIBUTE_ORDER;
        }
        return broken == null
                ? found
                : new Proof(found.signer(), Integrity.BROKEN, broken, found.algorithms());
    }

    CAdESSignature dss() {
        return signature;
    }

    Proof proof() {
        return proof;
    }

    @Nullable Instant claimed() {
        return DssSignatures.moment(signature.getSigningTime());
    }

    /// The signature, its time stamps, evidence and counter-signatures, as facts of a CMS file.
    void addTo(FactsInHand facts) {
        DssSignatures.evidence(signature, facts);
        facts.signatures.add(
                new SignatureFacts(
                        signature.getId(),
                        proof.signer(),
                        proof.integrity(),
                        proof.fault(),
                        proof.algorithms(),
                        claimed(),
                        DssSignatures.level(signature),
                        true,
                        LaterChanges.NONE,
                        List.of(),
                        null,
                        false));
        DssSignatures.timestamps(signature, facts);
        DssSignatures.counterSignatures(signature, facts);
    }
}
