package org.antin.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.antin.calendar.TimeLeft.DaysOffLeft;
import org.antin.calendar.TimeLeft.LastDay;
import org.antin.calendar.TimeLeft.Overdue;
import org.antin.calendar.TimeLeft.WorkingDaysLeft;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.SplittableRandom;

class WorkingDaysTest {
    private final WorkingDays days = new WorkingDays(PublicHolidays.ofVietnam());

    @Test
    @DisplayName("khoản 2 Điều 147 Bộ luật Dân sự: the first day isn't counted; weekends neither")
    void threeWorkingDaysFromAThursday() {
        assertThat(days.plus(LocalDate.of(2026, 6, 4), 3)).isEqualTo(LocalDate.of(2026, 6, 9));
        assertThat(days.plus(LocalDate.of(2026, 6, 6), 1)).isEqualTo(LocalDate.of(2026, 6, 8));
    }

    @Test
    @DisplayName("a count goes over Tết, days in lieu and Saturdays worked")
    void countsOverHolidays() {
        assertThat(days.plus(LocalDate.of(2024, 2, 7), 1)).isEqualTo(LocalDate.of(2024, 2, 15));
        assertThat(days.plus(LocalDate.of(2025, 4, 25), 1)).isEqualTo(LocalDate.of(2025, 4, 26));
        assertThat(days.plus(LocalDate.of(2025, 4, 29), 2)).isEqualTo(LocalDate.of(2025, 5, 6));
        assertThat(days.minus(LocalDate.of(2025, 5, 5), 1)).isEqualTo(LocalDate.of(2025, 4, 29));
    }

    @Test
    @DisplayName("khoản 6 Điều 148 Bộ luật Dân sự: the last day ends at 24:00 in Việt Nam")
    void deadlineEndsAtMidnight() {
        // 23:30 on 4 June in Hà Tĩnh is still the 4th, though in UTC and everywhere east it's mixed
        var deadline = days.deadline(Instant.parse("2026-06-04T16:30:00Z"), 3);
        assertThat(deadline.lastDay()).isEqualTo(LocalDate.of(2026, 6, 9));
        assertThat(deadline.end()).isEqualTo(Instant.parse("2026-06-09T17:00:00Z"));
        assertThat(deadline.missedAt(Instant.parse("2026-06-09T16:59:59.999Z"))).isFalse();
        assertThat(deadline.missedAt(Instant.parse("2026-06-09T17:00:00Z"))).isTrue();
        // 0:30 on 5 June in Hà Tĩnh is 17:30 of the 4th in UTC
        assertThat(days.deadline(Instant.parse("2026-06-04T17:30:00Z"), 3).lastDay())
                .isEqualTo(LocalDate.of(2026, 6, 10));
    }

    @Test
    @DisplayName("Điều 13.1: \"trước ngày 17/6\" ends with the 16th")
    void beforeIsStrict() {
        var deadline = Deadline.before(LocalDate.of(2026, 6, 17));
        assertThat(deadline.lastDay()).isEqualTo(LocalDate.of(2026, 6, 16));
        assertThat(deadline.end()).isEqualTo(Instant.parse("2026-06-16T17:00:00Z"));
    }

    @Test
    void saysHowMuchIsLeft() {
        var deadline = new Deadline(LocalDate.of(2026, 6, 9)); // a Tuesday
        assertThat(days.left(deadline, noon(2026, 6, 4))).isEqualTo(new WorkingDaysLeft(3));
        assertThat(days.left(deadline, noon(2026, 6, 7))).isEqualTo(new WorkingDaysLeft(2));
        assertThat(days.left(deadline, noon(2026, 6, 9))).isEqualTo(new LastDay());
        assertThat(days.left(deadline, noon(2026, 6, 10))).isEqualTo(new Overdue(1));
        // a report's last day on a Sunday isn't extended
        var sunday = new Deadline(LocalDate.of(2026, 6, 14));
        assertThat(days.left(sunday, noon(2026, 6, 13))).isEqualTo(new DaysOffLeft(1));
    }

    @Test
    void saysItInTheWordsOfOfficialPapers() {
        assertThat(text(new WorkingDaysLeft(2), "")).isEqualTo("còn 02 ngày làm việc");
        assertThat(text(new WorkingDaysLeft(12), "")).isEqualTo("còn 12 ngày làm việc");
        assertThat(text(new Overdue(1), "")).isEqualTo("quá hạn 1 ngày");
        assertThat(text(new LastDay(), "")).isEqualTo("hôm nay là ngày cuối");
        assertThat(text(new DaysOffLeft(1), "en")).startsWith("01 days left");
    }

    @Test
    void plusAndBetweenAreInverse() {
        var random = new SplittableRandom(20200825);
        for (int i = 0; i < 2_000; i++) {
            var from = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2_900));
            int n = random.nextInt(1, 40);
            var to = days.plus(from, n);
            assertThat(days.isWorkingDay(to)).as("%s + %s", from, n).isTrue();
            assertThat(days.between(from, to)).as("%s + %s", from, n).isEqualTo(n);
            if (days.isWorkingDay(from)) assertThat(days.minus(to, n)).isEqualTo(from);
        }
    }

    @Test
    void refusesToCountNothing() {
        assertThatThrownBy(() -> days.plus(LocalDate.of(2026, 6, 4), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(days.between(LocalDate.of(2026, 6, 4), LocalDate.of(2026, 6, 1))).isZero();
    }

    private static String text(TimeLeft left, String language) {
        var bundle =
                ResourceBundle.getBundle(
                        "messages.calendar",
                        language.isEmpty() ? Locale.ROOT : Locale.of(language),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        return MessageFormat.format(bundle.getString(left.key()), left.arguments().toArray());
    }

    private static Instant noon(int year, int month, int day) {
        return LocalDate.of(year, month, day).atTime(12, 0).atZone(Deadline.ZONE).toInstant();
    }
}
