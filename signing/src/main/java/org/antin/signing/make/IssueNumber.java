package org.antin.signing.make;

import java.time.LocalDate;
import java.util.Locale;

/// Under what number and on which day a letter goes out (NĐ 30/2020, Phụ lục I, Phần I, II.3 and
/// II.4).
///
/// @param number from 1, in the year of the day
/// @param notation what follows the number and its stroke, `QĐ-UBND`
/// @param day of issue
public record IssueNumber(int number, String notation, LocalDate day) {
    public IssueNumber {
        if (number < 1) throw new IllegalArgumentException("numbers begin with 1");
    }

    /// II.3: numbers below ten get a zero in front.
    String digits() {
        return "%02d".formatted(number);
    }

    /// II.4: days below ten get a zero in front, months do in January and February.
    String dayDigits() {
        return "%02d".formatted(day.getDayOfMonth());
    }

    String monthDigits() {
        int month = day.getMonthValue();
        return month < 3 ? "%02d".formatted(month) : Integer.toString(month);
    }

    /// Number and notation as they are cited: `05/QĐ-UBND`.
    public String cited() {
        return digits() + "/" + notation;
    }

    /// The date as it is written: `ngày 05 tháng 02 năm 2026`.
    String written() {
        return "ngày %s tháng %s năm %04d"
                .formatted(dayDigits(), monthDigits(), day.getYear())
                .toLowerCase(Locale.ROOT);
    }
}
