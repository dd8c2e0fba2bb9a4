package org.antin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

class TestDatabaseTest {
    private static void migrate(DatabaseSettings database) {
        run(
                database.owner(),
                "create table thing (id int primary key, name text)",
                "grant select on thing to antin_app",
                "insert into thing values (1, 'Hà Tĩnh')");
    }

    @Test
    @DisplayName("each fresh database has the template's schema and none of another's rows")
    void freshDatabasesAreApart() throws SQLException {
        DatabaseSettings one = TestDatabase.fresh("thing", TestDatabaseTest::migrate);
        DatabaseSettings two = TestDatabase.fresh("thing", TestDatabaseTest::migrate);
        run(one.owner(), "insert into thing values (2, 'Cẩm Xuyên')");
        assertThat(query(one.app(), "select count(*) from thing")).isEqualTo("2");
        assertThat(query(two.app(), "select count(*) from thing")).isEqualTo("1");
    }

    @Test
    @DisplayName("the application's role only gets what a migration grants")
    void theApplicationOwnsNothing() {
        DatabaseSettings db = TestDatabase.fresh("thing", TestDatabaseTest::migrate);
        assertThatThrownBy(() -> run(db.app(), "delete from thing"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> run(db.app(), "create table other (id int)"))
                .hasMessageContaining("permission denied");
    }

    @Test
    @DisplayName("the product's own migrations run as the owner, without a superuser's help")
    void theProductsMigrationsRun() throws SQLException {
        DatabaseSettings db = TestDatabase.fresh();
        assertThat(query(db.owner(), "select count(*) from flyway_schema_history where success"))
                .isNotEqualTo("0");
    }

    static void run(DatabaseAddress address, String... statements) {
        try (Connection connection = RoleSetup.connect(address);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String query(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = RoleSetup.connect(address);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
