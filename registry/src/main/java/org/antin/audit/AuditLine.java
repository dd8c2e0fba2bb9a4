package org.antin.audit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// One line of the log as it is listed.
///
/// @param account null when nobody was signed in
/// @param capacity code of the role acted in, or empty
/// @param code of the refusal, empty when it was done
public record AuditLine(
        long seq,
        Instant at,
        @Nullable UUID account,
        String actorName,
        String capacity,
        String action,
        String subjectKind,
        String subject,
        String code) {
    public boolean refused() {
        return !code.isEmpty();
    }
}
