package org.antin.signing.check;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One certificate of the chain, the signer's first.
///
/// @param subject RFC 4514 name
/// @param serial lower-case hex
/// @param notBefore start of validity
/// @param notAfter end of validity, itself included
/// @param sha256 lower-case hex of the certificate; null in reports kept by earlier versions
public record Link(
        String subject,
        String issuer,
        String serial,
        Instant notBefore,
        Instant notAfter,
        @Nullable String sha256,
        CertificateStatus status) {}
