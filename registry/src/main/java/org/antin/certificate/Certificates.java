package org.antin.certificate;

import org.antin.kernel.Slice;
import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The register of certificates, as far as the actor sees it.
public interface Certificates {
    Optional<Certificate> find(UUID id);

    /// By fingerprint: SHA-256 of the DER, lower-case hex.
    Optional<Certificate> byFingerprint(String fingerprint);

    /// Newest first.
    List<Certificate> ofSubscriber(UUID subscriber);

    /// Newest first.
    List<Certificate> onDevice(UUID device);

    /// The whole certificate.
    Optional<byte[]> der(UUID id);

    /// Oldest first, ended ones too.
    List<Registration> registrations(UUID certificate);

    Slice<Certificate> page(CertificateQuery query);

    long count(CertificateQuery query);

    /// How many there would be of each status, whichever the query asks for.
    Map<CertificateStatus, Long> countByStatus(CertificateQuery query);

    /// How many certificates that aren't revoked run out in each month, from this month on; months
    /// without any are left out.
    ///
    /// @param within only those of this body and what is below it; null for all in sight
    Map<YearMonth, Long> endings(YearMonth from, int months, @Nullable UUID within);
}
