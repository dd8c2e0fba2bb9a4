package org.antin.document;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/// Leaders' signatures that other software made, as far as the actor sees the documents.
public interface BroughtSignatures {
    /// Those of the letters that carried a leader's valid signature when they were handed in.
    Set<UUID> among(Collection<UUID> letters);

    /// Whether the leader's signature in exactly this file was judged in this body (T05): it was
    /// made here, or the letter got its number over it.
    boolean isJudged(String sha256, UUID organisation);

    /// Remembers that the letter came with one; only the desk uses it.
    void remember(UUID letter);
}
