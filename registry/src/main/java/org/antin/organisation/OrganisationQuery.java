package org.antin.organisation;

import org.antin.kernel.Keyset;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// What a list of organisations asks for; rows out of the actor's scope never come.
///
/// @param words as typed, with or without diacritics; each must be found
/// @param within only this body and those below it
/// @param after where the page begins, null for the first
/// @param limit 1 to 500
public record OrganisationQuery(
        String words,
        @Nullable OrganisationKind kind,
        @Nullable Tier tier,
        @Nullable UUID within,
        @Nullable UUID managedBy,
        boolean closedToo,
        @Nullable Keyset after,
        int limit) {
    public static OrganisationQuery all(int limit) {
        return new OrganisationQuery("", null, null, null, null, false, null, limit);
    }

    public OrganisationQuery after(@Nullable Keyset place) {
        return new OrganisationQuery(words, kind, tier, within, managedBy, closedToo, place, limit);
    }
}
