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
import java.util.Optional;

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
        "TUQ. CHỦ TỊCH, GIÁM ĐỐC SỞ, Trưởng phòng, false",
        "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH, Phó Giám đốc, false",
        "TM. ỦY BAN NHÂN DÂN, PHÓ CHỦ TỊCH, Phó Chủ tịch, false",
        "TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH, Chuyên viên, false",
        "TM. BAN CHỈ ĐẠO, Q. GIÁM ĐỐC, Quyền Giám đốc Sở, true",
        "TL. CHỦ TỊCH, CHUYÊN VIÊN, Chuyên viên, false",
        "TL. CHỦ TỊCH, PHÓ CHÁNH VĂN PHÒNG, Phó Chánh Văn phòng, false",
        "TL. GIÁM ĐỐC, TRƯỞNG PHÒNG, 'Ủy viên, Trưởng phòng Tổ chức', true",
        "TL. CỤC TRƯỞNG, CHI CỤC TRƯỞNG, Chi cục trưởng, true",
        "TL. CHỦ TỊCH, CHỦ TỊCH, Chủ tịch, false"
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

    @ParameterizedTest
    @CsvSource({
        "TL. CHỦ TỊCH, KT. CHÁNH VĂN PHÒNG, PHÓ CHÁNH VĂN PHÒNG, Phó Chánh Văn phòng, true",
        "TUQ. CHỦ TỊCH, KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC, Phó Giám đốc, false",
        "TL. CHỦ TỊCH, CHÁNH VĂN PHÒNG, ĐOÀN ĐẠI BIỂU QUỐC HỘI, Chánh Văn phòng Đoàn Đại biểu Quốc hội, true",
        "TỈNH HÀ TĨNH, SỞ NỘI VỤ, PHÓ GIÁM ĐỐC, Phó Giám đốc, false",
        "TL. CHỦ TỊCH, VĂN PHÒNG ỦY BAN, CHUYÊN VIÊN, Chuyên viên, false"
    })
    @DisplayName("NĐ 30/2020 Điều 13.3, 13.4: a deputy passes a TL. on with KT., and never a TUQ.")
    void lines(String first, String second, String third, String title, boolean agrees) {
        var done = office.signer.prepare(letter(first, second, third), order(title));
        assertThat(done).isInstanceOf(agrees ? Preparation.Ready.class : Preparation.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_ASKED, AGREES",
        "NONE, TUQ_NO_DELEGATION",
        "NOT_YET, TUQ_NOT_YET",
        "IN_FORCE, AGREES",
        "EXPIRED, TUQ_EXPIRED",
        "ENDED, TUQ_ENDED"
    })
    @DisplayName(
            "NĐ 30/2020 Điều 13.4: a TUQ. rests on a paper in force, and nothing else needs one")
    void delegations(DelegationState state, CapacityFinding found) {
        assertThat(judge("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ", "Giám đốc Sở Nội vụ", state))
                .isEqualTo(found);
        assertThat(judge("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Chủ tịch", state))
                .isEqualTo(CapacityFinding.AGREES);
        assertThat(judge("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Chánh Văn phòng", state))
                .isEqualTo(CapacityFinding.AGREES);
    }

    private static CapacityFinding judge(
            String authority, String printed, String title, DelegationState state) {
        var said = new PrintedCapacity(List.of(authority), List.of(printed));
        return Capacity.judge(Optional.of(said), title, state);
    }

    @Test
    @DisplayName("T05: without a block or a title nothing can be judged, which warns and lets sign")
    void unjudged() {
        var nothing = Capacity.judge(Optional.empty(), "Chủ tịch", DelegationState.NONE);
        var untitled = judge("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", DelegationState.NONE);
        assertThat(List.of(nothing, untitled))
                .containsOnly(CapacityFinding.UNJUDGED)
                .noneMatch(CapacityFinding::blocks);
    }

    @Test
    @DisplayName("T05: who has judged it, with the papers, isn't judged again")
    void judgedElsewhere() {
        var letter = letter("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH");
        var order = order("Chủ tịch");
        assertThat(office.signer.prepare(letter, order)).isInstanceOf(Preparation.Refused.class);
        assertThat(office.signer.prepare(letter, order.judged()))
                .isInstanceOf(Preparation.Ready.class);
        assertThat(office.signer.capacity(letter, Office.CHAIRMAN).orElseThrow().shown())
                .isEqualTo("KT. CHỦ TỊCH PHÓ CHỦ TỊCH");
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
