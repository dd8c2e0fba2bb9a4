package org.antin.calendar;

import org.antin.calendar.SpecialDay.Kind;
import org.antin.calendar.TimeLeft.DaysOffLeft;
import org.antin.calendar.TimeLeft.LastDay;
import org.antin.calendar.TimeLeft.Overdue;
import org.antin.calendar.TimeLeft.WorkingDaysLeft;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Counts in working days. The day something happens isn't counted (khoản 2 Điều 147 Bộ luật Dân sự
/// 2015): three working days from a Thursday end on the Tuesday.
public final class WorkingDays {
    private final PublicHolidays holidays;

    public WorkingDays(PublicHolidays holidays) {
        this.holidays = holidays;
    }

    /// Whether officials work on that date.
    public boolean isWorkingDay(LocalDate date) {
        var special = holidays.on(date);
        if (special.isPresent()) return special.get().kind() == Kind.MAKE_UP_WORK;
        var weekday = date.getDayOfWeek();
        return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY;
    }

    /// The nth working day after a date.
    ///
    /// @param n at least 1
    public LocalDate plus(LocalDate date, int n) {
        if (n < 1) throw new IllegalArgumentException("working days to add: " + n);
        LocalDate at = date;
        for (int left = n; left > 0; ) {
            at = at.plusDays(1);
            if (isWorkingDay(at)) left--;
        }
        return at;
    }

    /// The nth working day before a date: reminders go out on it when the last day is a day off.
    ///
    /// @param n at least 1
    public LocalDate minus(LocalDate date, int n) {
        if (n < 1) throw new IllegalArgumentException("working days to subtract: " + n);
        LocalDate at = date;
        for (int left = n; left > 0; ) {
            at = at.minusDays(1);
            if (isWorkingDay(at)) left--;
        }
        return at;
    }

    /// Working days after `from` up to and including `to`; 0 when `to` isn't later.
    public int between(LocalDate from, LocalDate to) {
        int count = 0;
        for (LocalDate at = from.plusDays(1); !at.isAfter(to); at = at.plusDays(1))
            if (isWorkingDay(at)) count++;
        return count;
    }

    /// The deadline of a period of working days that begins at an instant.
    ///
    /// @param workingDays at least 1
    public Deadline deadline(Instant start, int workingDays) {
        return new Deadline(plus(Deadline.dayOf(start), workingDays));
    }

    /// How a deadline stands at an instant.
    public TimeLeft left(Deadline deadline, Instant now) {
        LocalDate today = Deadline.dayOf(now);
        LocalDate last = deadline.lastDay();
        if (today.isEqual(last)) return new LastDay();
        if (today.isAfter(last))
            return new Overdue(Math.toIntExact(ChronoUnit.DAYS.between(last, today)));
        int working = between(today, last);
        return working > 0
                ? new WorkingDaysLeft(working)
                : new DaysOffLeft(Math.toIntExact(ChronoUnit.DAYS.between(today, last)));
    }

    /// The days a count from one date to another rests on without their being confirmed; the page
    /// names them beside the deadline.
    public List<SpecialDay> doubtful(LocalDate from, LocalDate to) {
        return holidays.between(from, to).stream().filter(day -> !day.confirmed()).toList();
    }

    /// How sure a count over a span is.
    public Certainty certainty(LocalDate from, LocalDate to) {
        if (!holidays.covers(from) || !holidays.covers(to)) return Certainty.UNCOVERED;
        return doubtful(from, to).isEmpty() ? Certainty.CERTAIN : Certainty.DOUBTFUL;
    }
}
