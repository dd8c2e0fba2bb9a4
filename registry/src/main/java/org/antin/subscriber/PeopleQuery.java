package org.antin.subscriber;

import org.antin.kernel.Window;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// What a list of people asks for; rows out of the actor's scope never come.
///
/// @param words as typed; each must be found. A whole personal number finds its person
/// @param rank only people of this rank
/// @param within only this body and those below it
/// @param descending by name from the end
public record PeopleQuery(
        String words,
        @Nullable Rank rank,
        @Nullable UUID within,
        boolean descending,
        Window window) {
    /// By name, without conditions.
    public static PeopleQuery named(String words, @Nullable UUID within, Window window) {
        return new PeopleQuery(words, null, within, false, window);
    }
}
