package org.antin.document;

import org.antin.signing.make.IssueNumber;
import org.antin.signing.make.SignatureKind;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The writing side of documents and signing sessions; only the desks use it.
public interface DocumentRecords {
    void insert(Document document, String by);

    /// Stores the next version of the file; false when it changed meanwhile.
    ///
    /// @param what was done to it
    /// @param capacity in what capacity, where that isn't plain
    boolean replace(
            Document document, Instant at, String by, String what, @Nullable CapacityNote capacity);

    default boolean replace(Document document, Instant at, String by, String what) {
        return replace(document, at, by, what, null);
    }

    /// Enters the number of a letter.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException if another has number and notation, or
    ///   the letter has its number already
    void number(Document document, IssueNumber issue);

    void open(SigningSession session, Document document);

    Optional<SigningSession> session(UUID id);

    /// Whether there is, or was, such a session of this person, used or not.
    boolean isSessionOf(UUID session, UUID person);

    /// Whether this person has given the document a signature of this kind.
    boolean hasSigned(UUID document, SignatureKind kind, UUID person);

    /// Takes the session for use: true for exactly one caller, before its end.
    boolean take(UUID session, Instant now);

    /// Gives a session back that came to nothing through no fault of the signer.
    void giveBack(UUID session);
}
