package org.antin.document.web;

import org.antin.document.CapacityNote;
import org.antin.shell.Phrase;
import org.antin.signing.make.SignatureKind;
import org.jspecify.annotations.Nullable;

/// In what capacity a leader signed, in words (Điều 7.4, T05).
final class CapacityWords {
    private CapacityWords() {}

    /// Nothing to say where all is plain.
    ///
    /// @param signed with what kind of signature it is kept
    static @Nullable Phrase of(@Nullable CapacityNote note, String signed) {
        if (note == null) return null;
        if (!note.reason().isEmpty()) {
            return Phrase.of(
                    signed.equals(SignatureKind.LEADER.name())
                            ? "document.capacity.despite"
                            : "document.capacity.despite-elsewhere",
                    Phrase.of("document.capacity.kept." + note.finding().text()),
                    note.reason());
        }
        return note.finding().blocks() || note.cited().isEmpty()
                ? Phrase.of("document.capacity.kept." + note.finding().text())
                : Phrase.of("document.capacity.delegated", note.cited());
    }
}
