package org.antin.document;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the nightly rounds found, and how far the one under way has come.
public interface Damages {
    /// Of the documents the actor may read, those damaged now, the latest found first.
    List<Damage> open(int limit);

    /// Of one document.
    List<Damage> of(UUID document);

    /// @return whether it wasn't known to be so
    boolean found(Document document, String sha256, Vault.Standing standing, Instant at);

    /// @return whether it was known to be damaged
    boolean whole(UUID document, String sha256, Instant at);

    long count();

    /// A round under way.
    ///
    /// @param after the document it has come to; null at its beginning
    record Round(@Nullable UUID after, long checked) {}

    /// The round under way; empty when the last one is finished.
    Optional<Round> underWay();

    /// The round under way or, when there is none, the last one.
    Optional<VaultHealth.LastRound> lastRound();

    void begin(Instant at);

    /// Documents that are still there, after this one by id.
    List<Document> next(Round round, int limit);

    void cameTo(Round round);

    void finish(Instant at);
}
