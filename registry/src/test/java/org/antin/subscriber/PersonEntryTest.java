package org.antin.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.CommonRefusal.BadFields;
import org.antin.kernel.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

@DisplayName("Điều 10.1: exact and complete information, every fault at once")
class PersonEntryTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private static List<String> faults(PersonEntry entry) {
        return switch (entry.read(TODAY)) {
            case Outcome.Done<PersonFacts> _ -> List.of();
            case Outcome.Refused<PersonFacts>(var why) ->
                    ((BadFields) why)
                            .faults().stream().map(f -> f.name() + ":" + f.rule()).toList();
        };
    }

    @Test
    void aGoodEntry() {
        var entry =
                new PersonEntry(
                        " Nguyễn  Thị Huệ ",
                        "1/2/1980",
                        "042 080 000 123",
                        "03/02/2021",
                        "Cục CSQLHC",
                        "Hue@HaTinh.gov.vn",
                        "0912.345.678",
                        "CIVIL_SERVANT");
        assertThat(faults(entry)).isEmpty();
        var facts = ((Outcome.Done<PersonFacts>) entry.read(TODAY)).value();
        assertThat(facts.fullName()).isEqualTo("Nguyễn Thị Huệ");
        assertThat(facts.personalNumber()).isEqualTo("042080000123");
        assertThat(facts.email()).isEqualTo("hue@hatinh.gov.vn");
        assertThat(facts.phone()).isEqualTo("0912345678");
    }

    @Test
    @DisplayName("dates that don't exist are faults of their field")
    void noSuchDates() {
        for (var day : new String[] {"31/02/2026", "30/02/1980", "2026-03-01", "1/13/1990", "x"})
            assertThat(
                            faults(
                                    new PersonEntry(
                                            "Lê Văn A",
                                            day,
                                            "123456789",
                                            day,
                                            "",
                                            "a@b.vn",
                                            "",
                                            "CADRE")))
                    .as(day)
                    .containsExactly("born:date", "issuedOn:date");
    }

    @Test
    void everyFaultAtOnce() {
        assertThat(faults(new PersonEntry("", "", "12", "", "", "nobody", "abc", "")))
                .containsExactly(
                        "fullName:required",
                        "born:required",
                        "personalNumber:personal-number",
                        "email:email",
                        "phone:phone",
                        "kind:required");
        assertThat(
                        faults(
                                new PersonEntry(
                                        "Lê <b>A</b>",
                                        "01/01/2020",
                                        "1234567890",
                                        "01/01/2030",
                                        "",
                                        "",
                                        "",
                                        "KING")))
                .containsExactly(
                        "fullName:name",
                        "born:too-young",
                        "personalNumber:personal-number",
                        "issuedOn:not-in-future",
                        "email:required",
                        "kind:choice");
    }

    @Test
    @DisplayName("personal data doesn't get into a log by toString")
    void quiet() {
        var entry =
                new PersonEntry(
                        "Lê Văn A", "1/2/1980", "042080000123", "", "", "a@b.vn", "", "CADRE");
        assertThat(entry.toString() + entry.read(TODAY)).doesNotContain("042080000123", "a@b.vn");
        assertThat(new BadField("x", "y").toString()).isNotEmpty();
    }
}
