package org.antin.document;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Reports of checks, kept for a while.
public interface CheckReports {
    void keep(CheckDesk.Kept report);

    Optional<CheckDesk.Kept> find(UUID id, Instant now);

    /// Forgets what is past its time.
    int forget(Instant now);
}
