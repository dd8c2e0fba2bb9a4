package org.antin.delegation;

import org.antin.delegation.Delegation.State;
import org.antin.kernel.Window;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// What a list of delegations asks for; rows out of the actor's scope never come.
///
/// @param words of number, giver, delegate or content; each must be found
/// @param state only those that stand so
/// @param within only papers of this body and those below it
/// @param byName sorted by the delegate's name instead of the first day
public record DelegationQuery(
        String words,
        @Nullable State state,
        @Nullable UUID within,
        boolean byName,
        boolean descending,
        Window window) {}
