package org.antin.calendar;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// A day that does not follow the plain week of Monday to Friday.
///
/// @param confirmed false when the day isn't decided or its source wasn't found; it is counted all
///   the same, and whatever rests on it should say so
/// @param doubt why it isn't confirmed, in Vietnamese; null exactly when it is
public record SpecialDay(
        LocalDate date,
        Kind kind,
        String name,
        String source,
        boolean confirmed,
        @Nullable String doubt) {

    public SpecialDay {
        if (confirmed != (doubt == null))
            throw new IllegalArgumentException(
                    date + ": a day is in doubt exactly when a reason is given");
    }

    /// What the day does to the week.
    public enum Kind {
        /// Nobody works: a public holiday, a day in lieu of one, or a day swapped for a Saturday.
        HOLIDAY,
        /// A Saturday worked in exchange for a day off.
        MAKE_UP_WORK
    }
}
