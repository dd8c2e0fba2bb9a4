package org.antin.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// The last day on which something is still in time. The day counts whole: a period ends at 24:00
/// (khoản 6 Điều 148 Bộ luật Dân sự 2015), Việt Nam time.
public record Deadline(LocalDate lastDay) {
    /// Where every deadline of the province ends.
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /// "Trước ngày 17/6" is strict: the last day in time is the 16th (Điều 13.1).
    public static Deadline before(LocalDate day) {
        return new Deadline(day.minusDays(1));
    }

    /// 24:00 of the last day, which is 0:00 of the next: the first instant that is too late.
    public Instant end() {
        return lastDay.plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    /// Whether an act at that instant is late.
    public boolean missedAt(Instant instant) {
        return !instant.isBefore(end());
    }

    /// The calendar day in Việt Nam on which an instant falls.
    public static LocalDate dayOf(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }
}
