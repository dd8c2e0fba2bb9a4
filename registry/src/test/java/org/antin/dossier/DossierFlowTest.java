package org.antin.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.Approved;
import org.antin.access.Actor;
import org.antin.access.Grant;
import org.antin.access.Role;
import org.antin.kernel.Outcome;
import org.antin.kernel.Period;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;

@DisplayName("D6.2, D9.1–D9.3: the way of a dossier")
class DossierFlowTest {
    static final Instant NOON = Instant.parse("2026-03-02T05:00:00Z");
    static final UUID DISTRICT = new UUID(1, 1);
    static final UUID OFFICE = new UUID(1, 2);
    static final UUID COMMUNE = new UUID(1, 3);
    static final UUID CERTIFICATE = new UUID(2, 1);
    static final UUID DEVICE = new UUID(2, 2);
    static final UUID LETTER = new UUID(2, 3);
    static final UUID HANDOVER = new UUID(2, 4);

    static final Actor HOA = actor("Hoa, subscriber", 11, Role.SUBSCRIBER, COMMUNE);
    static final Actor LAN = actor("Lan, receiving officer", 12, Role.RECEIVING_OFFICER, DISTRICT);
    static final Actor MINH = actor("Minh, confirming head", 13, Role.CONFIRMING_HEAD, DISTRICT);
    static final Actor TUNG = actor("Tùng, the Office's head", 14, Role.CONFIRMING_HEAD, OFFICE);
    static final Actor VAN = actor("Vân, the Office's officer", 15, Role.RECEIVING_OFFICER, OFFICE);
    static final Actor CHIEF = actor("the Chief", 16, Role.SUBSCRIBER_MANAGER, OFFICE);
    static final Actor CENTRE = actor("the Centre", 17, Role.CENTRE, OFFICE);
    static final Actor CUC = actor("the provider", 18, Role.PROVIDER, OFFICE);
    static final Actor INSPECTOR = actor("the inspector", 19, Role.INSPECTOR, OFFICE);
    static final Actor ADMIN = actor("the administrator", 20, Role.ADMINISTRATOR, OFFICE);
    static final Actor FOCAL = actor("the focal point", 21, Role.OFFICE_FOCAL_POINT, OFFICE);
    static final Actor CLERK = actor("the clerk", 22, Role.RECORDS_CLERK, COMMUNE);
    static final Actor ASSIGNED = actor("the assigned person", 23, Role.ASSIGNED_PERSON, COMMUNE);
    static final Actor IT = actor("the IT officer", 24, Role.IT_OFFICER, COMMUNE);
    static final List<Actor> EVERYBODY =
            List.of(
                    HOA, ASSIGNED, CLERK, IT, LAN, MINH, VAN, TUNG, FOCAL, CHIEF, CENTRE, CUC,
                    INSPECTOR, ADMIN);

    static Actor actor(String name, long person, Role role, UUID organisation) {
        return new Actor(
                Actor.Kind.PERSON,
                new UUID(8, person),
                new UUID(9, person),
                name,
                List.of(new Grant(role, organisation, Period.since(LocalDate.of(2020, 8, 25)))));
    }

    static UUID id(Actor actor) {
        return java.util.Objects.requireNonNull(actor.person());
    }

    static Stage stage(StageKind kind) {
        var officer = id(LAN);
        var confirmed = new Stage.Confirmed(id(MINH), NOON, "");
        return switch (kind) {
            case DRAFT -> new Stage.Draft(NOON);
            case SUBMITTED -> new Stage.Submitted(id(HOA), NOON);
            case UNDER_REVIEW -> new Stage.UnderReview(officer, NOON);
            case PUT_UP -> new Stage.PutUp(officer, NOON, "đủ điều kiện");
            case SENT_BACK -> new Stage.SentBack(officer, NOON, "thiếu số điện thoại");
            case NOT_CONFIRMED -> new Stage.NotConfirmed(id(MINH), NOON, "đã nghỉ hưu");
            case CONFIRMED -> confirmed;
            case IN_LETTER -> new Stage.InLetter(officer, NOON, LETTER, confirmed);
            case FORWARDED -> new Stage.Forwarded(officer, NOON, LETTER);
            case ISSUED -> new Stage.Issued(NOON, CERTIFICATE, DEVICE);
            case DELIVERED -> new Stage.Delivered(officer, NOON, CERTIFICATE, DEVICE);
            case HANDOVER_OFFERED ->
                    new Stage.HandoverOffered(
                            officer, NOON, CERTIFICATE, DEVICE, HANDOVER, id(HOA));
            case HANDED_OVER -> new Stage.HandedOver(id(HOA), NOON, CERTIFICATE, DEVICE);
            case REVOKED -> new Stage.Revoked(NOON);
            case DECLINED -> new Stage.Declined(NOON, "sai thông tin");
            case WITHDRAWN -> new Stage.Withdrawn(id(HOA), NOON, "không cần nữa");
        };
    }

