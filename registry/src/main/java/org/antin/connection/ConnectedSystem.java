package org.antin.connection;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/// A system that calls the interface. Its token is known to nobody here.
///
/// @param organisation it sees this body and those below it
/// @param account in whose place it acts, null when it may only read the machine's figures
/// @param username of that account, empty when there is none
/// @param lastDay the last day its token works
/// @param basis văn bản that allows it
public record ConnectedSystem(
        UUID id,
        String name,
        UUID organisation,
        String organisationName,
        @Nullable UUID account,
        String username,
        Set<ApiScope> scopes,
        LocalDate from,
        LocalDate lastDay,
        String basis,
        Instant madeAt,
        String madeBy,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        String revokedBy) {
    public ConnectedSystem {
        scopes = Set.copyOf(scopes);
    }

    /// Whether its token works on that day.
    public boolean works(LocalDate day) {
        return revokedAt == null && !day.isBefore(from) && !day.isAfter(lastDay);
    }
}
