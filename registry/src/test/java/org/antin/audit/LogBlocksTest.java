package org.antin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.antin.SteeredClock;
import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.access.ActorTransactionManager;
import org.antin.access.Role;
import org.antin.audit.LogBlocks.Stretch;
import org.antin.auditlog.Appender;
import org.antin.auditlog.HeadSigner;
import org.antin.database.DatabaseSettings;
import org.antin.database.TestDatabase;
import org.antin.kernel.Scope;
import org.antin.testkit.Needs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/// On a log of its own, with blocks of few lines, so that there are many.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("D2.4: words of the log are looked for where they may stand, and all are found")
class LogBlocksTest {
    private static final int LINES = 16;
    private static final int CLOSED = 40;
    private static final int TAIL = 5;
    private static final int ALL = LINES * CLOSED + TAIL;

    private static final List<String> NAMES =
            List.of("Trần Thị Huệ", "NGUYỄN Văn Đức", "Lê Ánh", "đặng Ơn", "100%_Ý\\", "");

    private static final List<String> CODES =
            List.of("", "", "common.not-allowed", "common.stale", "dossier.minutes-missing");

    private final Random random = new Random(16);
    private final Actor system = Actor.system("test");
    private final UUID here = UUID.randomUUID();
    private final UUID elsewhere = UUID.randomUUID();

    private DatabaseSettings database;
    private SingleConnectionDataSource source;
    private JdbcClient db;
    private TransactionTemplate transaction;
    private LogBlocks blocks;
    private AuditLines lines;
    private Actor inspector;

    @BeforeAll
    void log() {
        database = TestDatabase.fresh();
        var app = database.app();
        source = new SingleConnectionDataSource(app.url(), app.user(), app.password(), true);
        var clock = new SteeredClock(Instant.parse("2026-03-02T01:30:00Z"));
        db = JdbcClient.create(source);
        transaction = new TransactionTemplate(new ActorTransactionManager(source, clock));
        blocks = new LogBlocks(db, LINES);
        lines = new AuditLines(db, blocks);
        var trail =
                new AuditTrail(
                        db,
                        new NamedParameterJdbcTemplate(source),
                        clock,
                        new Appender("antin/test", HeadSigner.fresh()));
        inspector = as(system, this::inspectorOfHere);
        var acts = new ArrayList<Act>();
        for (int i = 0; i < ALL; i++) acts.add(act());
        as(
                system,
                () -> {
                    trail.appendAll(acts);
                    return 1;
                });
        new BlockCloser(blocks, transaction).close();
    }

    @AfterAll
    void drop() {
        source.destroy();
        TestDatabase.drop(database);
    }

    private Actor inspectorOfHere() {
        var account = UUID.randomUUID();
        for (var body : List.of(here, elsewhere))
            db.sql(
                            """
                            insert into organisation_tree (organisation, path)
                            values (:id, antin_label(:id)::ltree)
                            """)
                    .param("id", body)
                    .update();
        db.sql(
                        """
                        insert into account (id, username, display_name, password_hash, created_at)
                        values (?, 'thanh.tra', 'Thanh tra', '-', '2020-01-01Z')
                        """)
                .param(account)
                .update();
        db.sql(
                        """
                        insert into role_grant (id, account, role, organisation, during, basis, granted_at, granted_by)
                        values (gen_random_uuid(), ?, ?, ?, '[2020-01-01,)', 'thử', '2020-01-01Z', 'test')
                        """)
                .params(account, Role.INSPECTOR.name(), here)
                .update();
        return new Actor(Actor.Kind.PERSON, account, UUID.randomUUID(), "Thanh tra", List.of());
    }

    private Act act() {
        var name = NAMES.get(random.nextInt(NAMES.size()));
        var actor = new Actor(Actor.Kind.PERSON, UUID.randomUUID(), null, name, List.of());
        var subject =
                random.nextInt(4) == 0
                        ? "HS-2026-%04d".formatted(random.nextInt(10_000))
                        : new UUID(random.nextLong(), random.nextLong()).toString();
        var act =
                Act.of(actor, "test.say", "test", subject)
                        .in(Scope.of(random.nextInt(3) == 0 ? here : elsewhere));
        var code = CODES.get(random.nextInt(CODES.size()));
        return code.isEmpty() ? act : act.refused(code);
    }

    private <T> T as(Actor actor, Supplier<T> work) {
        return Objects.requireNonNull(
                Acting.as(actor, () -> transaction.execute(status -> work.get())));
    }

    private static AuditQuery query(String actor, String text, @Nullable Long before, int limit) {
        return new AuditQuery(null, null, actor, null, "", "", "", null, text, before, limit);
    }

    /// Page after page, as somebody does who wants to see everything.
    private List<AuditLine> found(Actor who, String name, String text) {
        var all = new ArrayList<AuditLine>();
        Long before = null;
        while (true) {
            var asked = query(name, text, before, 10 + random.nextInt(90));
            var page = as(who, () -> lines.page(asked));
            assertThat(page).hasSizeLessThanOrEqualTo(asked.limit() + 1);
            all.addAll(page.subList(0, Math.min(page.size(), asked.limit())));
            if (page.size() <= asked.limit()) return all;
            before = all.getLast().seq();
        }
    }

