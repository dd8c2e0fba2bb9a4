package org.antin;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.dossier.web.Desk;
import org.antin.subscriber.Rank;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// What makes lists of 20,000 rows quick, without a clock: few statements whatever the number of
/// rows, and plans that read an index alone. How long they take says `./antin bench register`.
@RegistryTest
@DisplayName("lists cost the same for three rows and for many")
class ListCostTest {
    @Autowired House house;
    @Autowired MockMvcTester web;
    @Autowired JdbcClient db;
    @Autowired ResourceUrlProvider files;

    private UUID commune;
    private Actor officer;

    @BeforeEach
    void aDistrict() {
        var cam = house.province().cam();
        commune = house.commune(cam);
        officer = house.actor(Role.RECEIVING_OFFICER, cam.committee());
        house.subscriber(house.person(commune, Rank.HEAD, "Chủ tịch"));
    }

    private List<String> statements(String url) {
        return Statements.of(() -> assertThat(new Desk(web, officer).get(url)).hasStatusOk());
    }

    @ParameterizedTest
    @DisplayName("no statement more for each row")
    @ValueSource(
            strings = {
                "/inbox",
                "/subscribers",
                "/people",
                "/certificates",
                "/devices",
                "/dossiers",
                "/letters",
                "/organisations",
                "/search?q=Chuyen"
            })
    void fewStatements(String url) {
        statements(url); // what is asked once and kept
        var before = statements(url);
        assertThat(before).isNotEmpty();
        for (int i = 0; i < 4; i++)
            house.subscriber(house.person(commune, Rank.OTHER, "Chuyên viên"));
        assertThat(statements(url)).hasSameSizeAs(before).hasSizeLessThanOrEqualTo(30);
    }

    @ParameterizedTest
    @DisplayName("a word is looked for in the list's index, not in the table's rows")
    @CsvSource({
        "/subscribers, subscriber_folded",
        "/people, person_folded",
        "/certificates, certificate_folded",
        "/devices, device_folded",
        "/dossiers, dossier_opened"
    })
    void byIndexAlone(String list, String index) {
        var cut =
                statements(list + "?q=khongcoai").stream()
                        .filter(sql -> sql.contains(" in (select ") && sql.contains(" limit "))
                        .toList();
        assertThat(cut).as("the page's own statement").hasSize(1);
        assertThat(plan(cut.getFirst())).containsPattern(alone(index));
    }

    @Test
    @DisplayName("what is typed is looked for in the log's index alone")
    void log(
            @Value("${test.owner.url}") String url,
            @Value("${test.owner.user}") String user,
            @Value("${test.owner.password}") String password)
            throws SQLException {
        var inspector = house.actor(Role.INSPECTOR, house.province().committee());
        var nobody = "/audit?text=khongcoaihet&actor=khongcoaihet";
        var asked =
                Statements.of(() -> assertThat(new Desk(web, inspector).get(nobody)).hasStatusOk());
        var cut = asked.stream().filter(sql -> sql.contains("seq in (")).toList();
        assertThat(cut).as("the lines that may hold it, in one go").hasSize(1);
        try (var owner = DriverManager.getConnection(url, user, password);
                var vacuum = owner.createStatement()) {
            vacuum.execute("vacuum analyze audit_entry"); // as autovacuum does
        }
        assertThat(plan(cut.getFirst())).containsPattern(alone("audit_entry_searched"));
        var where = asked.stream().filter(sql -> sql.contains("join audit_block")).toList();
        assertThat(where).as("which blocks may hold it").hasSize(1);
        assertThat(plan(where.getFirst())).containsPattern(alone("audit_block_pkey") + "on \\S+ b");
    }

    private static String alone(String index) {
        return "Index Only Scan (Backward )?using " + index + " ";
    }

    /// With the tables as small as here, PostgreSQL would read them whole: what counts is whether
    /// the index is enough.
    private String plan(String sql) {
        return house.as(
                officer,
                () -> {
                    for (var way : List.of("seqscan", "bitmapscan"))
                        db.sql("set local enable_" + way + " = off").update();
                    for (var page : List.of("random", "seq"))
                        db.sql("set local " + page + "_page_cost = 1000").update();
                    return String.join(
                            "\n", db.sql("explain " + filled(sql)).query(String.class).list());
                });
    }

    /// Lists of numbers, which the driver's words for a statement leave out.
    private static String filled(String sql) {
        return sql.replaceAll("\\?::(int|bigint)\\[]", "'{1,2}'::$1[]");
    }

    @Test
    @DisplayName(
            "a link to a page isn't looked for among the files; a style sheet's carries its hash")
    void links() {
        assertThat(files.getForLookupPath("/css/antin.css")).matches("/css/antin-[0-9a-f]{32}.css");
        assertThat(files.getHandlerMap()).isNotEmpty().doesNotContainKey("/**");
        assertThat(files.getForLookupPath("/subscribers/" + commune)).isNull();
    }
}
