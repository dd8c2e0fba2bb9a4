package org.antin.document;

import org.antin.signing.check.VerificationReport;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Reports of checks, kept for a while.
public interface CheckReports {
    void keep(CheckDesk.Kept report, Instant until);

    Optional<VerificationReport> find(UUID id, Instant now);

    /// Forgets what is past its time.
    int forget(Instant now);
}
