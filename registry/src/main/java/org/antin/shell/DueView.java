package org.antin.shell;

import org.antin.calendar.Deadline;
import org.antin.calendar.TimeLeft;
import org.antin.calendar.WorkingDays;
import org.antin.kernel.Days;

import java.time.Instant;
import java.time.LocalDate;

/// A time limit as shown: "Hạn: hết ngày 26/11/2026 (còn 02 ngày làm việc)".
///
/// @param lastDay the last day in time; the day ends at 24:00
/// @param left what is left of it, as [TimeLeft] says it
/// @param internal a limit of ours and not the law's ("thời hạn nội bộ")
public record DueView(LocalDate lastDay, Phrase left, Tone tone, boolean internal) {
    /// So many days before the end a person should look.
    private static final int SOON = 2;

    public static DueView of(LocalDate lastDay, TimeLeft left, boolean internal) {
        var words = Phrase.of(left.key(), left.arguments().toArray());
        return new DueView(lastDay, words, tone(left), internal);
    }

    /// A limit that ends at this moment. A day ends at 24:00: its last day is the one before that.
    public static DueView ending(Instant end, boolean internal, WorkingDays days, Instant now) {
        var deadline = new Deadline(Days.of(end.minusMillis(1)));
        return of(deadline.lastDay(), days.left(deadline, now), internal);
    }

    /// The whole sentence.
    public Phrase phrase() {
        return Phrase.of(internal ? "shell.due.internal" : "shell.due", lastDay, left);
    }

    /// The last day, for a cell whose heading says that it is a limit.
    public Phrase until() {
        return Phrase.of(internal ? "shell.due.until.internal" : "shell.due.until", lastDay);
    }

    private static Tone tone(TimeLeft left) {
        return switch (left) {
            case TimeLeft.Overdue _ -> Tone.DANGER;
            case TimeLeft.LastDay _, TimeLeft.DaysOffLeft _ -> Tone.ATTENTION;
            case TimeLeft.WorkingDaysLeft(int days) -> days <= SOON ? Tone.ATTENTION : Tone.PLAIN;
        };
    }
}
