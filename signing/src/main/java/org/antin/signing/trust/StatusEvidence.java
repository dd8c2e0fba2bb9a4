package org.antin.signing.trust;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// What one CRL or OCSP answer, its signature checked, says about one certificate.
///
/// @param thisUpdate when it was known to be right
/// @param nextUpdate until when it may be relied on as current; null when it doesn't say
/// @param producedAt when an OCSP answer was signed; null for a CRL
/// @param revokedAt null unless revoked
/// @param reason RFC 5280 5.3.1 code; null when not revoked or not given
/// @param invalidSince RFC 5280 5.3.2 invalidityDate; null when not given
/// @param expiredSince it also tells of certificates that expired at or after this moment; null
///   when it may have forgotten expired ones
/// @param signatures its own, and those on the certificate of whoever may sign in the authority's
///   place
public record StatusEvidence(
        Kind kind,
        boolean embedded,
        State state,
        Instant thisUpdate,
        @Nullable Instant nextUpdate,
        @Nullable Instant producedAt,
        @Nullable Instant revokedAt,
        @Nullable Integer reason,
        @Nullable Instant invalidSince,
        @Nullable Instant expiredSince,
        List<SignedWith> signatures) {
    public StatusEvidence {
        signatures = List.copyOf(signatures);
    }

    /// RFC 5280 5.3.1: suspended, may come back.
    public static final int CERTIFICATE_HOLD = 6;

    public enum Kind {
        CRL,
        OCSP
    }

    public enum State {
        GOOD,
        REVOKED,
        /// The responder doesn't know the certificate.
        UNKNOWN
    }

    public boolean suspended() {
        return state == State.REVOKED && reason != null && reason == CERTIFICATE_HOLD;
    }

    /// Whether it can tell of a certificate that ends then: made before, or by one that keeps
    /// expired ones.
    public boolean tellsOf(Instant notAfter) {
        return !thisUpdate.isAfter(notAfter)
                || (expiredSince != null && !expiredSince.isAfter(notAfter));
    }
}
