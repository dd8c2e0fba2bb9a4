package org.antin.dossier;

import java.util.Optional;
import java.util.UUID;

/// The writing side of the letters; only [LetterDesk] uses it.
public interface LetterRecords {
    Optional<RequestLetter> findForUpdate(UUID id);

    /// Whether the authority has sent another letter under this number and notation in this year; 7
    /// and 07 are one number. Of two who ask at once, one waits for the other's commit.
    boolean isTaken(RequestLetter letter, int year, String number);

    void insert(RequestLetter letter);

    void save(RequestLetter letter);
}
