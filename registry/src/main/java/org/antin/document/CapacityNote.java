package org.antin.document;

import org.antin.audit.Act;
import org.antin.signing.make.CapacityFinding;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// What is kept of a leader's capacity where it isn't plain (Điều 7.4, T05): it couldn't be judged,
/// he signed by a paper, or he signed all the same and said why.
///
/// @param reason why it was signed although something stood against it; else empty
/// @param delegation the paper a TUQ. rests on; null when it rests on none
/// @param cited that paper's number; else empty
public record CapacityNote(
        CapacityFinding finding, String reason, @Nullable UUID delegation, String cited) {
    /// An act of the log, with what this says.
    static Act told(Act act, @Nullable CapacityNote note) {
        if (note == null) return act;
        var told = act.with("capacity", note.finding().text());
        if (!note.reason().isEmpty()) told = told.with("reason", note.reason());
        return note.delegation() == null ? told : told.with("delegation", note.delegation());
    }
}
