package org.antin.certificate;

import org.antin.kernel.Scope;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// A certificate in the register.
///
/// @param device that holds its key, null when unknown (taken over from a list)
/// @param name the subscriber's
/// @param renewals 0, or 1: no more than one (Nghị định 130/2018, Điều 63)
/// @param replaces the certificate it took the place of
/// @param version grows by one with each change
public record Certificate(
        UUID id,
        UUID subscriber,
        @Nullable UUID device,
        String name,
        X509Facts x509,
        int renewals,
        @Nullable UUID replaces,
        CertificateFacts facts,
        Scope scope,
        int version) {
    /// Before the 60 days under which nothing can be renewed any more (Điều 63), with time to act.
    public static final Duration EXPIRY_WARNING = Duration.ofDays(120);

    /// The word for where it stands.
    public CertificateStatus status(Instant now) {
        if (facts.revokedAt() != null) return CertificateStatus.REVOKED;
        if (!now.isBefore(x509.notAfter())) return CertificateStatus.EXPIRED;
        if (facts.revocationAskedAt() != null || facts.blockedAt() != null)
            return CertificateStatus.REVOCATION_ASKED;
        if (facts.suspendedAt() != null) return CertificateStatus.SUSPENDED;
        return now.plus(EXPIRY_WARNING).isBefore(x509.notAfter())
                ? CertificateStatus.IN_FORCE
                : CertificateStatus.EXPIRING;
    }

    /// Whether our desk lets anybody sign with it: in force, handed over, not blocked.
    public boolean mayBeUsed(Instant now) {
        return facts.inUseSince() != null
                && facts.blockedAt() == null
                && !now.isBefore(x509.notBefore())
                && switch (status(now)) {
                    case IN_FORCE, EXPIRING, REVOCATION_ASKED -> true;
                    case EXPIRED, SUSPENDED, REVOKED -> false;
                };
    }
}
