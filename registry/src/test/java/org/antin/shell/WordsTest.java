package org.antin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.calendar.TimeLeft;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

class WordsTest {
    private final Words words = new Words(ShellConfiguration.messageSource(), Locale.of("vi"));

    WordsTest() throws IOException {}

    @Test
    @DisplayName("dates, moments and numbers are written as an office writes them")
    void formats() {
        assertThat(words.date(LocalDate.of(2026, 2, 3))).isEqualTo("03/02/2026");
        assertThat(words.date(null)).isEmpty();
        assertThat(words.number(1_234_567)).isEqualTo("1.234.567");
        assertThat(words.number(-1234)).isEqualTo("-1.234");
        assertThat(words.month(YearMonth.of(2026, 11))).isEqualTo("11/2026");
    }

    @Test
    @DisplayName("an instant is told in Việt Nam's time, wherever the server stands")
    void zone() {
        // 23:30 in London is half past six the next morning in Hà Tĩnh.
        var late = Instant.parse("2026-03-11T23:30:00Z");
        assertThat(words.moment(late)).isEqualTo("06:30 12/03/2026");
        assertThat(words.machine(late)).isEqualTo("2026-03-12T06:30+07:00");
    }

    @Test
    @DisplayName("what stands between the braces is written in the same formats")
    void arguments() {
        assertThat(words.say(Phrase.of("shell.table.total", 12_345))).isEqualTo("12.345 mục");
        assertThat(words.say(Phrase.of("shell.due", LocalDate.of(2026, 11, 26), Phrase.text("x"))))
                .isEqualTo("Hạn: hết ngày 26/11/2026 (x)");
        assertThat(words.say(Phrase.text("{0} 'không' phải mẫu")))
                .isEqualTo("{0} 'không' phải mẫu");
        assertThat(words.say(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2, false, Hạn: hết ngày 26/11/2026 (còn 02 ngày làm việc), ATTENTION",
        "3, false, Hạn: hết ngày 26/11/2026 (còn 03 ngày làm việc), PLAIN",
        "12, true, Thời hạn nội bộ: hết ngày 26/11/2026 (còn 12 ngày làm việc), PLAIN"
    })
    @DisplayName(
            "screens.md: a clock says its last day and the working days left; ours says it is ours")
    void clock(int days, boolean internal, String text, Tone tone) {
        var due =
                DueView.of(
                        LocalDate.of(2026, 11, 26), new TimeLeft.WorkingDaysLeft(days), internal);
        assertThat(words.due(due)).isEqualTo(text);
        assertThat(due.tone()).isEqualTo(tone);
    }

    @Test
    @DisplayName("only what is late is red")
    void lateIsRed() {
        var day = LocalDate.of(2026, 11, 26);
        assertThat(DueView.of(day, new TimeLeft.Overdue(1), false).tone()).isEqualTo(Tone.DANGER);
        assertThat(DueView.of(day, new TimeLeft.LastDay(), false).tone()).isEqualTo(Tone.ATTENTION);
        assertThat(DueView.of(day, new TimeLeft.DaysOffLeft(2), false).tone())
                .isEqualTo(Tone.ATTENTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3/2/2026", "03/02/2026", " 03/02/2026 "})
    @DisplayName("a date is read as people type it")
    void typedDates(String typed) {
        assertThat(Words.typedDate(typed)).contains(LocalDate.of(2026, 2, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "30/02/2026",
                "29/02/2025",
                "2026-02-03",
                "03/02/26x",
                "32/01/2026",
                "",
                "hôm nay"
            })
    @DisplayName("a day that isn't in the calendar is no date")
    void noDates(String typed) {
        assertThat(Words.typedDate(typed)).isEmpty();
    }

    @Test
    @DisplayName("a refusal nobody has worded yet shows its code and no broken text")
    void unknownRefusal() {
        Refusal unknown = () -> "dossier.never-heard-of";
        assertThat(words.refusal(unknown)).contains("dossier.never-heard-of").doesNotContain("??");
        assertThat(words.refusal(new CommonRefusal.BadField("x", "between", List.of(20, 60))))
                .isEqualTo("phải từ 20 đến 60");
    }

    @Test
    @DisplayName("the bundles without suffix are Vietnamese, whatever language the server speaks")
    void systemLocale() throws IOException {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ENGLISH);
            var vietnamese = new Words(ShellConfiguration.messageSource(), Locale.of("vi"));
            assertThat(vietnamese.message("shell.sign-out")).isEqualTo("Đăng xuất");
            var french = new Words(ShellConfiguration.messageSource(), Locale.FRENCH);
            assertThat(french.message("shell.sign-out")).isEqualTo("Đăng xuất");
        } finally {
            Locale.setDefault(before);
        }
    }
}
