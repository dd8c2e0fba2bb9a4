package org.antin.demo;

import org.antin.calendar.WorkingDays;
import org.antin.kernel.Days;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What happens when: planned in any order, played in the order of time, so that the log's times
/// never run backwards. Days are counted back from the start day, in working days.
final class Timeline {
    /// Something that happens.
    interface Happening {
        void at(Instant when);
    }

    private record Event(Instant at, int order, Happening what) {}

    private final List<Event> events = new ArrayList<>();
    private final Map<Integer, LocalDate> days = new HashMap<>();
    private final WorkingDays calendar;
    private final LocalDate today;

    Timeline(WorkingDays calendar, LocalDate today) {
        this.calendar = calendar;
        this.today = today;
    }

    /// The nth working day before today.
    LocalDate day(int back) {
        return days.computeIfAbsent(back, n -> calendar.minus(today, n));
    }

    /// A minute of that day in Hà Tĩnh.
    Instant instant(int back, int hour, int minute) {
        return day(back).atTime(hour, 0).plusMinutes(minute).atZone(Days.ZONE).toInstant();
    }

    void plan(int back, int hour, int minute, Happening what) {
        events.add(new Event(instant(back, hour, minute), events.size(), what));
    }

    /// Plays everything planned.
    void play() {
        events.sort(Comparator.comparing(Event::at).thenComparingInt(Event::order));
        for (var event : events) event.what.at(event.at);
    }
}
