package org.antin.dossier;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The writing side of the dossiers; only [DossierDesk] and [LetterDesk] use it.
public interface DossierRecords {
    /// The limit that runs from a stage on.
    ///
    /// @param dueAt its end, null when none runs
    /// @param internal it is our own limit, not the law's
    record Limit(@Nullable Instant dueAt, boolean internal) {
        public static final Limit NONE = new Limit(null, true);
    }

    /// Locks the row until the end of the transaction.
    Optional<Dossier> findForUpdate(UUID id);

    /// The next code of the year, `HS-2026-0412`; a rolled back one is used again.
    String nextCode(int year);

    void insert(Dossier dossier, String subjectName, Limit limit);

    /// Stores the next version; a change in between is an error.
    void save(Dossier dossier, Limit limit);

    void remember(Dossier after, Dossiers.Step step);
}
