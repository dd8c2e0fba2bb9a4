package org.antin.dossier;

import static org.antin.dossier.MoveKind.*;
import static org.antin.dossier.Party.*;
import static org.antin.dossier.Procedure.ISSUE;
import static org.antin.dossier.Procedure.REVOKE;
import static org.antin.dossier.StageKind.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The one table of what may follow what, and by whom (Quy chế 19/2020, Điều 6.2, 9, 10; Thông tư
/// 185/2019, Điều 8, 10). Pages show their buttons from it, the guide and the tests print it, and
/// [DossierFlow] decides by it: what has no line here is refused.
public final class FlowTable {
    /// One permitted step.
    ///
    /// @param parties any of these may take it
    public record Line(
            Set<Procedure> procedures,
            StageKind from,
            MoveKind move,
            Set<Party> parties,
            StageKind to) {}

    private static final Set<Procedure> BOTH = EnumSet.allOf(Procedure.class);

    /// In the order in which a dossier meets them.
    public static final List<Line> LINES =
            List.of(
                    line(BOTH, DRAFT, SUBMIT, FILER, SUBMITTED),
                    line(BOTH, SENT_BACK, SUBMIT, FILER, SUBMITTED),
                    // Điều 9.1: receive and review
                    line(BOTH, SUBMITTED, TAKE_UP, RECEIVING_OFFICER, UNDER_REVIEW),
                    line(BOTH, UNDER_REVIEW, ASK_COMPLETION, RECEIVING_OFFICER, SENT_BACK),
                    line(BOTH, UNDER_REVIEW, MoveKind.PUT_UP, RECEIVING_OFFICER, StageKind.PUT_UP),
                    // Điều 9.2: the head or deputy confirms, or refuses in writing
                    line(BOTH, StageKind.PUT_UP, CONFIRM, CONFIRMING_HEAD, CONFIRMED),
                    line(BOTH, StageKind.PUT_UP, REFUSE, CONFIRMING_HEAD, NOT_CONFIRMED),
                    line(BOTH, StageKind.PUT_UP, ASK_COMPLETION, CONFIRMING_HEAD, SENT_BACK),
                    // before sending, the head may cancel the confirmation
                    line(BOTH, CONFIRMED, CANCEL_CONFIRMATION, CONFIRMING_HEAD, UNDER_REVIEW),
                    line(BOTH, IN_LETTER, CANCEL_CONFIRMATION, CONFIRMING_HEAD, UNDER_REVIEW),
                    // Điều 9.3: gathered in a letter and sent by the authority itself
                    line(BOTH, CONFIRMED, GATHER, RECEIVING_OFFICER, IN_LETTER),
                    line(BOTH, IN_LETTER, TAKE_OUT, RECEIVING_OFFICER, CONFIRMED),
                    line(
                            BOTH,
                            IN_LETTER,
                            FORWARD,
                            EnumSet.of(RECEIVING_OFFICER, CONFIRMING_HEAD),
                            FORWARDED),
                    // the provider answers; outside practice the officer records its answer
                    line(
                            EnumSet.of(ISSUE),
                            FORWARDED,
                            RECORD_ISSUE,
                            EnumSet.of(PROVIDER, RECEIVING_OFFICER),
                            ISSUED),
                    line(
                            EnumSet.of(REVOKE),
                            FORWARDED,
                            RECORD_REVOCATION,
                            EnumSet.of(PROVIDER, RECEIVING_OFFICER),
                            REVOKED),
                    line(
                            BOTH,
                            FORWARDED,
                            DECLINE,
                            EnumSet.of(PROVIDER, RECEIVING_OFFICER),
                            DECLINED),
                    // Điều 2.2, 10.2: the device goes into the right hands, with minutes
                    line(EnumSet.of(ISSUE), ISSUED, TAKE_DELIVERY, RECEIVING_OFFICER, DELIVERED),
                    line(
                            EnumSet.of(ISSUE),
                            DELIVERED,
                            OFFER_HANDOVER,
                            RECEIVING_OFFICER,
                            HANDOVER_OFFERED),
                    line(
                            EnumSet.of(ISSUE),
                            HANDOVER_OFFERED,
                            CONFIRM_HANDOVER,
                            RECEIVER,
                            HANDED_OVER),
                    line(
                            EnumSet.of(ISSUE),
                            HANDOVER_OFFERED,
                            DECLINE_HANDOVER,
                            RECEIVER,
                            DELIVERED),
                    // nothing is withdrawn once confirmed; a reported loss can't be taken back
                    line(EnumSet.of(ISSUE), DRAFT, WITHDRAW, FILER, WITHDRAWN),
                    line(EnumSet.of(ISSUE), SENT_BACK, WITHDRAW, FILER, WITHDRAWN),
                    line(EnumSet.of(ISSUE), SUBMITTED, WITHDRAW, FILER, WITHDRAWN),
                    line(EnumSet.of(ISSUE), UNDER_REVIEW, WITHDRAW, FILER, WITHDRAWN),
                    line(EnumSet.of(ISSUE), StageKind.PUT_UP, WITHDRAW, FILER, WITHDRAWN));

    private FlowTable() {}

    /// The line for this step, if there is one.
    public static Optional<Line> find(Procedure procedure, StageKind from, MoveKind move) {
        return LINES.stream()
                .filter(
                        line ->
                                line.procedures().contains(procedure)
                                        && line.from() == from
                                        && line.move() == move)
                .findFirst();
    }

    /// Every step that may follow, in the order of the table.
    public static List<Line> from(Procedure procedure, StageKind from) {
        return LINES.stream()
                .filter(line -> line.procedures().contains(procedure) && line.from() == from)
                .toList();
    }

    private static Line line(
            Set<Procedure> procedures, StageKind from, MoveKind move, Party party, StageKind to) {
        return line(procedures, from, move, EnumSet.of(party), to);
    }

    private static Line line(
            Set<Procedure> procedures,
            StageKind from,
            MoveKind move,
            Set<Party> parties,
            StageKind to) {
        return new Line(Set.copyOf(procedures), from, move, Set.copyOf(parties), to);
    }
}
