package org.antin.delegation;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.SteeredClock;
import org.antin.access.Actor;
import org.antin.access.Grant;
import org.antin.access.Role;
import org.antin.delegation.Delegation.State;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Days;
import org.antin.kernel.Outcome;
import org.antin.kernel.Period;
import org.antin.kernel.Refusal;
import org.antin.kernel.Window;
import org.antin.subscriber.Person;
import org.antin.subscriber.PersonLabel;
import org.antin.subscriber.Rank;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@RegistryTest
@DisplayName("D7.4, NĐ 30/2020 Điều 13.4: the register of written delegations")
class DelegationDeskTest {
    @Autowired House house;
    @Autowired DelegationDesk desk;
    @Autowired Delegations delegations;
    @Autowired JdbcClient db;
    @Autowired SteeredClock clock;

    private House.District cam;
    private UUID commune;
    private Person head;
    private Person deputy;
    private Actor clerk;
    private LocalDate today;

    @BeforeEach
    void aCommune() {
        cam = house.province().cam();
        commune = house.commune(cam);
        head = house.person(commune, Rank.HEAD, "Chủ tịch");
        deputy = house.person(commune, Rank.DEPUTY, "Phó Chủ tịch");
        clerk = house.actor(Role.RECORDS_CLERK, commune);
        today = Days.of(clock.instant());
    }

    private NewDelegation paper(UUID body, String number, Person giver, Person delegate) {
        return new NewDelegation(
                UUID.randomUUID(),
                body,
                number,
                today,
                giver.id(),
                delegate.id(),
                "Ký giấy mời họp",
                new Period(today, today.plusDays(30)));
    }

    private NewDelegation paper(String number, Person giver, Person delegate) {
        return paper(commune, number, giver, delegate);
    }

    private Outcome<Delegation> enter(NewDelegation wanted, Actor actor) {
        return asking(actor, () -> desk.enter(wanted, actor));
    }

    private Refusal refused(NewDelegation wanted, Actor actor) {
        return why(enter(wanted, actor));
    }

