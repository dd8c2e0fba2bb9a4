package org.antin;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.subscriber.Person;
import org.antin.subscriber.Rank;
import org.antin.subscriber.Subscriber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/// Row-level security of every scoped table, by looking at the catalogue: a table added later is
/// tested without a line here.
@RegistryTest
@DisplayName("D2.3, D2.4: need to know, deny by default, enforced by PostgreSQL")
class ScopeTest {
    @Autowired House house;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;

    private Person ofCam;
    private Person ofLoc;
    private Subscriber inCam;
    private Subscriber inLoc;

    @BeforeEach
    void twoDistricts() {
        var cam = house.commune(house.province().cam());
        var loc = house.commune(house.province().loc());
        ofCam = house.person(cam, Rank.HEAD, "Chủ tịch");
        ofLoc = house.person(loc, Rank.HEAD, "Chủ tịch");
        inCam = house.subscriber(ofCam);
        inLoc = house.subscriber(ofLoc);
    }

    private List<String> scopedTables() {
        return db.sql(
                        """
                        select c.oid::regclass::text from pg_class c
                         where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
                           and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'scope_org')
                         order by 1
                        """)
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName("every table with a scope is guarded, its owner too")
    void everyScopedTableIsGuarded() {
        assertThat(scopedTables())
                .contains(
                        "organisation",
                        "organisation_history",
                        "person",
                        "position_held",
                        "person_authority",
                        "subscriber",
                        "assignment",
                        "device",
                        "handover",
                        "custody",
                        "certificate",
                        "certificate_registration",
                        "audit_entry")
                .allSatisfy(
                        table ->
                                assertThat(
                                                db.sql(
                                                                """
                                                                select relrowsecurity and relforcerowsecurity
                                                                   and exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'scoped')
                                                                  from pg_class c where c.oid = ?::regclass
                                                                """)
                                                        .param(table)
                                                        .query(Boolean.class)
                                                        .single())
                                        .as(table)
                                        .isTrue());
    }

    @Test
    @DisplayName("a connection with no actor, or a public one, sees no row of any scoped table")
    void nobodySeesNothing() {
        for (var table : scopedTables()) {
            assertThat(count(table)).as(table + " without a transaction").isZero();
            assertThat(transaction.<Long>execute(s -> count(table)))
                    .as(table + " without an actor")
                    .isZero();
            assertThat(house.as(Actor.PUBLIC, () -> count(table)))
                    .as(table + " in public")
                    .isZero();
        }
        assertThat(house.as(House.SYSTEM, () -> count("subscriber"))).isPositive();
    }

    @Test
    @DisplayName("the settings of one transaction don't leak into the next of the same connection")
    void noLeak() {
        for (int i = 0; i < 40; i++) {
            Acting.run(House.SYSTEM, () -> transaction.execute(s -> count("person")));
            assertThat(count("person")).isZero();
        }
    }

    @Test
    @DisplayName("the sign-in door sees accounts and nothing else")
    void theGate() {
        for (var table : scopedTables()) {
            if (List.of("account", "role_grant").contains(table)) continue;
            assertThat(house.as(Actor.GATE, () -> count(table))).as(table).isZero();
        }
    }

    @Test
    @DisplayName("D9.1, D12.1a: each role sees exactly its part of the subscribers")
    void whoSeesWhichSubscriber() {
        var p = house.province();
        record Line(String why, Actor actor, boolean cam, boolean loc) {}
        var lines =
                List.of(
                        new Line(
                                "D9.1",
                                house.actor(Role.RECEIVING_OFFICER, p.cam().committee()),
                                true,
                                false),
                        new Line(
                                "D9.2",
                                house.actor(Role.CONFIRMING_HEAD, p.loc().committee()),
                                false,
                                true),
                        new Line(
                                "D12.1a",
                                house.actor(Role.IT_OFFICER, p.cam().committee()),
                                true,
                                false),
                        new Line(
                                "D12.1a",
                                house.actor(Role.IT_OFFICER, p.department()),
                                false,
                                false),
                        new Line(
                                "D4",
                                house.actor(Role.SUBSCRIBER_MANAGER, p.committee()),
                                true,
                                true),
                        new Line(
                                "D8.0",
                                house.actor(Role.OFFICE_FOCAL_POINT, p.committee()),
                                true,
                                true),
                        new Line(
                                "D8.0: focal point isn't managing authority",
                                house.actor(Role.RECEIVING_OFFICER, p.office()),
                                false,
                                false),
                        new Line("D8.2a", house.actor(Role.INSPECTOR, p.committee()), true, true),
                        new Line(
                                "D8.1a: the Centre sees no subscribers",
                                house.actor(Role.CENTRE, p.committee()),
                                false,
                                false),
                        new Line(
                                "D9.3: nor does the provider's side",
                                house.actor(Role.PROVIDER, p.committee()),
                                false,
                                false),
                        new Line(
                                "D2.4: nor does an administrator",
                                house.actor(Role.ADMINISTRATOR, p.committee()),
                                false,
                                false),
                        new Line(
                                "D10.1: one's own",
                                house.actor(ofCam, Role.SUBSCRIBER),
                                true,
                                false),
                        new Line(
                                "D11.1: a clerk not assigned it",
                                house.actor(Role.RECORDS_CLERK, ofCam.organisation()),
                                false,
                                false));
        for (var line : lines) {
            assertThat(sees(line.actor(), "subscriber", inCam.id()))
                    .as(line.why())
                    .isEqualTo(line.cam());
            assertThat(sees(line.actor(), "subscriber", inLoc.id()))
                    .as(line.why())
                    .isEqualTo(line.loc());
            assertThat(sees(line.actor(), "person", ofCam.id()))
                    .as(line.why())
                    .isEqualTo(line.cam());
        }
    }

    @Test
    @DisplayName("D9.1: an assignment counts from its first day to its last, and no day longer")
    void datedGrants() {
        var person = house.person(house.province().cam().committee(), Rank.OTHER, "Chuyên viên");
        var officer = house.actor(person, Role.RECEIVING_OFFICER);
        assertThat(sees(officer, "subscriber", inCam.id())).isTrue();
        house.as(
                House.SYSTEM,
                () ->
                        db.sql(
                                        "update role_grant set during = daterange('2020-08-25', '2026-03-02') where account = ?")
                                .param(officer.account())
                                .update());
        assertThat(sees(officer, "subscriber", inCam.id())).isFalse();
    }

    @Test
    @DisplayName("D2.4: a desk that forgot its check can't change a row out of its actor's sight")
    void noBlindWrites() {
        var officer = house.actor(Role.RECEIVING_OFFICER, house.province().cam().committee());
        for (var table : new TreeSet<>(List.of("person", "subscriber")))
            assertThat(
                            house.as(
                                    officer,
                                    () ->
                                            db.sql(
                                                            "update "
                                                                    + table
                                                                    + " set version = 99 where id = ?")
                                                    .param(
                                                            table.equals("person")
                                                                    ? ofLoc.id()
                                                                    : inLoc.id())
                                                    .update()))
                    .as(table)
                    .isZero();
    }

    private boolean sees(Actor actor, String table, UUID id) {
        return house.as(
                actor,
                () ->
                        db.sql("select exists (select 1 from " + table + " where id = ?)")
                                .param(id)
                                .query(Boolean.class)
                                .single());
    }

    private Long count(String table) {
        return db.sql("select count(*) from " + table).query(Long.class).single();
    }
}
