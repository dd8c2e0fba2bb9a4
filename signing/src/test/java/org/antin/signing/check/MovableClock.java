package org.antin.signing.check;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock a test sets.
final class MovableClock implements InstantSource {
    private volatile Instant now;

    MovableClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    Instant forward(Duration by) {
        now = now.plus(by);
        return now;
    }
}