    private List<String> logged(Object subject) {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql(
                                        "select action || ' ' || capacity || ' ' || code from audit_entry where subject = ?"
                                                + " order by seq")
                                .param(subject.toString())
                                .query(String.class)
                                .list());
    }

    @Test
    @DisplayName("entered by the clerk from the paper, once, with the names the registers have")
    void entered() {
        var wanted = paper("  12/GUQ-UBND ", head, deputy);
        var kept = value(enter(wanted, clerk));
        assertThat(kept.number()).isEqualTo("12/GUQ-UBND");
        assertThat(kept.giver())
                .isEqualTo(new Delegation.Party(head.id(), head.name(), "Chủ tịch"));
        assertThat(kept.delegate().name()).isEqualTo(deputy.name());
        assertThat(kept.lastDay()).isEqualTo(today.plusDays(29));
        assertThat(value(enter(wanted, clerk))).as("the same form sent twice").isEqualTo(kept);
        assertThat(house.as(clerk, () -> delegations.find(kept.id()))).contains(kept);
        assertThat(refused(paper("12/guq-ubnd", head, deputy), clerk))
                .isEqualTo(new DelegationRefusal.NumberTaken("12/guq-ubnd"));
        assertThat(logged(kept.id()))
                .containsExactly(
                        "delegation.enter records-clerk ", "delegation.enter records-clerk ");
    }

    @Test
    @DisplayName(
            "D2.4: scope: the body, its people on the paper, the province's keepers; nobody else")
    void scope() {
        var kept = value(enter(paper("1/GUQ", head, deputy), clerk));
        var province = house.province().committee();
        var elsewhere = house.commune(house.province().loc());
        var seeing =
                List.of(
                        clerk,
                        house.actor(Role.ASSIGNED_PERSON, commune),
                        house.actor(deputy, Role.SUBSCRIBER),
                        house.actor(head, Role.SUBSCRIBER),
                        house.actor(Role.OFFICE_FOCAL_POINT, province),
                        house.actor(Role.SUBSCRIBER_MANAGER, province),
                        house.actor(Role.INSPECTOR, province));
        assertThat(seeing).allMatch(actor -> sees(actor, kept));
        var blind =
                List.of(
                        house.actor(Role.RECORDS_CLERK, elsewhere),
                        house.actor(Role.RECORDS_CLERK, cam.committee()),
                        house.actor(Role.SUBSCRIBER, commune),
                        house.actor(Role.IT_OFFICER, commune),
                        house.actor(Role.CONFIRMING_HEAD, cam.committee()),
                        house.actor(Role.ADMINISTRATOR, province),
                        Actor.PUBLIC);
        assertThat(blind).noneMatch(actor -> sees(actor, kept));
    }

    private boolean sees(Actor actor, Delegation paper) {
        return house.as(
                actor,
                () ->
                        delegations.find(paper.id()).isPresent()
                                && listed(actor, "", null).contains(paper));
    }

    private List<Delegation> listed(Actor actor, String words, State state) {
        var query = new DelegationQuery(words, state, null, true, false, Window.first(500));
        return house.as(actor, () -> delegations.page(query, clock.instant()).items());
    }

    @Test
    @DisplayName("only by who keeps the body's papers, and the refusal is in the log")
    void byWhom() {
        for (var role : List.of(Role.SUBSCRIBER, Role.ASSIGNED_PERSON, Role.INSPECTOR)) {
            var wanted = paper("2/GUQ", head, deputy);
            assertThat(refused(wanted, house.actor(role, commune)))
                    .isEqualTo(new CommonRefusal.NotAllowed());
            assertThat(logged(wanted.id())).containsExactly("delegation.enter  common.not-allowed");
        }
        var above = house.actor(Role.OFFICE_FOCAL_POINT, house.province().committee());
        assertThat(refused(paper("2/GUQ", head, deputy), above))
                .as("the Office serves the province's committee, not every commune")
                .isEqualTo(new CommonRefusal.NotAllowed());
    }

    @Test
    @DisplayName(
            "the head delegates, to somebody of the body or below it, and nobody delegates again")
    void chain() {
        var divisions = cam.committee();
        var chairman = house.person(divisions, Rank.HEAD, "Chủ tịch");
        var office = house.actor(Role.RECORDS_CLERK, divisions);
        var below = house.person(cam.educationOffice(), Rank.HEAD, "Trưởng phòng");
        var stranger = house.person(house.province().loc().committee(), Rank.HEAD, "Chủ tịch");
        var number = UUID.randomUUID().toString();
        assertThat(refused(paper(divisions, number, chairman, stranger), office))
                .isEqualTo(new DelegationRefusal.DelegateElsewhere(stranger.name()));
        value(enter(paper(divisions, number, chairman, below), office));
        var third = house.person(divisions, Rank.OTHER, "Chuyên viên");
        assertThat(refused(paper(divisions, number + "a", below, third), office))
                .isEqualTo(new DelegationRefusal.PassedOn(below.name(), number));
        assertThat(refused(paper(divisions, number + "a", stranger, third), office))
                .isEqualTo(new DelegationRefusal.NotTheHead(stranger.name()));
        var farther = house.person(cam.school(), Rank.HEAD, "Hiệu trưởng");
        assertThat(house.as(office, () -> delegations.candidates(divisions)))
                .as("one's own people and the heads of the bodies directly below")
                .extracting(PersonLabel::id)
                .contains(below.id(), third.id())
                .doesNotContain(chairman.id(), stranger.id(), deputy.id(), farther.id());
        assertThat(house.as(office, () -> delegations.heads(divisions)))
                .extracting(PersonLabel::id)
                .contains(chairman.id())
                .doesNotContain(third.id(), below.id());
    }

    @Test
    @DisplayName("ended once, with a reason, by the clerk; from then on it isn't in force")
    void ended() {
        var kept = value(enter(paper("7/GUQ", head, deputy), clerk));
        assertThat(why(end(kept, 1, " ", clerk)))
                .isEqualTo(new CommonRefusal.BadField("reason", "required"));
        assertThat(why(end(kept, 2, "thu hồi", clerk))).isEqualTo(new CommonRefusal.Stale());
        var office = house.actor(Role.INSPECTOR, house.province().committee());
        assertThat(why(end(kept, 1, "thu hồi", office))).isEqualTo(new CommonRefusal.NotAllowed());
        var blind = house.actor(Role.RECORDS_CLERK, house.commune(cam));
        assertThat(why(end(kept, 1, "thu hồi", blind))).isEqualTo(new CommonRefusal.NotFound());
        clock.pass(Duration.ofMinutes(3));
        var over = value(end(kept, 1, "QĐ thu hồi 5/QĐ-UBND", clerk));
        assertThat(over.state(clock.instant())).isEqualTo(State.ENDED);
        assertThat(over.ended())
                .isEqualTo(
                        new Delegation.Ending(
                                clock.instant(), clerk.name(), "QĐ thu hồi 5/QĐ-UBND"));
        assertThat(why(end(over, 2, "lại", clerk))).isEqualTo(new DelegationRefusal.Over());
        assertThat(logged(kept.id()))
                .containsExactly(
                        "delegation.enter records-clerk ",
                        "delegation.end records-clerk field.required",
                        "delegation.end records-clerk common.stale",
                        "delegation.end  common.not-allowed",
                        "delegation.end  common.not-found",
                        "delegation.end records-clerk ",
                        "delegation.end records-clerk delegation.over");
    }

    private Outcome<Delegation> end(Delegation paper, int version, String reason, Actor actor) {
        return asking(actor, () -> desk.end(paper.id(), version, reason, actor));
    }

    @Test
    @DisplayName("the list's filters agree with what each paper says of itself; words find it")
    void filters() {
        var running = value(enter(paper("21/GUQ", head, deputy), clerk));
        var later =
                value(
                        enter(
                                new NewDelegation(
                                        UUID.randomUUID(),
                                        commune,
                                        "22/GUQ",
                                        today,
                                        head.id(),
                                        deputy.id(),
                                        "Ký báo cáo tháng",
                                        new Period(today.plusDays(2), today.plusDays(9))),
                                clerk));
        var over =
                value(
                        enter(
                                new NewDelegation(
                                        UUID.randomUUID(),
                                        commune,
                                        "23/GUQ",
                                        today.minusDays(9),
                                        head.id(),
                                        deputy.id(),
                                        "Ký thông báo",
                                        new Period(today.minusDays(9), today)),
                                clerk));
        var cancelled = value(enter(paper("24/GUQ", head, deputy), clerk));
        var ended = value(end(cancelled, 1, "thu hồi", clerk));
        var all = List.of(running, later, over, ended);
        for (var state : State.values()) {
            var wanted = all.stream().filter(one -> one.state(clock.instant()) == state).toList();
            assertThat(wanted).hasSize(1);
            assertThat(listed(clerk, "", state)).as(state.name()).isEqualTo(wanted);
        }
        var query = new DelegationQuery("", State.ENDED, null, false, true, Window.first(2));
        assertThat(house.as(clerk, () -> delegations.countByState(query, clock.instant())))
                .hasSize(4)
                .allSatisfy((state, count) -> assertThat(count).isEqualTo(1));
        assertThat(listed(clerk, "bao cao thang 22/guq", null)).containsExactly(later);
        assertThat(listed(clerk, "khong co", null)).isEmpty();
        var newest = new DelegationQuery("", null, null, false, true, Window.first(2));
        var first = house.as(clerk, () -> delegations.page(newest, clock.instant()));
        assertThat(first.items().getFirst()).isEqualTo(later);
        var rest =
                new DelegationQuery(
                        "", null, null, false, true, Window.first(2).after(first.next()));
        assertThat(house.as(clerk, () -> delegations.page(rest, clock.instant()).items()))
                .hasSize(2)
                .doesNotContainAnyElementsOf(first.items())
                .last()
                .isEqualTo(over);
    }

    @Test
    @DisplayName("a clerk of two bodies keeps the papers of both")
    void ofTwoBodies() {
        var other = house.commune(cam);
        var both =
                house.account(
                        house.person(other, Rank.OTHER, "Văn thư"),
                        List.of(
                                new Grant(Role.RECORDS_CLERK, other, Period.since(House.LONG_AGO)),
                                new Grant(
                                        Role.RECORDS_CLERK,
                                        commune,
                                        Period.since(House.LONG_AGO))));
        assertThat(house.as(both, () -> desk.kept(both))).containsExactly(other, commune);
        value(enter(paper("9/GUQ", head, deputy), both));
    }
}