    static Move move(MoveKind kind) {
        return switch (kind) {
            case SUBMIT -> new Move.Submit();
            case TAKE_UP -> new Move.TakeUp();
            case ASK_COMPLETION -> new Move.AskCompletion("thiếu giấy tờ");
            case PUT_UP -> new Move.PutUp("đủ điều kiện");
            case CONFIRM -> new Move.Confirm("15/BB-UBND");
            case REFUSE -> new Move.Refuse("không đủ điều kiện");
            case CANCEL_CONFIRMATION -> new Move.CancelConfirmation("sai chức vụ");
            case GATHER -> new Move.Gather(LETTER);
            case TAKE_OUT -> new Move.TakeOut();
            case FORWARD -> new Move.Forward();
            case RECORD_ISSUE -> new Move.RecordIssue(CERTIFICATE, DEVICE);
            case RECORD_REVOCATION -> new Move.RecordRevocation(NOON);
            case DECLINE -> new Move.Decline("sai thông tin");
            case TAKE_DELIVERY -> new Move.TakeDelivery();
            case OFFER_HANDOVER -> new Move.OfferHandover(HANDOVER, id(HOA));
            case CONFIRM_HANDOVER -> new Move.ConfirmHandover();
            case DECLINE_HANDOVER -> new Move.DeclineHandover("thiết bị hỏng");
            case WITHDRAW -> new Move.Withdraw("không cần nữa");
        };
    }

    static Dossier dossier(Procedure procedure, StageKind stage) {
        Request request =
                procedure == Procedure.ISSUE
                        ? new Request.ForIndividual(id(HOA), "", "", "ký văn bản", "", "", false)
                        : new Request.ForRevocation(
                                RevocationCause.DEVICE_LOST, CERTIFICATE, DEVICE, "", "rơi mất");
        return new Dossier(
                new UUID(5, 5),
                "HS-2026-0001",
                procedure,
                SubjectKind.INDIVIDUAL,
                id(HOA),
                id(HOA),
                COMMUNE,
                DISTRICT,
                request,
                stage(stage),
                7);
    }

    private static Outcome<Stage> decide(StageKind stage, Move move, Actor actor) {
        return DossierFlow.decide(dossier(Procedure.ISSUE, stage), move, actor, true, NOON);
    }

    private static String refusal(Outcome<Stage> outcome) {
        return switch (outcome) {
            case Outcome.Done<Stage>(var stage) -> "done: " + stage.kind();
            case Outcome.Refused<Stage>(var why) -> why.code();
        };
    }

    @Test
    @DisplayName("D9.2: nobody confirms his own dossier")
    void nobodyConfirmsHisOwn() {
        var both =
                new Actor(
                        Actor.Kind.PERSON,
                        HOA.account(),
                        HOA.person(),
                        "Hoa, head and applicant",
                        MINH.grants());
        assertThat(refusal(decide(StageKind.PUT_UP, new Move.Confirm(""), both)))
                .isEqualTo("dossier.own-dossier");
        assertThat(refusal(decide(StageKind.PUT_UP, new Move.Confirm(""), MINH)))
                .as("another's")
                .isEqualTo("done: CONFIRMED");
    }

