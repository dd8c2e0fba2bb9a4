package org.antin.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.delegation.Delegation.Ending;
import org.antin.delegation.Delegation.Party;
import org.antin.delegation.Delegation.State;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.CommonRefusal.BadFields;
import org.antin.kernel.Period;
import org.antin.kernel.Refusal;
import org.antin.subscriber.PersonLabel;
import org.antin.subscriber.Rank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@DisplayName("D7.4, NĐ 30/2020 Điều 13.4: what a delegation must be")
class DelegationLawTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final UUID BODY = UUID.randomUUID();
    private static final PersonLabel HEAD =
            new PersonLabel(UUID.randomUUID(), "Nguyễn Văn A", "Chủ tịch", BODY);
    private static final PersonLabel CHIEF =
            new PersonLabel(UUID.randomUUID(), "Trần Thị B", "Chánh Văn phòng", BODY);

    private static NewDelegation wanted(
            String number,
            String content,
            LocalDate signed,
            LocalDate from,
            @Nullable LocalDate end) {
        return new NewDelegation(
                UUID.randomUUID(),
                BODY,
                number,
                signed,
                HEAD.id(),
                CHIEF.id(),
                content,
                new Period(from, end));
    }

    private static NewDelegation sound() {
        return wanted("12/GUQ", "ký giấy mời", TODAY, TODAY, TODAY.plusDays(30));
    }

    private static DelegationLaw.Known known(
            @Nullable Rank rank, Optional<String> heldBy, boolean within, boolean taken) {
        return new DelegationLaw.Known(TODAY, HEAD, rank, heldBy, CHIEF, within, taken);
    }

    private static Optional<Refusal> objection(NewDelegation wanted) {
        return DelegationLaw.objection(wanted, known(Rank.HEAD, Optional.empty(), true, false));
    }

    @Test
    @DisplayName(
            "in writing, by the head, within the body, for a time and a purpose: nothing against it")
    void sounds() {
        assertThat(objection(sound())).isEmpty();
    }

    @Test
    @DisplayName("limited in time and content, and not before there is a paper: all faults at once")
    void limited() {
        assertThat(
                        objection(
                                wanted(
                                        "x".repeat(60),
                                        "y".repeat(1000),
                                        TODAY,
                                        TODAY,
                                        TODAY.plusDays(1))))
                .as("as long as it may be, in force for a day")
                .isEmpty();
        var tomorrow = TODAY.plusDays(1);
        assertThat(objection(wanted(" ", "", tomorrow, TODAY, null)))
                .contains(
                        new BadFields(
                                List.of(
                                        new BadField("number", "required"),
                                        new BadField("content", "required"),
                                        new BadField("signedOn", "not-in-future"),
                                        new BadField("from", "before-paper"),
                                        new BadField("until", "required"))));
        assertThat(objection(wanted("x".repeat(61), "y".repeat(1001), TODAY, TODAY, tomorrow)))
                .contains(
                        new BadFields(
                                List.of(
                                        new BadField("number", "too-long", List.of(60)),
                                        new BadField("content", "too-long", List.of(1000)))));
    }

    @Test
    @DisplayName("only the head delegates; who signs by delegation doesn't delegate again")
    void notAgain() {
        for (var rank : new Rank[] {Rank.DEPUTY, Rank.DIVISION_HEAD, Rank.OTHER, null}) {
            assertThat(DelegationLaw.objection(sound(), known(rank, Optional.empty(), true, false)))
                    .contains(new DelegationRefusal.NotTheHead(HEAD.name()));
            assertThat(
                            DelegationLaw.objection(
                                    sound(), known(rank, Optional.of("3/GUQ"), true, false)))
                    .contains(new DelegationRefusal.PassedOn(HEAD.name(), "3/GUQ"));
        }
    }

    @Test
    @DisplayName("to somebody else, of the body or below it; a number names one paper a year")
    void toWhom() {
        assertThat(
                        DelegationLaw.objection(
                                sound(), known(Rank.HEAD, Optional.empty(), false, false)))
                .contains(new DelegationRefusal.DelegateElsewhere(CHIEF.name()));
        assertThat(DelegationLaw.objection(sound(), known(Rank.HEAD, Optional.empty(), true, true)))
                .contains(new DelegationRefusal.NumberTaken("12/GUQ"));
        var himself =
                new DelegationLaw.Known(
                        TODAY, HEAD, Rank.HEAD, Optional.empty(), HEAD, true, false);
        assertThat(DelegationLaw.objection(sound(), himself))
                .contains(new DelegationRefusal.ToHimself());
        var nobody =
                new DelegationLaw.Known(TODAY, null, null, Optional.empty(), null, false, false);
        assertThat(DelegationLaw.objection(sound(), nobody))
                .contains(new BadField("giver", "choice"));
    }

    @Test
    @DisplayName("it holds from the first to the last day in Việt Nam, unless it was ended before")
    void states() {
        var first = Instant.parse("2026-03-01T17:00:00Z"); // midnight of 2 March
        var afterLast = Instant.parse("2026-03-03T17:00:00Z");
        var during = new Period(TODAY, TODAY.plusDays(2));
        var paper = paper(during, null);
        assertThat(paper.state(first.minusMillis(1))).isEqualTo(State.NOT_YET);
        assertThat(paper.state(first)).isEqualTo(State.IN_FORCE);
        assertThat(paper.state(afterLast.minusMillis(1))).isEqualTo(State.IN_FORCE);
        assertThat(paper.state(afterLast)).isEqualTo(State.EXPIRED);
        assertThat(paper.lastDay()).isEqualTo(TODAY.plusDays(1));
        var at = first.plusSeconds(60);
        var ended = paper(during, new Ending(at, "Văn thư", "thu hồi"));
        assertThat(ended.state(at.minusMillis(1))).isEqualTo(State.IN_FORCE);
        assertThat(ended.state(at)).isEqualTo(State.ENDED);
        assertThat(ended.state(afterLast)).isEqualTo(State.ENDED);
    }

    private static Delegation paper(Period during, @Nullable Ending ended) {
        return new Delegation(
                UUID.randomUUID(),
                BODY,
                "12/GUQ",
                TODAY,
                new Party(HEAD.id(), HEAD.name(), HEAD.title()),
                new Party(CHIEF.id(), CHIEF.name(), CHIEF.title()),
                "ký giấy mời",
                during,
                ended,
                Instant.EPOCH,
                "Văn thư",
                1);
    }
}
