package org.antin.kernel;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// Days on which something holds: from `from` (included) to `until` (excluded; null means open
/// end).
public record Period(LocalDate from, @Nullable LocalDate until) {
    public Period {
        if (until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException(
                    "a period ends after it starts: " + from + " … " + until);
        }
    }

    public static Period since(LocalDate from) {
        return new Period(from, null);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