    @Test
    @DisplayName("D9.2: who put it up may not confirm it while two pairs of eyes are asked for")
    void twoPairsOfEyesIsASwitch() {
        var lanIsHeadToo =
                new Actor(
                        Actor.Kind.PERSON,
                        LAN.account(),
                        LAN.person(),
                        "Lan, officer and deputy",
                        List.of(LAN.grants().getFirst(), MINH.grants().getFirst()));
        var dossier = dossier(Procedure.ISSUE, StageKind.PUT_UP);
        var confirm = new Move.Confirm("");
        assertThat(refusal(DossierFlow.decide(dossier, confirm, lanIsHeadToo, true, NOON)))
                .isEqualTo("dossier.same-eyes");
        assertThat(refusal(DossierFlow.decide(dossier, confirm, lanIsHeadToo, false, NOON)))
                .isEqualTo("done: CONFIRMED");
    }

    @Test
    @DisplayName("D4: the Office has no step in another authority's dossier")
    void theOfficeHasNoStepInOtherAuthoritiesDossiers() {
        for (var stage : StageKind.values()) {
            for (var move : MoveKind.values()) {
                for (var actor : List.of(VAN, TUNG, FOCAL, CHIEF)) {
                    assertThat(decide(stage, move(move), actor))
                            .as(actor.name() + " " + stage + " " + move)
                            .isInstanceOf(Outcome.Refused.class);
                }
            }
        }
        // those of the managing authority have theirs
        assertThat(refusal(decide(StageKind.UNDER_REVIEW, move(MoveKind.PUT_UP), LAN)))
                .isEqualTo("done: PUT_UP");
        assertThat(refusal(decide(StageKind.PUT_UP, move(MoveKind.CONFIRM), MINH)))
                .isEqualTo("done: CONFIRMED");
    }

    @Test
    @DisplayName("D9.2: a refusal, a return and a cancellation say why")
    void whatIsRefusedNeedsAReason() {
        assertThat(refusal(decide(StageKind.PUT_UP, new Move.Refuse(" "), MINH)))
                .isEqualTo("dossier.reason-missing");
        assertThat(refusal(decide(StageKind.UNDER_REVIEW, new Move.AskCompletion(""), LAN)))
                .isEqualTo("dossier.reason-missing");
        assertThat(refusal(decide(StageKind.CONFIRMED, new Move.CancelConfirmation(""), MINH)))
                .isEqualTo("dossier.reason-missing");
    }

    @Test
    @DisplayName(
            "D6.2c, T23: a loss is confirmed with minutes (form 15), a suspected leak needs none")
    void aLossNeedsItsMinutes() {
        var loss = dossier(Procedure.REVOKE, StageKind.PUT_UP);
        var leak =
                loss.asking(
                        new Request.ForRevocation(
                                RevocationCause.KEY_SUSPECTED, CERTIFICATE, DEVICE, "", ""));
        var without = new Move.Confirm("");
        assertThat(refusal(DossierFlow.decide(loss, without, MINH, true, NOON)))
                .isEqualTo("dossier.minutes-missing");
        assertThat(refusal(DossierFlow.decide(leak, without, MINH, true, NOON)))
                .isEqualTo("done: CONFIRMED");
    }

    @Test
    @DisplayName(
            "D9.2: before sending, the head may cancel the confirmation; after, nothing is taken"
                    + " back")
    void aConfirmationIsCancelledOnlyBeforeSending() {
        var cancel = new Move.CancelConfirmation("sai chức vụ");
        assertThat(refusal(decide(StageKind.CONFIRMED, cancel, MINH)))
                .isEqualTo("done: UNDER_REVIEW");
        assertThat(refusal(decide(StageKind.IN_LETTER, cancel, MINH)))
                .isEqualTo("done: UNDER_REVIEW");
        assertThat(refusal(decide(StageKind.FORWARDED, cancel, MINH))).isEqualTo("dossier.not-now");
        assertThat(refusal(decide(StageKind.CONFIRMED, new Move.Withdraw("thôi"), HOA)))
                .isEqualTo("dossier.not-now");
    }

    @Test
    @DisplayName("D2.2: only the named receiver confirms the handover")
    void onlyTheReceiverConfirmsTheHandover() {
        for (var actor : EVERYBODY) {
            var outcome = decide(StageKind.HANDOVER_OFFERED, new Move.ConfirmHandover(), actor);
            assertThat(refusal(outcome))
                    .as(actor.name())
                    .isEqualTo(actor == HOA ? "done: HANDED_OVER" : "dossier.not-yours");
        }
    }

