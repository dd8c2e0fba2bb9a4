package org.antin.dossier;

import java.util.Optional;
import java.util.UUID;

/// The writing side of the letters; only [LetterDesk] uses it.
public interface LetterRecords {
    Optional<RequestLetter> findForUpdate(UUID id);

    void insert(RequestLetter letter);

    void save(RequestLetter letter);
}
