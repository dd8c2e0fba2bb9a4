package org.antin.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.Approved;
import org.antin.delegation.Delegation;
import org.antin.delegation.Delegation.Ending;
import org.antin.delegation.Delegation.Party;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.kernel.Period;
import org.antin.signing.make.CapacityFinding;
import org.antin.signing.make.DelegationState;
import org.antin.signing.make.PrintedCapacity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

@DisplayName("D7.3, D7.4, T05: who signs in which capacity, every case")
class CapacityFlowTest {
    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    private static final UUID PAPER = UUID.randomUUID();

    /// What may stand above a name. The words below are those of the last line.
    private static final Map<String, Optional<PrintedCapacity>> PRINTED = printed();

    private static final Map<String, String> TITLES = titles();

    private static Map<String, Optional<PrintedCapacity>> printed() {
        var all = new LinkedHashMap<String, Optional<PrintedCapacity>>();
        all.put("nothing", Optional.empty());
        all.put("CHỦ TỊCH", says("CHỦ TỊCH"));
        all.put("TM. UBND / CHỦ TỊCH", says("CHỦ TỊCH", "TM. UBND"));
        all.put("PHÓ CHỦ TỊCH", says("PHÓ CHỦ TỊCH"));
        all.put("KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", says("PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH"));
        all.put("TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG", says("CHÁNH VĂN PHÒNG", "TL. CHỦ TỊCH"));
        all.put("TUQ. CHỦ TỊCH / CHÁNH VĂN PHÒNG", says("CHÁNH VĂN PHÒNG", "TUQ. CHỦ TỊCH"));
        all.put(
                "TUQ. CHỦ TỊCH / KT. CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG",
                says("PHÓ CHÁNH VĂN PHÒNG", "KT. CHÁNH VĂN PHÒNG", "TUQ. CHỦ TỊCH"));
        return all;
    }

    private static Optional<PrintedCapacity> says(String title, String... authorities) {
        return Optional.of(new PrintedCapacity(List.of(authorities), List.of(title)));
    }

    private static Map<String, String> titles() {
        var all = new LinkedHashMap<String, String>();
        all.put("no title", "");
        all.put("head", "Chủ tịch");
        all.put("deputy", "Phó Chủ tịch");
        all.put("unit head", "Chánh Văn phòng");
        all.put("other", "Chuyên viên");
        return all;
    }

    private static Mandate mandate(boolean ofTheBody, DelegationState state) {
        if (state == DelegationState.NONE) return new Mandate(ofTheBody, state, null);
        var today = LocalDate.of(2026, 3, 2);
        var during =
                switch (state) {
                    case NOT_YET -> new Period(today.plusDays(1), today.plusDays(9));
                    case EXPIRED -> new Period(today.minusDays(9), today);
                    default -> new Period(today, today.plusDays(1));
                };
        var ended = state == DelegationState.ENDED ? new Ending(NOW, "Văn thư", "thu hồi") : null;
        var paper = paper(during, ended);
        var held = Mandate.of(ofTheBody, List.of(paper), NOW);
        assertThat(held.state()).isEqualTo(state);
        return held;
    }

    private static Delegation paper(Period during, @org.jspecify.annotations.Nullable Ending end) {
        return new Delegation(
                PAPER,
                UUID.randomUUID(),
                "12/GUQ-UBND",
                LocalDate.of(2026, 1, 5),
                new Party(UUID.randomUUID(), "Nguyễn Văn A", "Chủ tịch"),
                new Party(UUID.randomUUID(), "Trần Thị B", "Chánh Văn phòng"),
                "Ký giấy mời",
                during,
                end,
                NOW,
                "Văn thư",
                1);
    }

