package org.antin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.access.Accounts;
import org.antin.access.Acting;
import org.antin.access.Role;
import org.antin.account.DemoPasswords;
import org.antin.audit.AuditExportDesk;
import org.antin.auditlog.AuditVerdict;
import org.antin.auditlog.AuditVerifier;
import org.antin.auditlog.HeadVerifier;
import org.antin.auditlog.SignedTreeHead;
import org.antin.dossier.FlowTable;
import org.antin.dossier.StageKind;
import org.antin.kernel.Outcome;
import org.antin.kernel.TabFile;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@Needs({})
@DisplayName("interfaces.md 4: what the demo province promises")
class DemoProvinceTest {
    private static DemoServer demo;

    @BeforeAll
    static void fill(@TempDir Path data) {
        demo = new DemoServer(data);
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    @DisplayName("every district and commune of 2020 is there, each below the right one")
    void everyUnit() {
        var bodies =
                Set.copyOf(
                        demo.rows(
                                """
                                select o.kind, o.name, above.name from organisation o
                                  join organisation above on above.id = o.parent
                                 where o.kind in ('DISTRICT_COMMITTEE', 'COMMUNE_COMMITTEE')
                                """));
        var units = TabFile.resource("/data/hatinh-units-2020.tsv").rows();
        var names =
                units.stream()
                        .collect(
                                Collectors.toMap(
                                        u -> u.get("code"), u -> committee(u.get("name"))));
        var expected =
                units.stream()
                        .filter(u -> !u.get("level").equals("province"))
                        .map(
                                u ->
                                        u.get("level").toUpperCase(Locale.ROOT)
                                                + "_COMMITTEE | "
                                                + committee(u.get("name"))
                                                + " | "
                                                + (u.get("parent_code").equals("42")
                                                        ? "Ủy ban nhân dân tỉnh Hà Tĩnh"
                                                        : names.get(u.get("parent_code"))))
                        .collect(Collectors.toSet());
        assertThat(bodies).isEqualTo(expected);
        assertThat(demo.number(count("organisation where kind = 'DISTRICT_COMMITTEE'")))
                .isEqualTo(13);
        assertThat(demo.number(count("organisation where kind = 'COMMUNE_COMMITTEE'")))
                .isEqualTo(216);
    }

    private static String committee(String unit) {
        return "Ủy ban nhân dân "
                + unit.substring(0, 1).toLowerCase(Locale.ROOT)
                + unit.substring(1);
    }

    private static String count(String from) {
        return "select count(*) from " + from;
    }

    @Test
    @DisplayName(
            "about 1,500 subscribers of all kinds in every district, with certificate and device")
    void subscribers() {
        assertThat(demo.number(count("subscriber where closed_on is null")))
                .isBetween(1_400L, 1_600L);
        assertThat(demo.number(count("subscriber where kind = 'INDIVIDUAL'"))).isGreaterThan(800);
        assertThat(demo.number(count("subscriber where kind = 'ORGANISATION'"))).isGreaterThan(450);
        assertThat(demo.number(count("subscriber where kind = 'SYSTEM'"))).isBetween(4L, 20L);
        var perDistrict =
                demo.rows(
                        """
                        select count(s.id) from organisation o left join subscriber s on s.scope_authority = o.id
                         where o.kind = 'DISTRICT_COMMITTEE' group by o.id
                        """);
        assertThat(perDistrict)
                .hasSize(13)
                .allSatisfy(n -> assertThat(Integer.parseInt(n)).isGreaterThan(40));
        assertThat(
                        demo.number(
                                count(
                                        "organisation o where kind = 'COMMUNE_COMMITTEE' and not exists"
                                                + " (select 1 from subscriber s where s.organisation ="
                                                + " o.id and s.kind = 'ORGANISATION')")))
                .isZero();
        assertThat(
                        demo.number(
                                count(
                                        "subscriber s where not exists (select 1 from certificate c join"
                                                + " device d on d.id = c.device where c.subscriber ="
                                                + " s.id)")))
                .isZero();
    }

    @Test
    @DisplayName(
            "certificates run out month by month, some have run out, none twice in one month's heap")
    void expiry() {
        var months =
                demo.rows(
                        """
                        select count(c.id) from generate_series(0, 11) m
                          left join certificate c on date_trunc('month', c.not_after at time zone 'Asia/Ho_Chi_Minh')
                               = date_trunc('month', now() at time zone 'Asia/Ho_Chi_Minh') + m * interval '1 month'
                         group by m order by m
                        """);
        assertThat(months)
                .hasSize(12)
                .allSatisfy(n -> assertThat(Integer.parseInt(n)).isBetween(3, 150));
        assertThat(demo.number(count("certificate where not_after > now() and revoked_at is null")))
                .isGreaterThan(1_300);
    }

    @Test
    @DisplayName("dossiers stand at every stage, every move was made, of every kind of subscriber")
    void everyStage() {
        assertThat(demo.rows("select distinct stage from dossier"))
                .containsExactlyInAnyOrderElementsOf(names(StageKind.values()));
        assertThat(demo.rows("select distinct move from dossier_history"))
                .containsExactlyInAnyOrderElementsOf(
                        FlowTable.LINES.stream().map(l -> l.move().code()).distinct().toList());
        assertThat(
                        demo.rows(
                                "select distinct subject_kind from dossier where stage = 'HANDED_OVER'"))
                .containsExactlyInAnyOrder("INDIVIDUAL", "ORGANISATION", "SYSTEM");
        assertThat(demo.rows("select distinct stage from dossier where procedure = 'REVOKE'"))
                .contains(
                        "SUBMITTED",
                        "UNDER_REVIEW",
                        "PUT_UP",
                        "CONFIRMED",
                        "IN_LETTER",
                        "FORWARDED",
                        "REVOKED");
        assertThat(
                        demo.rows(
                                "select distinct request ->> 'cause' from dossier where procedure = 'REVOKE'"))
                .containsExactlyInAnyOrder("DEVICE_LOST", "KEY_SUSPECTED");
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    @Test
    @DisplayName("a year of history, none of it after now, in the order of time")
    void history() {
        assertThat(
                        demo.number(
                                "select extract(day from max(opened_at) - min(opened_at))::int from dossier"))
                .isBetween(320L, 380L);
        assertThat(demo.number(count("audit_entry where at > now()"))).isZero();
        assertThat(
                        demo.number(
                                """
                                select count(*) from (select at, lag(at) over (order by seq) as before from audit_entry) a
                                 where at < before
                                """))
                .isZero();
        assertThat(demo.number(count("audit_entry where outcome = 'refused'"))).isZero();
    }

    @Test
    @DisplayName("the custody ledger has no gap, and ends where the device is")
    void custody() {
        assertThat(
                        demo.number(
                                """
                                select count(*) from (
                                  select during, lag(during) over (partition by device order by lower(during)) as before from custody) c
                                 where before is not null and upper(before) is distinct from lower(during)
                                """))
                .isZero();
        assertThat(
                        demo.number(
                                """
                                select count(*) from device d where received_at is not null and ended_at is null and not exists (
                                  select 1 from custody c where c.device = d.id and upper_inf(c.during) and c.custodian = d.custodian)
                                """))
                .isZero();
        assertThat(demo.number(count("custody"))).isGreaterThan(1_400);
    }

    @Test
    @DisplayName("no number is given twice")
    void unique() {
        for (var what :
                List.of(
                        "personal_number) from person",
                        "email) from person",
                        "serial) from certificate",
                        "number_hash) from device",
                        "username) from account",
                        "code) from dossier"))
            assertThat(demo.rows("select count(*) - count(distinct " + what))
                    .as(what)
                    .containsExactly("0");
    }

    @Test
    @DisplayName("each account signs in with its role and finds its work")
    void accounts() throws Exception {
        var working =
                Set.of(
                        "vanthu",
                        "nguoiduocgiao",
                        "tiepnhan",
                        "lanhdao",
                        "vanphong",
                        "phochanhvp",
                        "coyeu");
        var overlooking = Set.of("tiepnhan", "lanhdao", "cntt", "vanphong", "chanhvp", "kiemtra");
        for (var part : DemoCast.PARTS) {
            var name = part.username();
            var page = demo.inbox(name, DemoPasswords.PASSWORD);
            var actor = actor(name);
            assertThat(actor.grants())
                    .extracting(g -> g.role())
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(
                            part.roles().stream().map(DemoCast.Assigned::role).toList());
            assertThat(page).as(name).contains(actor.name());
            if (working.contains(name)) assertThat(page).as(name).contains("href=\"/dossiers/");
            if (overlooking.contains(name)) assertThat(page).as(name).contains("<svg");
        }
        assertThat(demo.inbox("thuebao", DemoPasswords.PASSWORD)).contains("/loss");
        assertThat(actor("chanhvp").holds(Role.SUBSCRIBER_MANAGER)).isTrue();
    }

    private static org.antin.access.Actor actor(String username) {
        var account =
                UUID.fromString(
                        demo.rows("select id from account where username = '" + username + "'")
                                .getFirst());
        return Acting.as(
                org.antin.access.Actor.GATE,
                () -> demo.bean(Accounts.class).actor(account).orElseThrow());
    }

    @Test
    @DisplayName("Điều 2.3, 2.4: a scope said beforehand shows what the policies show, no row less")
    void smallScopes() {
        var scopes = new SmallScopes(demo);
        var accounts = scopes.accounts();
        assertThat(accounts).hasSizeGreaterThan(50);
        for (var table : SmallScopes.TABLES) {
            long rows = 0;
            for (var account : accounts) {
                long seen = scopes.seen(account, table, false);
                assertThat(scopes.seen(account, table, true))
                        .as(table.table() + " of account " + account)
                        .isEqualTo(seen);
                rows += seen;
            }
            assertThat(rows).as(table.table()).isPositive();
        }
    }

    @Test
    @DisplayName("Điều 2.4: the log verifies from its first line to its last")
    void log() throws Exception {
        var desk = demo.bean(AuditExportDesk.class);
        var inspector = actor("kiemtra");
        var head = value(Acting.as(inspector, () -> desk.checkpoint(inspector)));
        var export = value(Acting.as(inspector, () -> desk.everything(inspector)));
        var out = new ByteArrayOutputStream();
        export.writeTo(out);
        var verdict =
                AuditVerifier.verify(
                        new ByteArrayInputStream(out.toByteArray()),
                        SignedTreeHead.parse(head),
                        HeadVerifier.of(
                                desk.publicKey()
                                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        assertThat(verdict).isInstanceOf(AuditVerdict.Proven.class);
    }

    private static <T> T value(Outcome<T> outcome) {
        return ((Outcome.Done<T>) outcome).value();
    }

    @Test
    @DisplayName("a second fill gives the same names, tree, dossiers and days")
    void deterministic(@TempDir Path data) {
        try (var again = new DemoServer(data)) {
            for (var sql :
                    List.of(
                            "select o.code, o.name, p.name from organisation o left join organisation p on p.id = o.parent order by 1, 2",
                            "select personal_number, full_name, title, email from person order by 1",
                            "select username, display_name from account order by 1",
                            "select code, procedure, stage, subject_name, opened_at, stage_since, due_at, version from dossier order by code",
                            "select s.kind, s.name, c.subject, c.not_before, c.not_after from certificate c join subscriber s on s.id = c.subscriber order by 1, 2, 3, 4",
                            "select seq, at, action, outcome from audit_entry where seq <= 3000 order by seq"))
                assertThat(again.rows(sql)).as(sql).isEqualTo(demo.rows(sql));
        }
    }
}
