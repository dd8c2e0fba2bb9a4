package org.antin.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// The lunar dates of the holiday list against the sky: the first day of a lunar month is the day,
/// Việt Nam time (UTC+7), on which the moon is new. Mean lunation with the larger periodic terms is
/// good to a few minutes, and no new moon used here falls so near midnight.
class LunarCalendarTest {
    private static final LocalDate JULIAN_DAY_0 = LocalDate.of(1970, 1, 1).minusDays(2_440_588);

    @ParameterizedTest
    @ValueSource(ints = {2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027})
    @DisplayName(
            "điểm b, điểm e khoản 1 Điều 112: Tết starts at a new moon; Giỗ Tổ is the 10th of the"
                    + " third month")
    void lunarHolidaysFollowTheMoon(int year) {
        var holidays = PublicHolidays.ofVietnam();
        // Without a leap month among the first two, as in all these years but 2023, where the leap
        // month is the second.
        int months = year == 2023 ? 3 : 2;
        LocalDate first = newMoonOnOrAfter(LocalDate.of(year, 1, 21));
        LocalDate third = first;
        for (int i = 0; i < months; i++) third = newMoonOnOrAfter(third.plusDays(20));
        assertThat(holidays.on(first))
                .get()
                .extracting(SpecialDay::name)
                .asString()
                .startsWith("Tết Nguyên đán");
        assertThat(holidays.on(third.plusDays(9)))
                .get()
                .extracting(SpecialDay::name)
                .asString()
                .startsWith("Giỗ Tổ");
    }

    private static LocalDate newMoonOnOrAfter(LocalDate date) {
        double years = date.getYear() + (date.getDayOfYear() - 1) / 365.25;
        for (int k = (int) Math.floor((years - 2000) * 12.3685) - 1; ; k++) {
            LocalDate day = dayOfNewMoon(k);
            if (!day.isBefore(date)) return day;
        }
    }

    /// Meeus, Astronomical Algorithms, chapter 49; the eight largest terms.
    private static LocalDate dayOfNewMoon(int k) {
        double t = k / 1236.85;
        double jde = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t;
        double e = 1 - 0.002516 * t;
        double sun = Math.toRadians(2.5534 + 29.10535670 * k);
        double moon = Math.toRadians(201.5643 + 385.81693528 * k + 0.0107582 * t * t);
        double node = Math.toRadians(160.7108 + 390.67050284 * k);
        double at =
                jde
                        - 0.40720 * Math.sin(moon)
                        + 0.17241 * e * Math.sin(sun)
                        + 0.01608 * Math.sin(2 * moon)
                        + 0.01039 * Math.sin(2 * node)
                        + 0.00739 * e * Math.sin(moon - sun)
                        - 0.00514 * e * Math.sin(moon + sun)
                        + 0.00208 * e * e * Math.sin(2 * sun)
                        - 0.00111 * Math.sin(moon - 2 * node);
        double local = at - 70.0 / 86400 + 7.0 / 24; // dynamical time to UTC to Việt Nam
        return JULIAN_DAY_0.plus((long) Math.floor(local + 0.5), ChronoUnit.DAYS);
    }
}
