package org.antin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.antin.RegistryTest;
import org.antin.access.Acting;
import org.antin.access.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@RegistryTest
@DisplayName("D2.4: the log is appended in the commit of the change, and never changed")
class AuditTrailTest {
    @Autowired AuditTrail audit;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;

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
