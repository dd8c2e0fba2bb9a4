package org.antin.practiceca;

import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The fact that a certificate is revoked. All times are whole seconds, as RFC 5280 has them.
///
/// @param serial of the certificate
/// @param revokedAt from when on it counts as revoked
/// @param invalidityDate since when the key must be mistrusted (RFC 5280 5.3.2); given for a loss,
///   never after `revokedAt`
public record Revocation(
        BigInteger serial,
        RevocationReason reason,
        Instant revokedAt,
        Optional<Instant> invalidityDate) {
    public Revocation {
        revokedAt = revokedAt.truncatedTo(ChronoUnit.SECONDS);
        invalidityDate = invalidityDate.map(i -> i.truncatedTo(ChronoUnit.SECONDS));
        if (invalidityDate.isPresent() && invalidityDate.get().isAfter(revokedAt)) {
            throw new IllegalArgumentException("invalidityDate must not be after revokedAt");
        }
    }
}
