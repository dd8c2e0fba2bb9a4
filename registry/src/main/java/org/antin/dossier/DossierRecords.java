package org.antin.dossier;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/// The writing side of the dossiers; only [DossierDesk] and [LetterDesk] use it.
public interface DossierRecords {
    /// The limit that runs from a stage on.
    sealed interface Limit {
        /// None runs.
        record None() implements Limit {}

        /// The one that ran before goes on running.
        record Unchanged() implements Limit {}

        /// @param internal it is our own limit ("thời hạn nội bộ"), not the law's
        record Until(Instant end, boolean internal) implements Limit {}
    }

    /// Locks the row until the end of the transaction.
    Optional<Dossier> findForUpdate(UUID id);

    /// Locks many rows at once, always in the same order, before anything else is locked: whoever
    /// moves several dossiers in one transaction takes the log's lock with the first of them.
    void lock(Collection<UUID> ids);

    /// The next code of the year, `HS-2026-0412`; a rolled back one is used again.
    String nextCode(int year);

    /// @return false when the subject already has such a request on its way; nothing is written
    boolean insert(Dossier dossier, String subjectName, Limit limit);

    /// Code of the request for a new certificate that is on its way for this person.
    Optional<String> openIssueOf(UUID person);

    /// Stores the next version; a change in between is an error.
    void save(Dossier dossier, Limit limit);

    void remember(Dossier after, Dossiers.Step step);
}
