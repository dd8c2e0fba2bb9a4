package org.antin.document;

import org.antin.signing.make.IssueNumber;
import org.jspecify.annotations.Nullable;

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

    /// The number a letter was given at the desk; empty if it has none, or came with one printed.
    Optional<IssueNumber> number(UUID document);

    /// Whether the body has given number and notation in that year (T19).
    boolean isTaken(UUID organisation, IssueNumber issue);

    /// The number that follows the body's last one in the year (Nghị định 30/2020, Điều 15).
    int nextNumber(UUID organisation, int year);

    /// Every state of the file, oldest first.
    List<State> states(UUID document);

    /// One state of the file.
    ///
    /// @param what `upload`, `LEADER`, `ORGANISATION` …
    /// @param capacity in what capacity a leader signed, where that isn't plain
    record State(
            int version,
            String sha256,
            long size,
            Instant at,
            String by,
            String what,
            @Nullable CapacityNote capacity) {}
}
