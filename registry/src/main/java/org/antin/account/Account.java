package org.antin.account;

import org.antin.access.Role;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// An account as its administrator sees it; never its password.
///
/// @param organisation whose administrators keep the account, null for one nobody keeps
/// @param person the registered person, null for none
/// @param lockedUntil in the future while wrong passwords keep it locked
/// @param grants newest first; empty in lists
/// @param version grows by one with each change
public record Account(
        UUID id,
        String username,
        String displayName,
        @Nullable UUID organisation,
        String organisationName,
        @Nullable UUID person,
        boolean disabled,
        @Nullable Instant lockedUntil,
        Instant createdAt,
        int version,
        List<Held> grants) {
    public Account {
        grants = List.copyOf(grants);
    }

    /// A role held, once held, or to be held.
    ///
    /// @param lastDay the last day it holds, null for no end
    /// @param basis văn bản that gives it
    /// @param over whether it has ended for good
    public record Held(
            UUID id,
            Role role,
            UUID organisation,
            String organisationName,
            LocalDate from,
            @Nullable LocalDate lastDay,
            String basis,
            String grantedBy,
            boolean over) {}

    Account with(List<Held> held) {
        return new Account(
                id,
                username,
                displayName,
                organisation,
                organisationName,
                person,
                disabled,
                lockedUntil,
                createdAt,
                version,
                held);
    }
}
