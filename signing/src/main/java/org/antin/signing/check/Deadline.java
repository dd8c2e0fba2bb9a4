package org.antin.signing.check;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How long one check may go on. Looked at wherever work may be left off: between values, objects,
/// signatures, time stamps, questions asked. Goes by a clock nobody sets back.
public final class Deadline {
    private final LongSupplier nanos;
    private final long end;

    Deadline(Duration most, LongSupplier nanos) {
        this.nanos = nanos;
        this.end = nanos.getAsLong() + most.toNanos();
    }

    /// From now.
    public static Deadline in(Duration most) {
        return new Deadline(most, System::nanoTime);
    }

    public boolean passed() {
        return nanos.getAsLong() - end >= 0;
    }

    /// Not below zero.
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - nanos.getAsLong()));
    }
}
