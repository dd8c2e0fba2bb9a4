package org.antin.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The documents an actor may read.
public interface Documents {
    Optional<Document> find(UUID id);

    /// Newest first.
    ///
    /// @param limit how many, 1 to 200
    List<Document> recent(int limit);

    /// What goes with a document, oldest first.
    List<Document> attachments(UUID letter);

    /// Every state of the file, oldest first.
    List<State> states(UUID document);

    /// One state of the file.
    ///
    /// @param what `upload`, `LEADER`, `ORGANISATION` …
    record State(int version, String sha256, long size, Instant at, String by, String what) {}
}
