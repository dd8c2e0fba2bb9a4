package org.antin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.antin.RegistryTest;
import org.antin.SteeredClock;
import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.auditlog.AuditEntry;
import org.antin.auditlog.CanonicalLine;
import org.antin.kernel.Scope;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;
import java.util.Map;
import java.util.UUID;

@RegistryTest
@DisplayName("D2.4: the log is appended in the commit of the change, and never changed")
class AuditTrailTest {
    @Autowired AuditTrail audit;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;
    @Autowired SteeredClock clock;

    private long size() {
        return number("select count(*) from audit_entry");
    }

    private long last() {
        return number("select max(seq) from audit_entry");
    }

    private long number(String sql) {
        return Acting.as(
                Actor.system("test"),
                () -> transaction.execute(status -> db.sql(sql).query(Long.class).single()));
    }

    @Test
    void aRolledBackChangeLeavesNoLine() {
        long before = size();
        transaction.executeWithoutResult(
                status -> {
                    audit.append(Act.of(Actor.system("test"), "test.roll-back", "test", "1"));
                    status.setRollbackOnly();
                });
        assertThat(size()).isEqualTo(before);
    }

    @Test
    void aSavepointTakenBackLeavesNoGap() {
        long before = size();
        transaction.executeWithoutResult(
                status -> {
                    var inner = new TransactionTemplate(transaction.getTransactionManager());
                    inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
                    inner.executeWithoutResult(
                            nested -> {
                                audit.append(line("1"));
                                audit.append(line("2"));
                                nested.setRollbackOnly();
                            });
                    audit.append(line("3"));
                    audit.append(line("4"));
                });
        assertThat(size()).isEqualTo(before + 2);
        assertThat(last()).isEqualTo(before + 2);
    }

    private static Act line(String subject) {
        return Act.of(Actor.system("test"), "test.save-point", "test", subject);
    }

    @Test
    void aRefusalIsALineToo() {
        long before = size();
        transaction.executeWithoutResult(
                status ->
                        audit.append(
                                Act.of(Actor.system("test"), "test.refuse", "test", "1")
                                        .refused("test.no")));
        assertThat(size()).isEqualTo(before + 1);
    }

    @Test
    void aLineSaysWhoDidWhatInWhichCapacityAndAboutWhom() {
        var account = UUID.randomUUID();
        var self = UUID.randomUUID();
        var body = UUID.randomUUID();
        var authority = UUID.randomUUID();
        var other = UUID.randomUUID();
        var actor = new Actor(Actor.Kind.PERSON, account, self, "Người thử", List.of());
        var act =
                Act.of(actor, "test.say", "test", "7")
                        .as(Role.RECEIVING_OFFICER)
                        .in(new Scope(body, authority, List.of(other)))
                        .with("reason", "thử");
        transaction.executeWithoutResult(
                status -> audit.appendAll(List.of(act, act.refused("test.no"))));

        long seq = last();
        assertThat(columns(seq - 1))
                .isEqualTo(
                        "%s|Người thử|receiving-officer|test.say|test|7|done||%s|%s|{%s,%s}"
                                .formatted(account, body, authority, other, self));
        assertThat(columns(seq)).contains("|7|refused|test.no|");
        var line = CanonicalLine.parse(line(seq - 1)).orElseThrow();
        assertThat(line)
                .isEqualTo(
                        AuditEntry.of(
                                seq - 1,
                                clock.instant(),
                                new AuditEntry.Who(
                                        account.toString(),
                                        "Người thử",
                                        "receiving-officer",
                                        body.toString()),
                                "test.say",
                                "test",
                                "7",
                                "",
                                Map.of("reason", "thử")));
    }

    private String columns(long seq) {
        return of(
                seq,
                """
                select concat_ws('|', actor_account, actor_name, capacity, action, subject_kind, subject, outcome,
                       code, scope_org, scope_authority, scope_persons) from audit_entry where seq = ?
                """,
                String.class);
    }

    private byte[] line(long seq) {
        return of(seq, "select line from audit_entry where seq = ?", byte[].class);
    }

    private <T> T of(long seq, String sql, Class<T> type) {
        return Acting.as(
                Actor.system("test"),
                () -> transaction.execute(s -> db.sql(sql).param(seq).query(type).single()));
    }

    @Test
    void appendingOutsideATransactionIsABug() {
        assertThatThrownBy(() -> audit.append(Act.of(Actor.PUBLIC, "test.x", "test", "1")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void theApplicationCanNeitherUpdateNorDeleteALine() {
        for (var sql :
                new String[] {
                    "update audit_entry set code = ''",
                    "delete from audit_entry",
                    "truncate audit_entry",
                    "update audit_frontier set peaks = ''",
                    "delete from audit_frontier"
                }) {
            assertThatThrownBy(
                            () ->
                                    Acting.as(
                                            Actor.system("test"),
                                            () -> transaction.execute(s -> db.sql(sql).update())))
                    .as(sql)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void withoutAnActorNoLineIsSeen() {
        aRefusalIsALineToo();
        assertThat(db.sql("select count(*) from audit_entry").query(Long.class).single()).isZero();
    }
}
