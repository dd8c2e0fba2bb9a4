package org.antin.calendar;

import org.antin.calendar.SpecialDay.Kind;
import org.antin.kernel.TabFile;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The days on which officials of Việt Nam depart from Monday to Friday, year by year.
///
/// The Labour Code fixes most of them (khoản 1 Điều 112 Bộ luật Lao động 2019); which five days are
/// Tết, on which side of 2 September the second day of National Day lies, and which weekday is
/// swapped for a Saturday is decided each year. So this is a list with sources, never a formula.
public final class PublicHolidays {
    private final NavigableMap<LocalDate, SpecialDay> days = new TreeMap<>();

    /// @throws IllegalArgumentException when a date appears twice
    public PublicHolidays(Collection<SpecialDay> days) {
        for (var day : days)
            if (this.days.put(day.date(), day) != null)
                throw new IllegalArgumentException(day.date() + " is listed twice");
    }

    /// The list the program ships with: 2020 to 2027.
    public static PublicHolidays ofVietnam() {
        return new PublicHolidays(
                TabFile.resource("/calendar/holidays.tsv").rows().stream()
                        .map(PublicHolidays::day)
                        .toList());
    }

    private static SpecialDay day(TabFile.Row row) {
        boolean confirmed = row.yes("confirmed");
        return new SpecialDay(
                LocalDate.parse(row.get("date")),
                Kind.valueOf(row.get("kind")),
                row.get("name"),
                row.get("source"),
                confirmed,
                confirmed ? null : row.get("doubt"));
    }

    /// The special day on a date, if it is one.
    public Optional<SpecialDay> on(LocalDate date) {
        return Optional.ofNullable(days.get(date));
    }

    /// All special days from one date to another, both included, in order.
    public List<SpecialDay> between(LocalDate from, LocalDate to) {
        return from.isAfter(to)
                ? List.of()
                : List.copyOf(days.subMap(from, true, to, true).values());
    }

    /// Every listed day, in order.
    public List<SpecialDay> all() {
        return List.copyOf(days.values());
    }

    /// Whether the list speaks about a date's year at all. Outside it only weekends are known.
    public boolean covers(LocalDate date) {
        return !days.isEmpty()
                && date.getYear() >= days.firstKey().getYear()
                && date.getYear() <= days.lastKey().getYear();
    }
}
