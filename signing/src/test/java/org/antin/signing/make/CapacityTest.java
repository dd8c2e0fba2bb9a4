package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.practiceca.Subject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// NĐ 30/2020 Điều 13 and Điều 7.4: who signs "KT." is a deputy, and the certificate says so.
class CapacityTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-16T02:03:04Z"));

    @TempDir static Path dir;
    private static Office office;

    @BeforeAll
    static void open() {
        office = new Office(dir, CLOCK);
    }

    @AfterAll
    static void close() {
        office.close();
    }

    private static Order order(String title) {
        var subject =
                new Subject.Individual(
                        Office.CHAIRMAN,
                        title,
                        "Ủy ban nhân dân xã Cẩm Bình",
                        "Ủy ban nhân dân tỉnh Hà Tĩnh",
                        "Hà Tĩnh",
                        null,
                        null);
        return new Order(
                SignatureKind.LEADER, office.token(0, subject).chain(), new Appearance.Invisible());
    }

    private static byte[] letter(String... lines) {
        var sheet = new Sheet();
        double top = 200;
        for (String line : lines) {
            sheet.text(line, 120, top);
            top += 6;
        }
        return sheet.text(Office.CHAIRMAN, 120, top + 30).pdf();
    }

    @ParameterizedTest
    @CsvSource({
        "TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH, Chủ tịch, true",
        "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH, Phó Chủ tịch, true",
        "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH, Chủ tịch, false",
        "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH, , true",
        "KT. CHỦ TỊCH, CHỦ TỊCH, Chủ tịch, false",
        "TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH, Phó Chủ tịch, false",
        "TL. CHỦ TỊCH, CHÁNH VĂN PHÒNG, Chánh Văn phòng UBND tỉnh, true",
        "TL. CHỦ TỊCH, CHÁNH VĂN PHÒNG, Chủ tịch, false",
        "TUQ. CHỦ TỊCH, GIÁM ĐỐC SỞ, Giám đốc Sở, true",
        "TUQ. CHỦ TỊCH, GIÁM ĐỐC SỞ, Trưởng phòng, false"
    })
    @DisplayName("T05, Điều 7.4: KT., TL. and TUQ. agree with the title on the certificate")
    void capacities(String authority, String printed, String title, boolean agrees) {
        var done = office.signer.prepare(letter(authority, printed), order(title));
        if (agrees) {
            assertThat(done).isInstanceOf(Preparation.Ready.class);
        } else {
            assertThat(done)
                    .isEqualTo(
                            new Preparation.Refused(
                                    new Refusal(
                                            Refusal.Code.CAPACITY_MISMATCH,
                                            List.of(authority + " " + printed, title))));
        }
    }

    @Test
    @DisplayName("T05: the line nearest to the title counts; a document without a block has no say")
    void nearest() {
        var deputy = order("Phó Chủ tịch");
        byte[] both = letter("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH");
        assertThat(office.signer.prepare(both, deputy)).isInstanceOf(Preparation.Ready.class);
        byte[] none = new Sheet().text("KT. CHỦ TỊCH", 120, 200).pdf();
        assertThat(office.signer.prepare(none, order("Chủ tịch")))
                .isInstanceOf(Preparation.Ready.class);
    }
}
