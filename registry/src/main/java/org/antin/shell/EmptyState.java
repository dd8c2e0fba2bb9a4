package org.antin.shell;

import org.jspecify.annotations.Nullable;

/// What a list says when it has nothing to show: why, and what to do now.
public record EmptyState(Phrase words, @Nullable Action action) {
    public static EmptyState of(String key) {
        return new EmptyState(Phrase.of(key), null);
    }

    public static EmptyState of(String key, Action action) {
        return new EmptyState(Phrase.of(key), action);
    }
}
