package org.antin.document;

import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.delegation.Delegation;
import org.antin.delegation.Delegation.Ending;
import org.antin.delegation.Delegation.Party;
import org.antin.document.BroughtFlow.Known;
import org.antin.document.BroughtFlow.Signed;
import org.antin.kernel.Period;
import org.antin.kernel.Refusal;
import org.antin.signing.make.CapacityFinding;
import org.antin.signing.make.PrintedCapacity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@DisplayName(
        "D7.3, D7.4, T05: in what capacity a leader signed whose signature other software made")
class BroughtFlowTest {
    private static final Instant SIGNED = Instant.parse("2026-03-02T02:00:00Z");
    private static final Instant NOW = SIGNED.plus(Duration.ofDays(2));
    private static final String REASON = "Chứng thư số chưa kịp đổi";
    private static final UUID PAPER = UUID.randomUUID();

    private static final Optional<PrintedCapacity> NOTHING = Optional.empty();
    private static final Optional<PrintedCapacity> HEAD = says("CHỦ TỊCH");
    private static final Optional<PrintedCapacity> KT = says("PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH");
    private static final Optional<PrintedCapacity> TUQ = says("CHÁNH VĂN PHÒNG", "TUQ. CHỦ TỊCH");
    private static final Optional<PrintedCapacity> PASSED_ON =
            says("PHÓ CHÁNH VĂN PHÒNG", "KT. CHÁNH VĂN PHÒNG", "TUQ. CHỦ TỊCH");

    private static Optional<PrintedCapacity> says(String title, String... authorities) {
        return Optional.of(new PrintedCapacity(List.of(authorities), List.of(title)));
    }

    private static Delegation paper(int from, int days, @Nullable Ending ended) {
        var first = LocalDate.of(2026, 3, 2).plusDays(from);
        return new Delegation(
                PAPER,
                UUID.randomUUID(),
                "12/GUQ-UBND",
                LocalDate.of(2026, 1, 5),
                new Party(UUID.randomUUID(), "Nguyễn Văn A", "Chủ tịch"),
                new Party(UUID.randomUUID(), "Trần Thị B", "Chánh Văn phòng"),
                "Ký giấy mời",
                new Period(first, first.plusDays(days)),
                ended,
                SIGNED,
                "Văn thư",
                1);
    }

    private static Signed signed(Optional<PrintedCapacity> printed, String title, Known known) {
        return new Signed(printed, title, known, List.of(), SIGNED, false);
    }

    private static Signed byPaper(Known known, boolean proven, Delegation... papers) {
        return new Signed(TUQ, "Chánh Văn phòng", known, List.of(papers), SIGNED, proven);
    }

    private static Optional<CapacityNote> kept(String reason, Signed... leaders) {
        return House.value(BroughtFlow.decide(List.of(leaders), NOW, reason));
    }

    private static Refusal refused(String reason, Signed... leaders) {
        return why(BroughtFlow.decide(List.of(leaders), NOW, reason));
    }

    private static CapacityNote note(CapacityFinding finding, String reason) {
        return new CapacityNote(finding, reason, null, "");
    }

    @Test
    @DisplayName("T05: as if he had signed here: what disagrees blocks and yields to a reason")
    void asHere() {
        var ours = signed(KT, "Chủ tịch", Known.OF_THE_BODY);
        assertThat(refused("  ", ours))
                .isEqualTo(
                        new DocumentRefusal.Capacity(
                                CapacityFinding.KT_NOT_DEPUTY, "Chủ tịch", "", true));
        assertThat(kept(REASON, ours)).contains(note(CapacityFinding.KT_NOT_DEPUTY, REASON));
        assertThat(kept(REASON, signed(HEAD, "Chủ tịch", Known.OF_THE_BODY))).isEmpty();
        assertThat(kept(REASON, signed(HEAD, "", Known.OF_THE_BODY)))
                .contains(note(CapacityFinding.UNJUDGED, ""));
        assertThat(kept("", signed(NOTHING, "Chủ tịch", Known.OF_THE_BODY)))
                .contains(note(CapacityFinding.UNJUDGED, ""));
        assertThat(refused(REASON, signed(PASSED_ON, "Phó Chánh Văn phòng", Known.OF_THE_BODY)))
                .isEqualTo(
                        new DocumentRefusal.Capacity(
                                CapacityFinding.TUQ_PASSED_ON, "Phó Chánh Văn phòng", "", false));
        assertThat(refused(REASON, signed(HEAD, "Chủ tịch", Known.OF_ANOTHER)))
                .isEqualTo(new DocumentRefusal.DelegateOnly());
        assertThat(kept("")).isEmpty();
    }