    private static String outcome(String said, String title, Mandate mandate, String reason) {
        var printed = PRINTED.getOrDefault(said, Optional.empty());
        return switch (CapacityFlow.decide(printed, title, mandate, reason)) {
            case Refused<Optional<CapacityNote>>(var why) ->
                    "refused " + why.code() + (why.field().isEmpty() ? "" : ", may explain");
            case Done<Optional<CapacityNote>>(var note) ->
                    note.map(
                                    kept ->
                                            "signs, kept: "
                                                    + kept.finding().text()
                                                    + (kept.reason().isEmpty() ? "" : ", reason")
                                                    + (kept.delegation() == null ? "" : ", paper"))
                            .orElse("signs");
        };
    }

    @Test
    @DisplayName(
            "Điều 7.4, NĐ 30/2020 Điều 13: the approved matrix of prefix, title, paper, reason")
    void matrix() {
        var lines = new StringBuilder();
        lines.append("printed | title on the certificate | signer | reason | papers | outcome\n");
        for (var said : PRINTED.keySet())
            TITLES.forEach(
                    (kind, title) -> {
                        for (boolean ours : List.of(true, false))
                            for (var reason : List.of("", "quyết định bổ nhiệm mới"))
                                lines.append(rows(said, kind, title, ours, reason));
                    });
        Approved.matches("capacity.txt", lines.toString());
    }

    private static String rows(
            String said, String kind, String title, boolean ours, String reason) {
        var byOutcome = new LinkedHashMap<String, TreeSet<DelegationState>>();
        for (var state : DelegationState.values()) {
            if (state == DelegationState.NOT_ASKED) continue; // the desk always asks
            byOutcome
                    .computeIfAbsent(
                            outcome(said, title, mandate(ours, state), reason),
                            _ -> new TreeSet<>())
                    .add(state);
        }
        var rows = new StringBuilder();
        byOutcome.forEach(
                (outcome, states) ->
                        rows.append(
                                "%s | %s | %s | %s | %s | %s%n"
                                        .formatted(
                                                said,
                                                kind,
                                                ours ? "of the body" : "of a unit below",
                                                reason.isEmpty() ? "none" : "given",
                                                byOutcome.size() == 1 ? "any" : states,
                                                outcome)));
        return rows.toString();
    }

    @Test
    @DisplayName("T05: a reason is kept where it was needed, and nowhere else")
    void reasons() {
        var kt = PRINTED.getOrDefault("KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", Optional.empty());
        var nobody = mandate(true, DelegationState.NONE);
        assertThat(CapacityFlow.decide(kt, "Phó Chủ tịch", nobody, "vì thích"))
                .isEqualTo(new Done<>(Optional.empty()));
        assertThat(CapacityFlow.decide(kt, "Chủ tịch", nobody, "  mới   bổ nhiệm "))
                .isEqualTo(
                        new Done<>(
                                Optional.of(
                                        new CapacityNote(
                                                CapacityFinding.KT_NOT_DEPUTY,
                                                "mới bổ nhiệm",
                                                null,
                                                ""))));
        assertThat(CapacityFlow.decide(kt, "Chủ tịch", nobody, "x".repeat(500)))
                .isInstanceOf(Done.class);
        assertThat(CapacityFlow.decide(kt, "Chủ tịch", nobody, "x".repeat(501)))
                .isEqualTo(new Refused<>(new BadField("reason", "too-long", List.of(500))));
    }

    @Test
    @DisplayName("NĐ 30/2020 Điều 13.4: of several papers the one in force counts")
    void severalPapers() {
        var today = LocalDate.of(2026, 3, 2);
        var over = paper(new Period(today.minusDays(20), today.minusDays(10)), null);
        var valid = paper(new Period(today.minusDays(1), today.plusDays(1)), null);
        var ended =
                paper(
                        new Period(today.minusDays(1), today.plusDays(90)),
                        new Ending(NOW, "a", "b"));
        var mandate = Mandate.of(true, List.of(over, ended, valid), NOW);
        assertThat(mandate.delegated()).isTrue();
        assertThat(mandate.paper()).isEqualTo(valid);
        assertThat(Mandate.of(true, List.of(), NOW).state()).isEqualTo(DelegationState.NONE);
    }
}
