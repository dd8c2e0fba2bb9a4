package org.antin.signing.check;

import java.time.Instant;

/// One certificate of the chain, the signer's first.
///
/// @param subject RFC 4514 name
/// @param serial lower-case hex
/// @param notBefore start of validity
/// @param notAfter end of validity, itself included
public record Link(
        String subject,
        String issuer,
        String serial,
        Instant notBefore,
        Instant notAfter,
        CertificateStatus status) {}