    @Test
    @DisplayName("D7.3: whose certificate isn't in the register is judged by title, and it is said")
    void unknownSigner() {
        assertThat(kept(REASON, signed(HEAD, "Chủ tịch", Known.UNKNOWN)))
                .contains(note(CapacityFinding.SIGNER_UNKNOWN, ""));
        assertThat(refused("", signed(KT, "Chủ tịch", Known.UNKNOWN)).code())
                .isEqualTo("document.capacity.kt-not-deputy");
        assertThat(refused("", byPaper(Known.UNKNOWN, true)))
                .isEqualTo(
                        new DocumentRefusal.Capacity(
                                CapacityFinding.TUQ_NO_DELEGATION, "Chánh Văn phòng", "", true));
        assertThat(kept("", signed(HEAD, "", Known.UNKNOWN)))
                .contains(note(CapacityFinding.UNJUDGED, ""));
    }

    @Test
    @DisplayName(
            "NĐ 30/2020 Điều 13.4: the paper in force when he signed counts, if the time is proven")
    void paperOfThen() {
        var sinceOver = paper(0, 1, null);
        var note = new CapacityNote(CapacityFinding.AGREES, "", PAPER, "12/GUQ-UBND");
        assertThat(kept("", byPaper(Known.OF_ANOTHER, true, sinceOver))).contains(note);
        assertThat(kept("", byPaper(Known.OF_ANOTHER, false, paper(0, 9, null)))).contains(note);
        // Only the signer says when; today there is no paper.
        assertThat(refused("", byPaper(Known.OF_ANOTHER, false, sinceOver)))
                .isEqualTo(
                        new DocumentRefusal.Capacity(
                                CapacityFinding.TUQ_EXPIRED,
                                "Chánh Văn phòng",
                                "12/GUQ-UBND",
                                true));
        assertThat(kept(REASON, byPaper(Known.OF_ANOTHER, false, sinceOver)))
                .contains(note(CapacityFinding.TUQ_EXPIRED, REASON));
        var ended = paper(0, 9, new Ending(NOW.minusSeconds(1), "Văn thư", "thu hồi"));
        assertThat(kept("", byPaper(Known.OF_THE_BODY, true, ended))).contains(note);
        assertThat(refused("", byPaper(Known.OF_THE_BODY, false, ended)).code())
                .isEqualTo("document.capacity.tuq-ended");
        // Entered since, for days after he signed.
        assertThat(refused("", byPaper(Known.OF_THE_BODY, true, paper(1, 9, null))))
                .isEqualTo(
                        new DocumentRefusal.Capacity(
                                CapacityFinding.TUQ_NOT_YET,
                                "Chánh Văn phòng",
                                "12/GUQ-UBND",
                                true));
        assertThat(refused(REASON, byPaper(Known.OF_ANOTHER, true, paper(1, 9, null))))
                .as("of another body: no reason helps")
                .isEqualTo(
                        new DocumentRefusal.Capacity(
                                CapacityFinding.TUQ_NOT_YET,
                                "Chánh Văn phòng",
                                "12/GUQ-UBND",
                                false));
    }

    @Test
    @DisplayName(
            "NĐ 30/2020 Điều 12: of several leaders the one counts whose name the letter prints")
    void several() {
        var checked = signed(NOTHING, "Phó Chánh Văn phòng", Known.OF_THE_BODY);
        var head = signed(HEAD, "Chủ tịch", Known.OF_THE_BODY);
        var wrong = signed(KT, "Chủ tịch", Known.OF_THE_BODY);
        var foreign = signed(HEAD, "Chủ tịch", Known.OF_ANOTHER);
        assertThat(kept("", checked, head)).as("initials of elsewhere").isEmpty();
        assertThat(kept("", head, foreign)).as("a letter of two bodies").isEmpty();
        assertThat(kept("", foreign, head)).isEmpty();
        assertThat(refused("", foreign)).isEqualTo(new DocumentRefusal.DelegateOnly());
        assertThat(refused("", head, wrong).code()).isEqualTo("document.capacity.kt-not-deputy");
        var unknown = signed(HEAD, "Chủ tịch", Known.UNKNOWN);
        assertThat(kept(REASON, unknown, wrong))
                .as("the reason is what is kept")
                .contains(note(CapacityFinding.KT_NOT_DEPUTY, REASON));
        assertThat(kept(REASON, wrong, unknown))
                .contains(note(CapacityFinding.KT_NOT_DEPUTY, REASON));
        assertThat(kept("", head, unknown)).contains(note(CapacityFinding.SIGNER_UNKNOWN, ""));
    }
}
