package org.antin.start;

import org.antin.database.DatabaseAddress;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/// Whether a database holds the demo province or a real register: written once, before the first
/// table is made, and never changed. Practice must not get into a real register, nor a real person
/// into practice data.
///
/// It stands in a schema of its own, so that it travels with a dump and is there before the
/// migrations.
final class Installation {
    private Installation() {}

    /// Writes the mark into a new database, or compares it.
    ///
    /// @param owner who may make the schema
    /// @param appRole may read the mark afterwards
    /// @param demo what this start was asked to be
    /// @return one line if the database is of the other kind
    static Optional<String> mark(DatabaseAddress owner, String appRole, boolean demo)
            throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(owner.url(), owner.user(), owner.password());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // One of two first starts waits here for the other.
            statement.execute("select pg_advisory_xact_lock(20200825)");
            Optional<Boolean> is = read(statement);
            if (is.isEmpty()) {
                boolean used = exists(statement, "public.flyway_schema_history");
                write(statement, appRole, demo && !used);
                is = Optional.of(demo && !used);
            }
            connection.commit();
            if (is.get() == demo) return Optional.empty();
            return Optional.of(
                    demo
                            ? "this database is a real register: --demo needs an empty one; name"
                                    + " another folder with --data"
                            : "this database is a demo: start it with --demo, or name another"
                                    + " folder with --data");
        }
    }

    private static boolean exists(Statement statement, String table) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("select to_regclass('" + table + "') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Optional<Boolean> read(Statement statement) throws SQLException {
        if (!exists(statement, "installation.kind")) return Optional.empty();
        try (ResultSet row = statement.executeQuery("select demo from installation.kind")) {
            return row.next() ? Optional.of(row.getBoolean(1)) : Optional.empty();
        }
    }

    private static void write(Statement statement, String appRole, boolean demo)
            throws SQLException {
        String role = statement.enquoteIdentifier(appRole, true);
        statement.execute("create schema if not exists installation");
        statement.execute(
                "create table if not exists installation.kind"
                        + " (one boolean primary key default true check (one), demo boolean not"
                        + " null)");
        statement.execute("insert into installation.kind (demo) values (" + demo + ")");
        statement.execute("grant usage on schema installation to " + role);
        statement.execute("grant select on installation.kind to " + role);
    }
}
