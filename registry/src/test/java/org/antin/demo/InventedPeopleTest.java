package org.antin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.kernel.Nfc;
import org.antin.organisation.Standing;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.HashSet;

class InventedPeopleTest {
    private final InventedPeople people = new InventedPeople(2020);

    @Test
    void theSameSeedAndIndexGiveTheSamePerson() {
        var first = people.person(17, "Chủ tịch", Standing.HEAD);
        people.person(3, "Văn thư", Standing.OTHER);
        assertThat(new InventedPeople(2020).person(17, "Chủ tịch", Standing.HEAD)).isEqualTo(first);
        assertThat(new InventedPeople(2021).person(17, "Chủ tịch", Standing.HEAD))
                .isNotEqualTo(first);
    }

    @Test
    void nobodySharesANumberOrAnAddressAndNobodyIsReal() {
        var numbers = new HashSet<String>();
        var addresses = new HashSet<String>();
        var names = new HashSet<String>();
        int women = 0;
        for (int i = 0; i < 20_000; i++) {
            var p = people.person(i, "Chuyên viên", Standing.OTHER);
            assertThat(p.personalNumber()).matches("099[01]\\d{8}");
            assertThat(p.personalNumber().charAt(3)).isEqualTo(p.female() ? '1' : '0');
            assertThat(p.personalNumber().substring(4, 6))
                    .isEqualTo("%02d".formatted(p.dateOfBirth().getYear() % 100));
            assertThat(p.email()).matches("[a-z]+\\.[a-z]+\\d+@mau\\.hatinh\\.example");
            assertThat(p.phone()).matches("0000\\d{6}");
            assertThat(p.name()).isEqualTo(Nfc.of(p.name()));
            assertThat(p.dateOfBirth())
                    .isBetween(LocalDate.of(1964, 1, 1), LocalDate.of(1996, 12, 31));
            assertThat(p.numberIssuedOn()).isAfter(p.dateOfBirth().plusYears(14));
            numbers.add(p.personalNumber());
            addresses.add(p.email());
            names.add(p.name());
            if (p.female()) women++;
        }
        assertThat(numbers).hasSize(20_000);
        assertThat(addresses).hasSize(20_000);
        assertThat(names.size()).isGreaterThan(6_000);
        assertThat(women).isBetween(9_000, 10_200);
    }

    @Test
    void surnamesComeAsOftenAsInTheProvince() {
        int nguyen = 0;
        for (int i = 0; i < 10_000; i++)
            if (people.person(i, "x", Standing.HEAD).name().startsWith("Nguyễn ")) nguyen++;
        assertThat(nguyen).isBetween(3_400, 4_200);
    }
}
