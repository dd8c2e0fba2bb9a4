package org.antin.practiceca;

import java.security.PublicKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// What the practice CA is asked to certify.
///
/// @param subject whom the certificate is for
/// @param key the subject's public key; the private one never comes here
/// @param notBefore first instant of validity (cut to the second); may lie in the past
/// @param notAfter last instant of validity (cut to the second), after `notBefore`
public record LeafRequest(Subject subject, PublicKey key, Instant notBefore, Instant notAfter) {
    /// Years a real certificate lives (field study, signing-rules 7.4).
    public static final int YEARS = 5;

    public LeafRequest {
        notBefore = notBefore.truncatedTo(ChronoUnit.SECONDS);
        notAfter = notAfter.truncatedTo(ChronoUnit.SECONDS);
        if (!notBefore.isBefore(notAfter)) {
            throw new IllegalArgumentException("validity must end after it starts");
        }
    }

    /// A certificate of the usual life, from `start` on.
    public static LeafRequest usual(Subject subject, PublicKey key, Instant start) {
        return new LeafRequest(
                subject, key, start, start.atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant());
    }
}
