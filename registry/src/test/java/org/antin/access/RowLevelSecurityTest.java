package org.antin.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.Cast;
import org.antin.RegistryTest;
import org.antin.account.store.AccountLedger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

@RegistryTest
@DisplayName("D2.3, D2.4: without an actor no row of a scoped table is seen, whoever connects")
class RowLevelSecurityTest {
    @Autowired Environment environment;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;
    @Autowired AccountLedger ledger;
    @Autowired PasswordEncoder encoder;

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) found.add(rows.getString(1));
        }
        return found;
    }

    private Connection connect(String who) throws SQLException {
        return DriverManager.getConnection(
                environment.getRequiredProperty(who + ".url"),
                environment.getRequiredProperty(
                        who.equals("test.owner") ? who + ".user" : who + ".username"),
                environment.getRequiredProperty(who + ".password"));
    }

    @Test
    void everyScopedTableIsForcedAndSilent() throws SQLException {
        var cast = new Cast(db, transaction, ledger, encoder);
        cast.member(cast.root(), Role.INSPECTOR);
        for (var who : List.of("spring.datasource", "test.owner")) {
            try (var connection = connect(who)) {
                var scoped =
                        strings(
                                connection,
                                """
                                select c.oid::regclass::text from pg_class c
                                  join pg_attribute a on a.attrelid = c.oid and a.attname = 'scope_org'
                                 where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                                """);
                assertThat(scoped).contains("account", "role_grant", "audit_entry", "dossier");
                var open =
                        strings(
                                connection,
                                """
                                select c.oid::regclass::text from pg_class c
                                  join pg_attribute a on a.attrelid = c.oid and a.attname = 'scope_org'
                                 where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                                   and not (c.relrowsecurity and c.relforcerowsecurity)
                                """);
                assertThat(open).as("scoped tables without forced row-level security").isEmpty();
                for (var table : scoped) {
                    assertThat(strings(connection, "select count(*) from " + table))
                            .as(table + " as " + who)
                            .containsExactly("0");
                }
            }
        }
        assertThat(
                        cast.house(
                                () ->
                                        db.sql("select count(*) from account")
                                                .query(Long.class)
                                                .single()))
                .as("there was something to see")
                .isPositive();
    }

    @Test
    @DisplayName("no table with a scope column forgot its guard, and no view looks past one")
    void noViewLooksPast() throws SQLException {
        try (var connection = connect("test.owner")) {
            assertThat(
                            strings(
                                    connection,
                                    """
                                    select c.oid::regclass::text from pg_class c
                                     where c.relkind in ('v', 'm') and c.relnamespace = 'public'::regnamespace
                                       and not coalesce('security_invoker=true' = any (c.reloptions), false)
                                    """))
                    .as("views that run with their owner's rights")
                    .isEmpty();
        }
    }
}
