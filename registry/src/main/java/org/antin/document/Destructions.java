package org.antin.document;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Documents that were destroyed, and contents of the vault waiting to be erased.
public interface Destructions {
    Optional<Destruction> find(UUID document);

    void insert(Destruction destruction, Document of);

    /// Ends signing that was begun with this document.
    void endSessions(UUID document, Instant now);

    /// Every content the document and its evidence refer to.
    List<String> contents(UUID document);

    /// Wants them erased once nothing refers to them any more.
    void want(Collection<String> contents, Instant now);

    List<String> wanted(int limit);

    /// Whether a document that is still there, its evidence or an open session refers to it.
    boolean isNeeded(String content);

    void settled(String content);
}
