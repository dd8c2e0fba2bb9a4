package org.antin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.SteeredClock;
import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.access.ActorTransactionManager;
import org.antin.auditlog.Appender;
import org.antin.auditlog.AuditVerdict;
import org.antin.auditlog.AuditVerifier;
import org.antin.auditlog.HeadSigner;
import org.antin.auditlog.SignedTreeHead;
import org.antin.auditlog.TreeHead;
import org.antin.database.DatabaseSettings;
import org.antin.database.TestDatabase;
import org.antin.kernel.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/// What somebody with the superuser's rights does to the rows of a real database, and what an
/// auditor with the export, the key and yesterday's checkpoint finds.
@DisplayName("D2.4: the attack list, on the rows themselves")
class AuditAttackDatabaseTest {
    private static final int SIZE = 8;

    private final SteeredClock clock = new SteeredClock(Instant.parse("2026-03-02T01:30:00Z"));
    private final HeadSigner signer = HeadSigner.fresh();
    private final Appender tree = new Appender("antin/test", signer);
    private final Actor admin = Actor.system("test");

    private DatabaseSettings database;
    private JdbcClient root;
    private AuditExportDesk desk;
    private AuditTrail trail;
    private TransactionTemplate transaction;
    private SignedTreeHead witnessed;

    @BeforeEach
    void log() {
        database = TestDatabase.fresh();
        var app = database.app();
        var source = new DriverManagerDataSource(app.url(), app.user(), app.password());
        var db = JdbcClient.create(source);
        transaction = new TransactionTemplate(new ActorTransactionManager(source, clock));
        trail =
                new AuditTrail(
                        db,
                        new org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate(
                                source),
                        clock,
                        tree);
        desk = new AuditExportDesk(db, transaction, trail, tree, clock);
        var rootAddress = TestDatabase.root(database);
        root =
                JdbcClient.create(
                        new DriverManagerDataSource(
                                rootAddress.url(), rootAddress.user(), rootAddress.password()));
        for (int i = 1; i <= SIZE; i++) append("act." + (char) ('a' + i));
        witnessed = head(SIZE);
    }

    @AfterEach
    void drop() {
        TestDatabase.drop(database);
    }

    private void append(String action) {
        Acting.run(
                admin,
                () ->
                        transaction.executeWithoutResult(
                                s ->
                                        trail.append(
                                                Act.of(admin, action, "test", "1")
                                                        .with("reason", "ab")
                                                        .with("remark", "c"))));
    }

    private SignedTreeHead head(long seq) {
        var note =
                root.sql("select head from audit_entry where seq = ?")
                        .param(seq)
                        .query((rs, n) -> rs.getBytes(1))
                        .single();
        return SignedTreeHead.parse(new String(note, StandardCharsets.UTF_8)).orElseThrow();
    }

    private AuditVerdict verdict() throws IOException {
        var out = new ByteArrayOutputStream();
        desk.write(out);
        return AuditVerifier.verify(
                new ByteArrayInputStream(out.toByteArray()),
                Optional.of(witnessed),
                Optional.of(signer.verifier()));
    }

    private void sql(String statement) {
        assertThat(root.sql(statement).update()).as(statement).isPositive();
    }

    private void broken(long first) throws IOException {
        assertThat(verdict())
                .isInstanceOfSatisfying(
                        AuditVerdict.Broken.class,
                        broken -> assertThat(broken.first()).isEqualTo(first));
    }

    @Test
    @DisplayName("nobody touched it: proven, also with lines after the checkpoint")
    void untouched() throws IOException {
        assertThat(verdict()).isInstanceOf(AuditVerdict.Proven.class);
        append("act.later");
        assertThat(verdict()).isInstanceOf(AuditVerdict.Proven.class);
    }

    @Test
    void edited() throws IOException {
        sql(
                "update audit_entry set line = convert_to(replace(convert_from(line, 'UTF8'), 'act.e', 'act.x'), 'UTF8') where seq = 4");
        broken(4);
    }

    @Test
    void deletedFirst() throws IOException {
        sql("delete from audit_entry where seq = 1");
        broken(1);
    }

    @Test
    void deletedInTheMiddle() throws IOException {
        sql("delete from audit_entry where seq = 4");
        broken(4);
    }

    @Test
    @DisplayName("deleted at the end, the frontier cut back with it: the checkpoint tells")
    void deletedLast() throws IOException {
        sql("delete from audit_entry where seq = " + SIZE);
        broken(SIZE);
        sql("delete from audit_frontier where size = " + SIZE);
        broken(SIZE);
    }

    @Test
    void swapped() throws IOException {
        sql(
                "update audit_entry a set line = b.line from audit_entry b where a.seq in (3, 5) and b.seq in (3, 5) and a.seq <> b.seq");
        broken(3);
    }

    @Test
    @DisplayName("swapped with their heads and numbers")
    void swappedWhole() throws IOException {
        sql("update audit_entry set seq = seq + 1000 where seq in (3, 4)");
        sql("update audit_entry set seq = case seq when 1003 then 4 else 3 end where seq > 1000");
        broken(3);
    }

    @Test
    void inserted() throws IOException {
        sql("update audit_entry set seq = seq + 1000 where seq >= 4");
        sql("update audit_entry set seq = seq - 999 where seq > 1000");
        sql(
                """
                insert into audit_entry (seq, at, actor_name, capacity, action, subject_kind, subject, outcome, code, line, head)
                select 4, at, actor_name, capacity, action, subject_kind, subject, outcome, code, line, head
                  from audit_entry where seq = 3
                """);
        broken(4);
    }

    @Test
    @DisplayName("an old copy put back: whole in itself, and found out by the checkpoint")
    void oldCopy() throws IOException {
        sql("delete from audit_entry where seq > 5");
        sql("delete from audit_frontier where size > 5");
        broken(6);
    }

    @Test
    @DisplayName("written anew and signed with another key")
    void resigned() throws IOException {
        var other = HeadSigner.fresh();
        for (long seq = 3; seq <= SIZE; seq++) {
            var old = head(seq).head();
            var note =
                    other.sign(new TreeHead(old.origin(), old.size(), old.root(), old.at())).note();
            root.sql("update audit_entry set head = ? where seq = ?")
                    .params(note.getBytes(StandardCharsets.UTF_8), seq)
                    .update();
        }
        broken(3);
    }

    @Test
    @DisplayName("a field's boundary moved: ab|c and a|bc aren't the same line")
    void boundaryMoved() throws IOException {
        sql(
                "update audit_entry set line = convert_to(replace(replace(convert_from(line, 'UTF8'), '\"ab\"', '\"a\"'), '\"remark\":\"c\"', '\"remark\":\"bc\"'), 'UTF8') where seq = 2");
        broken(2);
    }

    @Test
    @DisplayName("a head spoilt: named at its entry")
    void headSpoilt() throws IOException {
        sql("update audit_entry set head = 'nothing' where seq = 6");
        broken(6);
    }

    @Test
    @DisplayName("the whole log is for inspectors and administrators of the province")
    void guarded() {
        assertThat(Acting.as(Actor.PUBLIC, () -> desk.everything(Actor.PUBLIC)))
                .isInstanceOf(Outcome.Refused.class);
    }
}
