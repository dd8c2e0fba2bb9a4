package org.antin.connection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The writing side of connected systems; only the desks use it.
public interface ConnectionRecords {
    void insert(ConnectedSystem system, byte[] tokenHash);

    /// False when it was ended already.
    boolean revoke(UUID id, Instant at, String by);

    Optional<ConnectedSystem> byToken(byte[] hash);

    /// Remembers the use, to the minute.
    void used(UUID id, Instant at);

    /// Whether a body is one of these or stands below one.
    boolean within(UUID organisation, List<UUID> tops);

    /// Bodies for which the account holds or will hold a role. Asked with the house's rights.
    List<UUID> organisationsOf(UUID account, LocalDate today);

    /// The account with this user name, if the actor may see it.
    Optional<UUID> account(String username);
}