    private List<AuditLine> seen(Actor who) {
        return as(who, () -> lines.page(query("", "", null, ALL)));
    }

    @Test
    @Needs
    @DisplayName(
            "whatever is typed finds what reading every line finds, for a narrow scope as well")
    void sameAsReadingAll() {
        assertThat(seen(inspector)).hasSizeBetween(ALL / 5, ALL / 2);
        var everything = seen(system);
        assertThat(everything).hasSize(ALL);
        for (var who : List.of(system, inspector)) {
            var all = seen(who);
            int hits = 0;
            for (int i = 0; i < 60; i++) {
                var some = everything.get(random.nextInt(ALL));
                var name = i % 3 == 0 ? part(some.actorName()) : "";
                var text = i % 3 == 1 ? "" : part(i % 2 == 0 ? some.subject() : some.code());
                var expected =
                        all.stream()
                                .filter(l -> lower(l.actorName()).contains(lower(name)))
                                .filter(l -> (l.code() + "\n" + l.subject()).contains(text))
                                .toList();
                assertThat(found(who, name, text)).as(name + " / " + text).isEqualTo(expected);
                hits += expected.size();
            }
            assertThat(hits).isPositive();
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /// A part of it, now and then with a letter that isn't there.
    private String part(String of) {
        if (of.isEmpty()) return "";
        int first = random.nextInt(of.length());
        var part = of.substring(first, first + 1 + random.nextInt(of.length() - first));
        return switch (random.nextInt(6)) {
            case 0 -> part.substring(1) + 'x';
            case 1 -> part.toUpperCase(Locale.ROOT);
            default -> part;
        };
    }

    @Test
    @DisplayName("a word nobody wrote is looked for in the lines behind the last full block only")
    void nobodyWroteIt() {
        var tail = new Stretch(LINES * CLOSED + 1, Long.MAX_VALUE);
        for (var asked :
                List.of(
                        query("", "khongcoaihet", null, 50),
                        query("khongcoaihet", "", null, 50),
                        query("Trần", "khongcoaihet", null, 50)))
            assertThat(as(inspector, () -> blocks.mayHold(asked))).containsExactly(tail);
    }

    @Test
    @DisplayName("a word that stands everywhere is looked for in all blocks, the newest first")
    void everybodyWroteIt() {
        assertThat(as(system, () -> blocks.mayHold(query("", "-", null, 50))))
                .hasSize(CLOSED + 1)
                .isSortedAccordingTo(Comparator.comparing(Stretch::first).reversed());
        assertThat(as(system, () -> blocks.mayHold(query("", "", null, 50))))
                .containsExactly(Stretch.EVERYWHERE);
    }

    @Test
    @DisplayName("a word is looked for in its own block, and not behind the page's end")
    void inItsBlock() {
        var line = as(system, () -> lines.page(query("", "", 8L * LINES, 1))).getFirst();
        assertThat(as(system, () -> blocks.mayHold(query("", line.subject(), null, 50))))
                .hasSizeLessThan(CLOSED / 4)
                .contains(new Stretch(7 * LINES + 1, 8 * LINES));
        assertThat(as(system, () -> blocks.mayHold(query("", line.subject(), 7L * LINES, 50))))
                .doesNotContain(new Stretch(7 * LINES + 1, 8 * LINES));
    }

    @Test
    @DisplayName("only full blocks are closed, each once")
    void fullOnes() {
        assertThat(as(system, () -> blocks.closeNext())).isFalse();
        assertThat(
                        as(
                                system,
                                () ->
                                        db.sql("select count(distinct block) from audit_block")
                                                .query(Integer.class)
                                                .single()))
                .isEqualTo(CLOSED);
    }

    @Test
    @DisplayName("without an actor no piece is seen; nobody changes one, only the server adds one")
    void guarded() {
        assertThat(db.sql("select count(*) from audit_block").query(Long.class).single()).isZero();
        for (var nobody : List.of(Actor.PUBLIC, Actor.GATE))
            assertThat(as(nobody, () -> count())).as(nobody.kind().name()).isZero();
        assertThat(as(inspector, () -> count())).isEqualTo((long) CLOSED * Imprint.PIECES);
        var insert = "insert into audit_block select 0, 999, bits from audit_block limit 1";
        assertThatThrownBy(() -> as(inspector, () -> db.sql(insert).update()))
                .rootCause()
                .hasMessageContaining("row-level security");
        for (var sql :
                List.of(
                        "update audit_block set bits = bits",
                        "delete from audit_block",
                        "truncate audit_block"))
            assertThatThrownBy(() -> as(system, () -> db.sql(sql).update()))
                    .as(sql)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        var owner = database.owner();
        assertThat(
                        JdbcClient.create(
                                        new DriverManagerDataSource(
                                                owner.url(), owner.user(), owner.password()))
                                .sql("select count(*) from audit_block")
                                .query(Long.class)
                                .single())
                .as("the tables' owner")
                .isZero();
    }

    private long count() {
        return db.sql("select count(*) from audit_block").query(Long.class).single();
    }
}
