package org.antin.organisation;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.kernel.Window;
import org.antin.organisation.OrganisationDesk.Change;
import org.antin.subscriber.Rank;
import org.antin.subscriber.Subscribers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@RegistryTest
@DisplayName("Điều 1.2a, Điều 5: the dated tree of organisations")
class OrganisationDeskTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final Change DECISION = new Change(MARCH, "QĐ 12/QĐ-UBND ngày 01/3/2026");

    @Autowired House house;
    @Autowired OrganisationDesk desk;
    @Autowired Organisations organisations;
    @Autowired Subscribers subscribers;
    @Autowired JdbcClient db;

    private Organisation find(UUID id) {
        return house.as(House.SYSTEM, () -> organisations.find(id).orElseThrow());
    }

    @Test
    @DisplayName("Điều 5: each body knows its managing authority and why")
    void managingAuthorities() {
        var p = house.province();
        assertThat(find(p.department()).managedBy()).isEqualTo(p.office());
        assertThat(find(p.department()).ground()).isEqualTo(RoutingGround.PROVINCIAL_BODY);
        assertThat(find(p.centre()).managedBy()).isEqualTo(p.department());
        assertThat(find(p.cam().committee()).managedBy()).isEqualTo(p.office());
        assertThat(find(p.cam().school()).managedBy()).isEqualTo(p.cam().committee());
        assertThat(find(p.cam().commune()).ground()).isEqualTo(RoutingGround.COMMUNE);
    }

    @Test
    @DisplayName("Điều 1.2a: a list of bodies is entered whole, each with its manager and its line")
    void aList() {
        var p = house.province();
        var commune = listed(p.cam().committee(), "UBND xã Trong Danh Sách", "000.91.01.H99");
        var unit = listed(commune.id(), "Trạm y tế Trong Danh Sách", "000.91.02.H99");
        var entered =
                value(
                        asking(
                                House.SYSTEM,
                                () -> desk.establishAll(List.of(commune, unit), House.SYSTEM)));
        assertThat(entered).extracting(Organisation::id).containsExactly(commune.id(), unit.id());
        assertThat(find(unit.id()).managedBy()).isEqualTo(p.cam().committee());
        assertThat(
                        house.as(
                                House.SYSTEM,
                                () -> organisations.isWithin(unit.id(), p.cam().committee())))
                .isTrue();
        for (var body : entered) assertThat(lines(body.id())).containsExactly("done");
    }

    @Test
    @DisplayName("Điều 1.2a: a list with a fault leaves nothing of it")
    void aListWithAFault() {
        var p = house.province();
        var good = listed(p.cam().committee(), "UBND xã Tốt", "000.92.01.H99");
        var sameCode = listed(good.id(), "Trạm y tế Trùng Mã", "000.92.01.H99");
        var before = listed(sameCode.id(), "Trạm y tế Đứng Trước", "");
        assertThat(why(entering(List.of(good, sameCode))))
                .isEqualTo(new OrganisationRefusal.CodeTaken("000.92.01.H99"));
        assertThat(why(entering(List.of(before, sameCode))))
                .isInstanceOf(OrganisationRefusal.NoSuchParent.class);
        assertThat(house.as(House.SYSTEM, () -> organisations.find(good.id()))).isEmpty();
        assertThat(lines(sameCode.id())).containsExactly("refused");
    }

    @Test
    @DisplayName("Điều 2.4: a list with a body beyond the administrator's part isn't entered")
    void aListBeyondReach() {
        var p = house.province();
        var admin = house.actor(Role.ADMINISTRATOR, p.cam().committee());
        var own = listed(p.cam().committee(), "UBND xã Của Mình", "");
        var foreign = listed(p.loc().committee(), "UBND xã Của Người", "");
        assertThat(why(asking(admin, () -> desk.establishAll(List.of(own, foreign), admin))))
                .isInstanceOf(CommonRefusal.NotAllowed.class);
        assertThat(house.as(House.SYSTEM, () -> organisations.find(own.id()))).isEmpty();
    }

    private Outcome<List<Organisation>> entering(List<NewOrganisation> bodies) {
        return asking(House.SYSTEM, () -> desk.establishAll(bodies, House.SYSTEM));
    }

    private static NewOrganisation listed(UUID parent, String name, String code) {
        return new NewOrganisation(
                UUID.randomUUID(),
                parent,
                new OrganisationFacts(
                        name,
                        "",
                        OrganisationKind.COMMUNE_COMMITTEE,
                        Tier.COMMUNE,
                        true,
                        true,
                        true,
                        35,
                        code,
                        "",
                        ""),
                MARCH,
                "NQ 5");
    }

    private List<String> lines(UUID organisation) {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql(
                                        """
                                        select outcome from audit_entry
                                         where action = 'organisation.establish' and subject = ?
                                        """)
                                .param(organisation.toString())
                                .query(String.class)
                                .list());
    }

    @Test
    @DisplayName("Điều 5: a body that moves takes path, managers, people and subscribers along")
    void moving() {
        var p = house.province();
        var commune = house.commune(p.cam());
        var unit =
                house.body(
                        commune,
                        OrganisationKind.PUBLIC_SERVICE_UNIT,
                        Tier.COMMUNE,
                        "Trạm y tế xã dời");
        var chairman = house.person(commune, Rank.HEAD, "Chủ tịch");
        var nurse = house.person(unit, Rank.HEAD, "Trạm trưởng");
        var subscriber = house.subscriber(chairman);
        var below = house.subscriber(nurse);
        var oldOfficer = house.actor(Role.RECEIVING_OFFICER, p.cam().committee());
        var newOfficer = house.actor(Role.RECEIVING_OFFICER, p.loc().committee());
        assertThat(sees(oldOfficer, below.id())).isTrue();
        assertThat(sees(newOfficer, below.id())).isFalse();

        value(
                asking(
                        House.SYSTEM,
                        () -> desk.move(commune, 1, p.loc().committee(), DECISION, House.SYSTEM)));

        assertThat(find(commune).managedBy()).isEqualTo(p.loc().committee());
        assertThat(find(unit).managedBy()).isEqualTo(p.loc().committee());
        assertThat(sees(oldOfficer, below.id())).isFalse();
        assertThat(sees(newOfficer, below.id())).isTrue();
        assertThat(sees(newOfficer, subscriber.id())).isTrue();
        house.as(
                House.SYSTEM,
                () -> {
                    assertThat(organisations.isWithin(unit, p.loc().committee())).isTrue();
                    assertThat(organisations.isWithin(unit, p.cam().committee())).isFalse();
                    assertThat(organisations.path(unit))
                            .extracting(OrganisationLabel::id)
                            .containsExactly(p.committee(), p.loc().committee(), commune, unit);
                    return true;
                });
    }

    private boolean sees(Actor actor, UUID subscriber) {
        return house.as(actor, () -> subscribers.find(subscriber).isPresent());
    }

    @Test
    @DisplayName("Điều 1.2a: what a body was called on a day is kept")
    void history() {
        var commune = house.commune(house.province().cam());
        var before = find(commune).name();
        var clerk = house.person(commune, Rank.OTHER, "Văn thư");
        var subscriber = house.subscriber(commune, clerk);
        value(
                asking(
                        House.SYSTEM,
                        () ->
                                desk.rename(
                                        commune,
                                        1,
                                        "UBND xã Đổi Tên",
                                        "",
                                        DECISION,
                                        House.SYSTEM)));
        house.as(
                House.SYSTEM,
                () -> {
                    assertThat(organisations.asOf(commune, MARCH.minusDays(1)))
                            .map(PastFacts::facts)
                            .map(OrganisationFacts::name)
                            .contains(before);
                    assertThat(organisations.asOf(commune, MARCH))
                            .map(PastFacts::facts)
                            .map(OrganisationFacts::name)
                            .contains("UBND xã Đổi Tên");
                    assertThat(organisations.asOf(commune, House.LONG_AGO.minusDays(1))).isEmpty();
                    assertThat(organisations.history(commune)).hasSize(2);
                    assertThat(subscribers.find(subscriber.id()))
                            .map(s -> s.name())
                            .contains("UBND xã Đổi Tên");
                    return true;
                });
        // a second change on the same day replaces the first
        value(
                asking(
                        House.SYSTEM,
                        () -> desk.rename(commune, 2, "UBND xã Đúng", "", DECISION, House.SYSTEM)));
        assertThat(house.as(House.SYSTEM, () -> organisations.history(commune))).hasSize(2);
    }

    @Test
    @DisplayName("Điều 1.2a: history is carried on, never rewritten")
    void refusals() {
        var commune = house.commune(house.province().cam());
        assertThat(why(rename(commune, 1, MARCH.plusYears(9))))
                .isEqualTo(new OrganisationRefusal.NotYet());
        assertThat(why(rename(commune, 1, House.LONG_AGO.minusDays(1))))
                .isEqualTo(new OrganisationRefusal.BeforeLastChange(House.LONG_AGO));
        assertThat(why(rename(commune, 7, MARCH))).isEqualTo(new CommonRefusal.Stale());
        assertThat(
                        why(
                                asking(
                                        House.SYSTEM,
                                        () ->
                                                desk.move(
                                                        house.province().cam().committee(),
                                                        find(house.province().cam().committee())
                                                                .version(),
                                                        commune,
                                                        DECISION,
                                                        House.SYSTEM))))
                .isEqualTo(new OrganisationRefusal.BelowItself());
    }

    private org.antin.kernel.Outcome<Organisation> rename(UUID id, int version, LocalDate from) {
        return asking(
                House.SYSTEM,
                () -> desk.rename(id, version, "Khác", "", new Change(from, "QĐ 1"), House.SYSTEM));
    }

    @Test
    @DisplayName("Điều 1.2a: a body closes once units, people and subscribers have left")
    void closing() {
        var commune = house.commune(house.province().cam());
        house.person(commune, Rank.OTHER, "Văn thư");
        assertThat(why(asking(House.SYSTEM, () -> desk.close(commune, 1, DECISION, House.SYSTEM))))
                .isEqualTo(new OrganisationRefusal.StillInUse(0, 1, 0));
        var empty = house.commune(house.province().cam());
        var closed =
                value(asking(House.SYSTEM, () -> desk.close(empty, 1, DECISION, House.SYSTEM)));
        assertThat(closed.isOpen()).isFalse();
        assertThat(house.as(House.SYSTEM, () -> organisations.asOf(empty, MARCH))).isEmpty();
    }

    @Test
    @DisplayName("D2.4: only an administrator of that part of the tree changes it")
    void onlyAdministrators() {
        var commune = house.commune(house.province().cam());
        var officer = house.actor(Role.RECEIVING_OFFICER, house.province().cam().committee());
        assertThat(why(asking(officer, () -> desk.rename(commune, 1, "X", "", DECISION, officer))))
                .isEqualTo(new CommonRefusal.NotAllowed());
        var stranger = house.actor(Role.ADMINISTRATOR, house.province().loc().committee());
        assertThat(
                        why(
                                asking(
                                        stranger,
                                        () ->
                                                desk.rename(
                                                        commune, 1, "X", "", DECISION, stranger))))
                .isEqualTo(new CommonRefusal.NotFound());
        var admin = house.actor(Role.ADMINISTRATOR, house.province().cam().committee());
        value(asking(admin, () -> desk.rename(commune, 1, "UBND xã Mới", "", DECISION, admin)));
        assertThat(find(commune).name()).isEqualTo("UBND xã Mới");
    }

    @Test
    @DisplayName("Điều 1.2a: hand-written SQL can't leave a gap or an overlap in the history")
    void noGapInHistory() {
        var commune = house.commune(house.province().cam());
        assertThatThrownBy(
                        () ->
                                house.as(
                                        House.SYSTEM,
                                        () ->
                                                db.sql(
                                                                """
                                                                insert into organisation_history
                                                                select organisation, daterange('2030-01-01', null), name, short_name, kind, tier, parent,
                                                                       legal_personality, own_seal, government_signatures, seal_diameter_mm, code, address,
                                                                       tax_code, basis, recorded_at
                                                                  from organisation_history where organisation = ?
                                                                """)
                                                        .param(commune)
                                                        .update()))
                .rootCause()
                .hasMessageContaining("exclu");
        assertThatThrownBy(
                        () ->
                                house.as(
                                        House.SYSTEM,
                                        () -> {
                                            db.sql(
                                                            """
                                                            update organisation_history set during = daterange(lower(during), '2025-01-01')
                                                             where organisation = ?
                                                            """)
                                                    .param(commune)
                                                    .update();
                                            return db.sql(
                                                            """
                                                            insert into organisation_history
                                                            select organisation, daterange('2030-01-01', null), name, short_name, kind, tier, parent,
                                                                   legal_personality, own_seal, government_signatures, seal_diameter_mm, code, address,
                                                                   tax_code, basis, recorded_at
                                                              from organisation_history where organisation = ?
                                                            """)
                                                    .param(commune)
                                                    .update();
                                        }))
                .rootCause()
                .hasMessageContaining("has a gap");
    }

    @Test
    @DisplayName("found without diacritics, page by page, forwards and backwards")
    void pages() {
        var district = house.province().loc().committee();
        var top =
                house.body(
                        district, OrganisationKind.DISTRICT_DIVISION, Tier.DISTRICT, "Phòng Trang");
        for (var name : new String[] {"Đội Một", "Đội Hai", "Đội Ba", "Đội Bốn", "Đội Năm"})
            house.body(top, OrganisationKind.PUBLIC_SERVICE_UNIT, Tier.DISTRICT, name);
        house.as(
                House.SYSTEM,
                () -> {
                    var query =
                            new OrganisationQuery(
                                    "doi", null, null, top, null, false, false, Window.first(2));
                    assertThat(organisations.count(query)).isEqualTo(5);
                    var one = organisations.page(query);
                    assertThat(names(one)).containsExactly("Đội Ba", "Đội Bốn");
                    assertThat(one.previous()).isNull();
                    var two = organisations.page(query.in(new Window(one.next(), null, 2)));
                    assertThat(names(two)).containsExactly("Đội Hai", "Đội Một");
                    var three = organisations.page(query.in(new Window(two.next(), null, 2)));
                    assertThat(names(three)).containsExactly("Đội Năm");
                    assertThat(three.next()).isNull();
                    var back = organisations.page(query.in(new Window(null, three.previous(), 2)));
                    assertThat(names(back)).containsExactly("Đội Hai", "Đội Một");
                    var start = organisations.page(query.in(new Window(null, back.previous(), 2)));
                    assertThat(names(start)).containsExactly("Đội Ba", "Đội Bốn");
                    assertThat(start.previous()).isNull();
                    var down =
                            organisations.page(
                                    new OrganisationQuery(
                                            "ĐỘI NAM",
                                            null,
                                            null,
                                            top,
                                            null,
                                            false,
                                            true,
                                            Window.first(9)));
                    assertThat(names(down)).containsExactly("Đội Năm");
                    return true;
                });
    }

    private static java.util.List<String> names(org.antin.kernel.Slice<Organisation> slice) {
        return slice.items().stream().map(Organisation::name).toList();
    }
}
