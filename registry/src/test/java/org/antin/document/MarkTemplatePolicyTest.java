package org.antin.document;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.SteeredClock;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.delegation.Delegation;
import org.antin.delegation.DelegationDesk;
import org.antin.delegation.NewDelegation;
import org.antin.document.MarkTemplate.Measure;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Days;
import org.antin.kernel.Period;
import org.antin.organisation.OrganisationKind;
import org.antin.organisation.Tier;
import org.antin.signing.make.Appearance.ArrivalStamp.Under;
import org.antin.signing.make.Place;
import org.antin.subscriber.Person;
import org.antin.subscriber.Rank;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;

@RegistryTest
@Needs
@DisplayName(
        "D2.4, D7.4, NĐ 30/2020 Điều 13.4: who reads a body's template by the database's own rules")
class MarkTemplatePolicyTest {
    @Autowired House house;
    @Autowired MarkTemplateDesk desk;
    @Autowired MarkTemplates templates;
    @Autowired MarkTemplateRecords records;
    @Autowired DelegationDesk delegations;
    @Autowired SteeredClock clock;
    @Autowired JdbcClient db;

    private UUID commune;
    private UUID school;
    private Person head;
    private Person headmaster;
    private Actor clerk;
    private Actor delegate;

    @BeforeEach
    void aCommuneWithATemplate() {
        commune = house.commune(house.province().cam());
        head = house.person(commune, Rank.HEAD, "Chủ tịch");
        clerk = house.actor(Role.RECORDS_CLERK, commune);
        school =
                house.body(
                        commune,
                        OrganisationKind.SCHOOL,
                        Tier.COMMUNE,
                        "Trường Thử " + UUID.randomUUID());
        headmaster = house.person(school, Rank.HEAD, "Hiệu trưởng");
        delegate = house.actor(headmaster, Role.SUBSCRIBER);
        value(asking(clerk, () -> desk.keep(commune, wide(), 0, clerk)));
    }

    private static MarkTemplate wide() {
        var all = new HashMap<>(MarkTemplate.USUAL.millimetres());
        all.put(Measure.LEADER_WIDTH, 55.0);
        return new MarkTemplate(all, Place.Side.BESIDE, Under.NUMBER, 13, false);
    }

    private MarkTemplate seen(UUID organisation, Actor actor) {
        return house.as(actor, () -> templates.of(organisation));
    }

    /// The commune's clerk enters it.
    ///
    /// @param from days from today
    private Delegation paper(String number, int from, int days) {
        var today = Days.of(clock.instant());
        var first = today.plusDays(from);
        var wanted =
                new NewDelegation(
                        UUID.randomUUID(),
                        commune,
                        number,
                        today,
                        head.id(),
                        headmaster.id(),
                        "Ký giấy mời",
                        new Period(first, first.plusDays(days)));
        return value(asking(clerk, () -> delegations.enter(wanted, clerk)));
    }

    @Test
    @DisplayName(
            "a delegate reads it from the first day of his paper to the last, and not after it")
    void whileThePaperHolds() {
        assertThat(seen(commune, delegate)).as("no paper").isEqualTo(MarkTemplate.USUAL);
        paper("1/GUQ", 1, 2);
        assertThat(seen(commune, delegate)).as("from tomorrow").isEqualTo(MarkTemplate.USUAL);
        clock.pass(Duration.ofDays(1));
        assertThat(seen(commune, delegate)).as("first day").isEqualTo(wide());
        clock.pass(Duration.ofDays(1));
        assertThat(seen(commune, delegate)).as("last day").isEqualTo(wide());
        clock.pass(Duration.ofDays(1));
        assertThat(seen(commune, delegate)).as("the day after").isEqualTo(MarkTemplate.USUAL);
    }

    @Test
    @DisplayName("ended before its last day, it opens nothing any more")
    void ended() {
        var paper = paper("2/GUQ", 0, 30);
        assertThat(seen(commune, delegate)).isEqualTo(wide());
        value(asking(clerk, () -> delegations.end(paper.id(), 1, "thu hồi", clerk)));
        assertThat(seen(commune, delegate)).isEqualTo(MarkTemplate.USUAL);
    }

    @Test
    @DisplayName("D2.4: the paper opens that body's template to him alone")
    void toHimAlone() {
        paper("3/GUQ", 0, 30);
        assertThat(seen(commune, delegate)).isEqualTo(wide());
        var deputy = house.person(school, Rank.DEPUTY, "Phó Hiệu trưởng");
        for (var role : new Role[] {Role.SUBSCRIBER, Role.RECORDS_CLERK, Role.ADMINISTRATOR}) {
            assertThat(seen(commune, house.actor(deputy, role)))
                    .as(role.toString())
                    .isEqualTo(MarkTemplate.USUAL);
        }
        for (var role : new Role[] {Role.INSPECTOR, Role.SUBSCRIBER_MANAGER}) {
            assertThat(seen(commune, house.actor(role, commune)))
                    .as("who sees the paper, but it isn't his: %s", role)
                    .isEqualTo(MarkTemplate.USUAL);
        }
        var neighbour = house.commune(house.province().cam());
        var theirs = house.actor(Role.RECORDS_CLERK, neighbour);
        value(asking(theirs, () -> desk.keep(neighbour, wide(), 0, theirs)));
        assertThat(seen(neighbour, theirs)).isEqualTo(wide());
        assertThat(seen(neighbour, delegate)).as("another body's").isEqualTo(MarkTemplate.USUAL);
        assertThat(seen(commune, theirs)).isEqualTo(MarkTemplate.USUAL);
    }

    @Test
    @DisplayName("D2.4: who reads it by a paper, or to sign, writes none; nobody changes a row")
    void nobodyWrites() {
        paper("4/GUQ", 0, 30);
        var kept = new KeptTemplate(MarkTemplate.USUAL, 2, clock.instant(), "x");
        var leader = house.actor(head, Role.SUBSCRIBER);
        for (var reader : new Actor[] {delegate, leader}) {
            assertThat(seen(commune, reader)).isEqualTo(wide());
            assertThat(why(asking(reader, () -> desk.keep(commune, MarkTemplate.USUAL, 1, reader))))
                    .isEqualTo(new CommonRefusal.NotAllowed());
            refused(reader, () -> records.add(commune, kept));
        }
        for (var anybody : new Actor[] {delegate, leader, clerk}) {
            refused(anybody, () -> db.sql("update mark_template set kept_by = 'x'").update());
            refused(anybody, () -> db.sql("delete from mark_template").update());
        }
        assertThat(house.as(clerk, () -> templates.history(commune))).hasSize(1);
    }

    private void refused(Actor actor, Runnable statement) {
        assertThatThrownBy(
                        () ->
                                house.as(
                                        actor,
                                        () -> {
                                            statement.run();
                                            return true;
                                        }))
                .as(actor.toString())
                .isInstanceOf(DataAccessException.class);
    }
}
