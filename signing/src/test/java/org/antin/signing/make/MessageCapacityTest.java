package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// T05 in edXML messages: `Competence` and `Position` of `SignerInfo` against the title on the
/// certificate (Điều 7.4; NĐ 30/2020 Điều 13).
class MessageCapacityTest {
    private static final String NAME = "Nguyễn Văn Thành";

    private static EdxmlMessage message(String competence, String position, String fullName) {
        return new EdxmlMessage(List.of(), false, competence, position, fullName);
    }

    @ParameterizedTest(name = "{0} | {1} | {2}: {3}")
    @CsvSource(
            textBlock =
                    """
                    TM. UBND,                   Chủ tịch,        Chủ tịch,            AGREES
                    ,                           Giám đốc,        Giám đốc Sở Nội vụ,  AGREES
                    KT. CHỦ TỊCH,               Phó Chủ tịch,    Phó Chủ tịch,        AGREES
                    KT. CHỦ TỊCH,               Phó Chủ tịch,    Chủ tịch,            KT_NOT_DEPUTY
                    TM. UBND KT. CHỦ TỊCH,      Phó Chủ tịch,    Phó Chủ tịch,        AGREES
                    ,                           Phó Chủ tịch,    Phó Chủ tịch,        DEPUTY_WITHOUT_KT
                    TL. CHỦ TỊCH,               Chánh Văn phòng, Chánh Văn phòng,     AGREES
                    TL.,                        Chánh Văn phòng, Chánh Văn phòng,     AGREES
                    Thừa lệnh Chủ tịch,         Chánh Văn phòng, Chánh Văn phòng,     AGREES
                    TL CHỦ TỊCH,                Chủ tịch,        Chủ tịch,            TL_NOT_UNIT_HEAD
                    TL. CHỦ TỊCH,               Chánh Văn phòng, Giám đốc,            TITLE_DIFFERS
                    TUQ. CHỦ TỊCH,              Giám đốc,        Giám đốc,            TUQ_NO_DELEGATION
                    Thừa uỷ quyền Chủ tịch,     Giám đốc,        Giám đốc,            TUQ_NO_DELEGATION
                    TUQ. CHỦ TỊCH KT. GIÁM ĐỐC, Phó Giám đốc,    Phó Giám đốc,        TUQ_PASSED_ON
                    ,                           Quyền Giám đốc,  Giám đốc,            AGREES
                    Lãnh đạo,                   Chủ tịch,        Chủ tịch,            UNJUDGED
                    TL. CHỦ TỊCH,               ,                Chánh Văn phòng,     UNJUDGED
                    """)
    @DisplayName("what a message says of its signer is judged like the lines on a page")
    void judged(String competence, String position, String title, CapacityFinding finding) {
        var said = MessageCapacity.of(message(competence, position, NAME), NAME);
        assertThat(Capacity.judge(said, title, DelegationState.NONE)).isEqualTo(finding);
    }

    @Test
    @DisplayName("lines of a position are read as on a page; one that can't be split isn't judged")
    void positionOfTwoLines() {
        var two = message(null, "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", NAME);
        assertThat(MessageCapacity.of(two, NAME))
                .hasValueSatisfying(
                        said -> assertThat(said.shown()).isEqualTo("KT. CHỦ TỊCH PHÓ CHỦ TỊCH"));
        assertThat(MessageCapacity.of(message(null, "KT. CHỦ TỊCH PHÓ CHỦ TỊCH", NAME), NAME))
                .isEmpty();
    }

    @Test
    @DisplayName("of another signer it says nothing; a degree before the name is no other name")
    void named() {
        assertThat(MessageCapacity.of(message("TL.", "Chánh Văn phòng", "Trần Thị Hà"), NAME))
                .isEmpty();
        assertThat(MessageCapacity.of(message("TL.", "Chánh Văn phòng", null), NAME)).isEmpty();
        assertThat(MessageCapacity.of(message("TL.", "Chánh Văn phòng", ""), "")).isEmpty();
        assertThat(
                        MessageCapacity.of(
                                message("TL.", "Chánh Văn phòng", "TS. NGUYỄN  VĂN THÀNH"), NAME))
                .isPresent();
    }
}
