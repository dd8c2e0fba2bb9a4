package org.antin.shell;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One line of a history: when, what, who, and a remark.
public record HistoryLine(
        Instant at, Phrase what, @Nullable Phrase who, @Nullable Phrase remark, Tone tone) {
    public HistoryLine(Instant at, Phrase what, @Nullable Phrase who) {
        this(at, what, who, null, Tone.PLAIN);
    }
}
