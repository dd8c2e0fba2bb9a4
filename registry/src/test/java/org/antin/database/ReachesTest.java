package org.antin.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.subscriber.Person;
import org.antin.subscriber.Rank;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// The demo's test does the same for all its accounts and tables.
@RegistryTest
@DisplayName(
        "D2.3, D2.4: a small scope said in the query too shows what the policy shows, by index")
@Needs
class ReachesTest {
    @Autowired House house;
    @Autowired JdbcClient db;
    @Autowired Reaches reaches;

    private Person chairman;
    private Actor officer;
    private Actor keeper;

    @BeforeEach
    void twoDistricts() {
        var province = house.province();
        var commune = house.commune(province.cam());
        chairman = house.person(commune, Rank.HEAD, "Chủ tịch");
        house.subscriber(chairman);
        house.subscriber(house.person(commune, Rank.OTHER, "Văn thư"));
        house.subscriber(house.person(house.commune(province.loc()), Rank.HEAD, "Chủ tịch"));
        officer = house.actor(Role.RECEIVING_OFFICER, province.cam().committee());
        keeper = house.actor(Role.IT_OFFICER, province.cam().committee());
    }

    private List<UUID> found(Where where) {
        return where.on(db, "select s.id from subscriber s", " order by s.id")
                .query(UUID.class)
                .list();
    }

    private List<UUID> narrowed(Actor actor) {
        return house.as(actor, () -> found(reaches.narrow("subscriber", "s.", 1)));
    }

    @Test
    @DisplayName(
            "who has only his own, receives for a district or keeps its list finds exactly that")
    void exactly() {
        var himself = house.actor(chairman, Role.SUBSCRIBER);
        for (var actor : List.of(himself, officer, keeper))
            assertThat(narrowed(actor))
                    .as(actor.name())
                    .isNotEmpty()
                    .isEqualTo(house.as(actor, () -> found(new Where())));
        assertThat(narrowed(himself)).hasSize(1);
        assertThat(narrowed(officer)).hasSizeGreaterThan(1);
    }

    private String plan(Actor actor, String table, Supplier<Where> where) {
        return house.as(
                actor,
                () -> {
                    // The tables are small here: a row that is read in vain shall weigh.
                    db.sql("set local enable_seqscan = off").update();
                    db.sql("set local cpu_tuple_cost = 100").update();
                    return String.join(
                            "\n",
                            where.get()
                                    .on(db, "explain select count(*) from " + table, "")
                                    .query(String.class)
                                    .list());
                });
    }

    @Test
    @DisplayName(
            "PostgreSQL takes the indexes under row-level security, and the policy still stands")
    void byIndex() {
        assertThat(plan(officer, "subscriber", () -> reaches.narrow("subscriber", "", 1)))
                .contains("BitmapOr", "on subscriber_scope_authority", "on subscriber_own")
                .contains("= ANY (scope_persons)"); // the policy
        assertThat(plan(keeper, "subscriber", () -> reaches.narrow("subscriber", "", 1)))
                .contains("BitmapOr", "on subscriber_scope_org", "on subscriber_own")
                .contains("= ANY (scope_persons)"); // the policy
        assertThat(plan(officer, "dossier", () -> reaches.narrow("dossier", "", 3)))
                .contains("on dossier_own ", "on dossier_own_second", "on dossier_own_third");
    }

    @Test
    @DisplayName("nothing is said for the house itself, nor where another policy opens more")
    void notForAll() {
        int all = house.as(House.SYSTEM, () -> found(new Where()).size());
        assertThat(narrowed(House.SYSTEM)).hasSize(all);
        var provider = house.actor(Role.PROVIDER, house.province().cam().committee());
        assertThat(
                        plan(
                                provider,
                                "dossier",
                                () -> reaches.narrow("dossier", "", 3, "sent-dossier")))
                .doesNotContain("dossier_own");
    }
}