    @Test
    @DisplayName("D6.2: every stage × move × person, as approved")
    void theWholeMatrixIsAsApproved() {
        var text = new StringBuilder();
        for (var procedure : Procedure.values()) {
            for (var stage : StageKind.values()) {
                for (var move : MoveKind.values()) {
                    text.append(
                            "%-6s %-16s %-19s %s%n"
                                    .formatted(
                                            procedure,
                                            stage,
                                            move,
                                            answers(dossier(procedure, stage), move(move))));
                }
            }
        }
        Approved.matches("dossier-flow.txt", text.toString());
    }

    /// Who may, grouped by what comes of it; refusals named once when all are the same.
    private static String answers(Dossier dossier, Move move) {
        var answers =
                EVERYBODY.stream()
                        .collect(
                                Collectors.groupingBy(
                                        actor ->
                                                refusal(
                                                        DossierFlow.decide(
                                                                dossier, move, actor, true, NOON)),
                                        java.util.TreeMap::new,
                                        Collectors.mapping(Actor::name, Collectors.joining(", "))));
        if (answers.size() == 1) return "everybody -> (" + answers.firstKey() + ")";
        return answers.entrySet().stream()
                .filter(
                        e ->
                                e.getKey().startsWith("done")
                                        || !e.getKey().equals("dossier.not-yours"))
                .map(e -> e.getValue() + " -> " + e.getKey().replace("done: ", ""))
                .collect(Collectors.joining("; "));
    }

    @Test
    @DisplayName(
            "D6.2: however people try, a dossier only takes steps of the table and ends closed or"
                    + " waiting")
    void randomWalksStayOnTheTable() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new SplittableRandom(seed);
            var dossier = dossier(Procedure.ISSUE, StageKind.DRAFT);
            for (int step = 0; step < 200; step++) {
                var from = dossier.stage().kind();
                var move = move(MoveKind.values()[random.nextInt(MoveKind.values().length)]);
                var actor = EVERYBODY.get(random.nextInt(EVERYBODY.size()));
                if (DossierFlow.decide(dossier, move, actor, true, NOON)
                        instanceof Outcome.Done<Stage>(var next)) {
                    assertThat(FlowTable.find(Procedure.ISSUE, from, move.kind()))
                            .as("seed " + seed + " " + from + " " + move.kind())
                            .isPresent();
                    dossier = dossier.at(next);
                }
                if (from.isClosed()) {
                    assertThat(dossier.stage().kind()).as("seed " + seed).isEqualTo(from);
                }
            }
        }
    }

    @Test
    @DisplayName("D6.2: the guide's page on stages and moves is made from the table")
    void theGuidesPageIsTheTable() {
        var text =
                new StringBuilder(
                        """
                        # The way of a dossier

                        Made from `FlowTable` by `DossierFlowTest`; what isn't listed is refused.

                        | procedure | stage | move | by | leads to |
                        |---|---|---|---|---|
                        """);
        for (var line : FlowTable.LINES) {
            text.append(
                    "| %s | %s | %s | %s | %s |%n"
                            .formatted(
                                    sorted(line.procedures()),
                                    line.from(),
                                    line.move(),
                                    sorted(line.parties()),
                                    line.to()));
        }
        Approved.document("guide/dossier-flow.md", text.toString());
    }

    private static String sorted(java.util.Set<? extends Enum<?>> values) {
        return values.stream()
                .map(Enum::name)
                .sorted(java.util.Comparator.naturalOrder())
                .collect(Collectors.joining(", "));
    }

    @Test
    @DisplayName("D6.2: every stage can be reached and every move is used")
    void theTableIsComplete() {
        var reached = FlowTable.LINES.stream().map(FlowTable.Line::to).distinct().toList();
        assertThat(Arrays.asList(StageKind.values()))
                .filteredOn(stage -> stage != StageKind.DRAFT)
                .allMatch(reached::contains);
        assertThat(FlowTable.LINES.stream().map(FlowTable.Line::move).distinct())
                .containsExactlyInAnyOrder(MoveKind.values());
        for (var stage : StageKind.values()) {
            boolean leads = FlowTable.LINES.stream().anyMatch(line -> line.from() == stage);
            assertThat(leads).as(stage.name()).isEqualTo(!stage.isClosed());
        }
    }
}
