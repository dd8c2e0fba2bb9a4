package org.antin.calendar;

import java.util.List;

/// How a deadline stands at an instant, in the words shown to the people it concerns. The texts lie
/// under [#key()] in `messages/calendar`.
public sealed interface TimeLeft {
    /// Key of the text.
    String key();

    /// What the text is filled with: numbers under ten are written with a leading zero, as in
    /// official papers ("còn 02 ngày làm việc").
    List<Object> arguments();

    /// The last day lies ahead.
    ///
    /// @param days working days from tomorrow to the last day, at least 1
    record WorkingDaysLeft(int days) implements TimeLeft {
        @Override
        public String key() {
            return "calendar.left.working-days";
        }

        @Override
        public List<Object> arguments() {
            return List.of(twoDigits(days));
        }
    }

    /// The last day lies ahead, and nobody works until then: a last day fixed by date can fall on a
    /// Sunday.
    ///
    /// @param days calendar days from tomorrow to the last day, at least 1
    record DaysOffLeft(int days) implements TimeLeft {
        @Override
        public String key() {
            return "calendar.left.days-off";
        }

        @Override
        public List<Object> arguments() {
            return List.of(twoDigits(days));
        }
    }

    /// Today is the last day.
    record LastDay() implements TimeLeft {
        @Override
        public String key() {
            return "calendar.left.last-day";
        }

        @Override
        public List<Object> arguments() {
            return List.of();
        }
    }

    /// The last day is over.
    ///
    /// @param days calendar days since, at least 1: what is late on Friday night is late by a day
    ///   on Saturday, though no working day has passed
    record Overdue(int days) implements TimeLeft {
        @Override
        public String key() {
            return "calendar.overdue";
        }

        @Override
        public List<Object> arguments() {
            return List.of(Integer.toString(days));
        }
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
