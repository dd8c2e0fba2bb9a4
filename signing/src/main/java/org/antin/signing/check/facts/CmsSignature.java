package org.antin.signing.check.facts;

import eu.europa.esig.dss.cades.validation.CAdESSignature;
import eu.europa.esig.dss.cms.CMS;
import eu.europa.esig.dss.model.InMemoryDocument;

import org.antin.signing.check.LaterChanges;
import org.antin.signing.check.Reason;
import org.bouncycastle.cms.SignerInformation;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// One signer info of a CMS file.
final class CmsSignature {
    private final CAdESSignature signature;
    private final Proof proof;

    CmsSignature(CMS cms, SignerInformation signer, byte @Nullable [] content) {
        signature = new CAdESSignature(cms, signer);
        if (content != null) {
            signature.setDetachedContents(List.of(new InMemoryDocument(content)));
        }
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
        return broken == null ? found : found.broken(broken);
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
                        DssSignatures.moment(signature.getSigningTime()),
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
