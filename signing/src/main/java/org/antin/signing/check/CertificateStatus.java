package org.antin.signing.check;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What is known of a certificate's revocation, and from which evidence (TT 41/2017 Điều 8).
///
/// @param revokedAt when it was revoked or suspended; null unless it was
/// @param invalidSince RFC 5280 5.3.2 invalidityDate: since when the key may have been out of hand
/// @param evidence `CRL` or `OCSP`; null when there is none
/// @param thisUpdate when the status was known to be right
/// @param producedAt when an OCSP answer was signed; null for a CRL
/// @param origin where the evidence came from; null when there is none
public record CertificateStatus(
        State state,
        @Nullable Instant revokedAt,
        @Nullable Instant invalidSince,
        @Nullable String evidence,
        @Nullable Instant thisUpdate,
        @Nullable Instant producedAt,
        @Nullable Origin origin) {

    /// Unknown stays unknown (T09).
    public enum State {
        GOOD,
        REVOKED,
        SUSPENDED,
        UNKNOWN
    }

    /// Where the evidence was found.
    public enum Origin {
        EMBEDDED,
        FETCHED
    }

    static final CertificateStatus UNKNOWN =
            new CertificateStatus(State.UNKNOWN, null, null, null, null, null, null);
}
