package org.antin.dossier;

import java.util.Optional;
import java.util.UUID;

/// The writing side of the letters; only [LetterDesk] uses it.
public interface LetterRecords {
    Optional<RequestLetter> findForUpdate(UUID id);

    /// Whether the authority has sent another letter of the same form under this number.
    boolean isTaken(RequestLetter letter, String number);

    void insert(RequestLetter letter);

    void save(RequestLetter letter);
}
