package org.antin.signing.trust.path;

import org.antin.signing.trust.StatusEvidence;

import java.time.Instant;

/// Which evidence may call a certificate good, by what it was signed with (T27). Kept apart from
/// its validation: RFC 5280 and RFC 6960 have no opinion on algorithms.
public interface EvidencePolicy {
    /// Whatever can be verified. For callers that judge algorithms themselves.
    EvidencePolicy ANY = (_, _) -> true;

    /// @param moment when the certificate must be good
    boolean allows(StatusEvidence evidence, Instant moment);
}
