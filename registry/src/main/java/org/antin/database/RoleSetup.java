package org.antin.database;

import org.postgresql.PGConnection;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/// Makes the roles, the database and the extensions. Every step looks first, so that a first start
/// which was interrupted is simply gone through again.
final class RoleSetup {
    /// What migrations may use but, being no superuser's work, could not all create.
    static final List<String> EXTENSIONS =
            List.of("btree_gist", "pg_trgm", "unaccent", "ltree", "pgcrypto");

    private RoleSetup() {}

    static Connection connect(DatabaseAddress address) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        return DriverManager.getConnection(address.url(), properties);
    }

    /// @param root to the database `postgres`
    static void roles(DatabaseAddress root, DatabaseAddress owner, DatabaseAddress app)
            throws SQLException {
        try (Connection connection = connect(root)) {
            for (DatabaseAddress role : List.of(owner, app)) {
                if (!exists(connection, "select 1 from pg_roles where rolname = ?", role.user())) {
                    run(
                            connection,
                            "create role "
                                    + role.user()
                                    + " login nosuperuser nocreatedb nocreaterole noinherit"
                                    + " noreplication nobypassrls");
                }
                // The driver turns the password into its SCRAM verifier here: the plain one never
                // travels in a statement.
                connection
                        .unwrap(PGConnection.class)
                        .alterUserPassword(
                                role.user(), role.password().toCharArray(), "scram-sha-256");
            }
            // An error's message may quote a value ("invalid input syntax: …"). The application
            // gets
            // its errors told anyway; the log keeps those of PostgreSQL's own processes.
            for (DatabaseAddress role : List.of(owner, app)) {
                run(connection, "alter role " + role.user() + " set log_min_messages = log");
            }
            // A migration's function carries this setting in its definition (row-level security),
            // which PostgreSQL lets only those do who were granted it.
            run(connection, "grant set on parameter \"antin.definer\" to " + owner.user());
            run(connection, "revoke all on database postgres from public");
            run(connection, "revoke all on database template1 from public");
        }
    }

    /// @param root to the database `postgres`
    static void database(DatabaseAddress root, String name, String ownerRole, String appRole)
            throws SQLException {
        try (Connection connection = connect(root)) {
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                run(connection, "create database " + name + " owner " + ownerRole);
            }
            run(connection, "revoke all on database " + name + " from public");
            run(connection, "grant connect on database " + name + " to " + appRole);
        }
    }

    /// @param root to the database itself
    static void extensions(DatabaseAddress root) throws SQLException {
        try (Connection connection = connect(root)) {
            for (String extension : EXTENSIONS) {
                run(connection, "create extension if not exists " + extension);
            }
        }
    }

    private static boolean exists(Connection connection, String query, String name)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
