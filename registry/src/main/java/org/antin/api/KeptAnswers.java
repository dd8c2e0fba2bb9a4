package org.antin.api;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Answers kept for a day under the caller's own keys.
interface KeptAnswers {
    /// A call made under a key.
    ///
    /// @param askedSha256 of what was asked
    /// @param answer null while the call runs
    record Kept(String askedSha256, Instant startedAt, @Nullable Answer answer) {}

    /// Takes the key for a call; false when it is taken and neither older than `stale` nor left
    /// unfinished since `lost`.
    boolean take(UUID connection, String key, String askedSha256, Instant now, Times times);

    /// @param stale answers from before then are over
    /// @param lost calls begun before then and never answered were cut off
    record Times(Instant stale, Instant lost) {}

    Optional<Kept> find(UUID connection, String key);

    void answer(UUID connection, String key, Answer answer);

    /// The call came to nothing: the key is free again.
    void free(UUID connection, String key);

    /// Forgets what is past its time.
    int forget(Instant before);
}
