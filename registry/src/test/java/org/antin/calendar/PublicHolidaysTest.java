package org.antin.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.antin.calendar.SpecialDay.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

class PublicHolidaysTest {
    private final PublicHolidays holidays = PublicHolidays.ofVietnam();
    private final WorkingDays days = new WorkingDays(holidays);

    @ParameterizedTest(name = "{0}: {1} working days")
    @DisplayName("working days of each decided year, counted by hand from the yearly notices")
    @CsvSource({
        // weekdays of the year, less holidays on weekdays, plus Saturdays worked
        "2020, 252", // 262 - 1 - 5 (23,24,27,28,29/1) - 2/4 - 30/4 - 1/5 - 2/9
        "2021, 250", // 261 - 1 - 5 - 21/4 - 30/4 - 3/5 - 2 (2,3/9)
        "2022, 249", // 260 - 3/1 - 5 - 11/4 - 2 (2,3/5) - 2 (1,2/9)
        "2023, 249", // 260 - 2/1 - 5 (20,23,24,25,26/1) - 3 (1,2,3/5) - 2 (1,4/9)
        "2024, 251", // 262 - 1/1 - 5 (8,9,12,13,14/2) - 18/4 - 3 (29,30/4,1/5) - 2 + 4/5
        "2025, 250", // 261 - 1/1 - 5 - 7/4 - 3 - 2 + 26/4
        "2026, 249", // 261 - 2 - 5 - 27/4 - 2 - 3 - 24/11 + 10/1 + 22/8
    })
    void workingDaysOfAYear(int year, int expected) {
        assertThat(days.between(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "mùng 1 Tết of {0} is {1}")
    @CsvSource({
        "2020, 2020-01-25", "2021, 2021-02-12", "2022, 2022-02-01", "2023, 2023-01-22",
        "2024, 2024-02-10", "2025, 2025-01-29", "2026, 2026-02-17", "2027, 2027-02-06",
    })
    @DisplayName(
            "điểm b khoản 1 Điều 112 Bộ luật Lao động: five days of Tết in a row, New Year's Day"
                    + " among them")
    void tetHasFiveDays(int year, LocalDate first) {
        var tet =
                holidays.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)).stream()
                        .filter(d -> d.name().startsWith("Tết Nguyên đán"))
                        .map(SpecialDay::date)
                        .toList();
        assertThat(tet).hasSize(5).contains(first);
        assertThat(tet.getFirst().plusDays(4)).isEqualTo(tet.getLast());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2020-01-23, false", "2020-01-29, false", "2020-01-30, true", "2021-02-16, false",
        "2021-02-17, true", "2021-09-03, false", "2020-09-03, true", "2022-05-03, false",
        "2022-09-01, false", "2023-05-03, false", "2023-09-04, false", "2024-04-29, false",
        "2024-05-04, true", "2024-09-03, false", "2025-04-26, true", "2025-05-02, false",
        "2025-09-01, false", "2026-01-02, false", "2026-01-10, true", "2026-08-22, true",
        "2026-08-31, false", "2026-11-23, true", "2026-11-24, false", "2025-11-24, true",
    })
    void knownDays(LocalDate date, boolean working) {
        assertThat(days.isWorkingDay(date)).isEqualTo(working);
    }

    @Test
    @DisplayName(
            "khoản 3 Điều 111: a holiday of the Code on a weekend gives the next working day off")
    void everyFixedHolidayOnAWeekendIsMadeUp() {
        for (int year = 2020; year <= 2027; year++)
            for (var day : holidays.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))) {
                if (day.kind() != Kind.HOLIDAY || !weekend(day.date())) continue;
                // At most two rest days and the rest of the festival lie between.
                assertThat(IntStream.rangeClosed(1, 5).mapToObj(day.date()::plusDays).toList())
                        .as("a day in lieu of %s", day.date())
                        .anyMatch(
                                d ->
                                        holidays.on(d)
                                                .filter(s -> s.name().startsWith("Nghỉ bù"))
                                                .isPresent());
            }
    }

    @Test
    void saturdaysWorkedAreSaturdaysAndDaysInLieuAreWeekdays() {
        for (var day : holidays.all()) {
            if (day.kind() == Kind.MAKE_UP_WORK)
                assertThat(day.date().getDayOfWeek()).isEqualTo(DayOfWeek.SATURDAY);
            if (day.name().startsWith("Nghỉ")) assertThat(weekend(day.date())).isFalse();
            assertThat(day.source()).isNotBlank();
        }
        long swapped =
                holidays.all().stream().filter(d -> d.name().startsWith("Nghỉ hoán đổi")).count();
        assertThat(holidays.all().stream().filter(d -> d.kind() == Kind.MAKE_UP_WORK).count())
                .as("each swapped day off has its Saturday")
                .isEqualTo(swapped);
    }

    @Test
    @DisplayName("what is not decided is flagged with its reason: Tết and National Day of 2027")
    void undecidedDaysAreFlagged() {
        var doubtful = holidays.all().stream().filter(d -> !d.confirmed()).toList();
        assertThat(doubtful).hasSize(8).allMatch(d -> d.date().getYear() == 2027);
        assertThat(doubtful).allSatisfy(d -> assertThat(d.doubt()).contains("chưa quyết định"));
        assertThat(days.doubtful(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 2, 4))).hasSize(1);
    }

    @Test
    void yearsOutsideTheListAreSaidToBeUnknown() {
        assertThat(days.certainty(LocalDate.of(2020, 1, 1), LocalDate.of(2026, 12, 31)))
                .isEqualTo(Certainty.CERTAIN);
        assertThat(days.certainty(LocalDate.of(2027, 1, 30), LocalDate.of(2027, 2, 4)))
                .isEqualTo(Certainty.DOUBTFUL);
        assertThat(days.certainty(LocalDate.of(2027, 12, 31), LocalDate.of(2028, 1, 1)))
                .isEqualTo(Certainty.UNCOVERED);
        assertThat(holidays.covers(LocalDate.of(2019, 12, 31))).isFalse();
    }

    @Test
    void aDateListedTwiceIsAnError() {
        var day = LocalDate.of(2026, 1, 1);
        var once = new SpecialDay(day, Kind.HOLIDAY, "Tết", "x", true, null);
        assertThatThrownBy(() -> new PublicHolidays(List.of(once, once)))
                .hasMessageContaining("2026-01-01");
    }

    private static boolean weekend(LocalDate date) {
        return date.getDayOfWeek().getValue() > 5;
    }
}
