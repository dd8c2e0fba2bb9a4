package org.antin.paper;

import java.time.LocalDate;
import java.util.Locale;

/// Days as papers write them.
public final class OfficialDate {
    private OfficialDate() {}

    /// "ngày 05 tháng 9 năm 2020": days under 10 and the months 1 and 2 get a leading zero (PL I of
    /// NĐ 30/2020).
    public static String inWords(LocalDate date) {
        int month = date.getMonthValue();
        return String.format(
                Locale.ROOT,
                "ngày %02d tháng %s năm %d",
                date.getDayOfMonth(),
                month < 3 ? "0" + month : Integer.toString(month),
                date.getYear());
    }

    /// "05/09/2020", for lists and fields.
    public static String inDigits(LocalDate date) {
        return String.format(
                Locale.ROOT,
                "%02d/%02d/%d",
                date.getDayOfMonth(),
                date.getMonthValue(),
                date.getYear());
    }
}
