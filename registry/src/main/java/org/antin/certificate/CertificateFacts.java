package org.antin.certificate;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What happened to a certificate; each null until it did.
///
/// @param inUseSince its device was handed over
/// @param blockedAt a loss or a suspected leak was reported: nobody signs with it any more
/// @param invalidSince when the key is thought to have been lost (RFC 5280 5.3.2)
public record CertificateFacts(
        Instant recordedAt,
        @Nullable Instant inUseSince,
        @Nullable Instant blockedAt,
        @Nullable RevocationReason blockReason,
        @Nullable Instant revocationAskedAt,
        @Nullable Instant suspendedAt,
        @Nullable Instant revokedAt,
        @Nullable RevocationReason revocationReason,
        @Nullable Instant invalidSince) {}
