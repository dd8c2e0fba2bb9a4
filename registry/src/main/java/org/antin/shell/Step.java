package org.antin.shell;

/// One step of the stage bar: Đã nộp – Đang xem xét – Đã xác nhận …
public record Step(Phrase word, Standing standing) {
    /// Where the thing stands in relation to the step.
    public enum Standing {
        DONE,
        CURRENT,
        AHEAD,
        /// It ended here and will go no further (refused, withdrawn).
        ENDED
    }

    public static Step of(String key, Standing standing) {
        return new Step(Phrase.of(key), standing);
    }
}
