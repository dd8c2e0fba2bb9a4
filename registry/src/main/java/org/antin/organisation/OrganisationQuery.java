package org.antin.organisation;

import org.antin.kernel.Window;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// What a list of organisations asks for; rows out of the actor's scope never come.
///
/// @param words as typed, with or without diacritics; each must be found
/// @param within only this body and those below it
/// @param descending by name from Z to A
public record OrganisationQuery(
        String words,
        @Nullable OrganisationKind kind,
        @Nullable Tier tier,
        @Nullable UUID within,
        @Nullable UUID managedBy,
        boolean closedToo,
        boolean descending,
        Window window) {
    public static OrganisationQuery all(int limit) {
        return new OrganisationQuery("", null, null, null, null, false, false, Window.first(limit));
    }

    public OrganisationQuery in(Window part) {
        return new OrganisationQuery(
                words, kind, tier, within, managedBy, closedToo, descending, part);
    }
}
