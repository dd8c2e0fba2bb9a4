package org.antin.certificate;

import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.UUID;

/// A checked certificate of a list that is taken over.
///
/// @param inUseSince null while its device is still with the managing authority
public record IntakeCertificate(
        UUID id,
        UUID subscriber,
        @Nullable UUID device,
        X509Certificate certificate,
        X509Facts x509,
        @Nullable Instant inUseSince) {}
