package org.antin.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A PostgreSQL that the environment names instead of the embedded one:
///
/// | variable | is |
/// |---|---|
/// | `ANTIN_DATABASE_URL` | a JDBC URL |
/// | `ANTIN_DATABASE_USER`, `ANTIN_DATABASE_PASSWORD` | the application |
/// | `ANTIN_DATABASE_OWNER_USER`, `ANTIN_DATABASE_OWNER_PASSWORD` | the owner, for migrations |
public final class OutsideDatabase {
    /// What the environment says.
    public sealed interface Named {}

    /// No outside database is named: use the embedded one.
    public record Unnamed() implements Named {}

    /// One is named, completely and sensibly; nobody has looked yet whether it is there.
    public record Complete(DatabaseSettings settings) implements Named {}

    /// One is named in a way that can't do.
    ///
    /// @param why one line for the person at the terminal
    public record Unusable(String why) implements Named {}

    private static final String URL = "ANTIN_DATABASE_URL";
    private static final List<String> REST =
            List.of(
                    "ANTIN_DATABASE_USER",
                    "ANTIN_DATABASE_PASSWORD",
                    "ANTIN_DATABASE_OWNER_USER",
                    "ANTIN_DATABASE_OWNER_PASSWORD");
    private static final int OLDEST = 170_000; // PostgreSQL 17

    private OutsideDatabase() {}

    /// Reads the variables; opens no connection.
    public static Named named(Map<String, String> environment) {
        String url = environment.getOrDefault(URL, "").strip();
        if (url.isEmpty()) return new Unnamed();
        if (!url.startsWith("jdbc:postgresql:")) {
            return new Unusable(URL + " must begin with jdbc:postgresql:");
        }
        if (url.contains("password=") || url.contains("user=")) {
            return new Unusable(
                    URL + " must hold no user and no password: they have variables of their own");
        }
        var missing = new ArrayList<String>();
        for (String name : REST) {
            if (environment.getOrDefault(name, "").isEmpty()) missing.add(name);
        }
        if (!missing.isEmpty()) {
            return new Unusable(URL + " is set, so set " + String.join(" and ", missing) + " too");
        }
        String app = environment.getOrDefault(REST.get(0), "");
        String owner = environment.getOrDefault(REST.get(2), "");
        if (app.equals(owner)) return new Unusable(sameUser(app));
        return new Complete(
                new DatabaseSettings(
                        new DatabaseAddress(url, app, environment.getOrDefault(REST.get(1), "")),
                        new DatabaseAddress(
                                url, owner, environment.getOrDefault(REST.get(3), ""))));
    }

    private static String sameUser(String user) {
        return "ANTIN_DATABASE_USER and ANTIN_DATABASE_OWNER_USER are both "
                + user
                + ": the application must not own its tables, give it a role of its own";
    }

    /// Enters as both roles, looks whether they can do, and makes the extensions if need be.
    ///
    /// @return one line saying what is wrong and which statement puts it right; empty if all is
    ///   well
    public static Optional<String> problem(DatabaseSettings settings) {
        try {
            Optional<String> withApp = withApp(settings);
            return withApp.isPresent() ? withApp : withOwner(settings);
        } catch (SQLException e) {
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return Optional.of(settings.app().url() + " can't be used: " + message);
        }
    }

    private static Optional<String> withApp(DatabaseSettings settings) throws SQLException {
        String owner = settings.owner().user();
        try (Connection connection = RoleSetup.connect(settings.app());
                PreparedStatement query =
                        connection.prepareStatement(
                                """
                                select current_setting('server_version_num')::int,
                                       pg_encoding_to_char(d.encoding),
                                       r.rolsuper, r.rolbypassrls,
                                       exists (select 1 from pg_roles o where o.rolname = ?
                                           and pg_has_role(r.oid, o.oid, 'member')),
                                       r.rolname, session_user = current_user
                                  from pg_roles r, pg_database d
                                 where r.rolname = session_user and d.datname = current_database()
                                """)) {
            query.setString(1, owner);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) return Optional.of("the application's role can't read pg_roles");
                String app = row.getString(6);
                if (app.equals(owner)) return Optional.of(sameUser(app));
                if (row.getInt(1) < OLDEST) {
                    return Optional.of(
                            "PostgreSQL 17 or newer is needed at " + settings.app().url());
                }
                if (!"UTF8".equals(row.getString(2))) {
                    return Optional.of(
                            "the database at " + settings.app().url() + " isn't encoded in UTF8");
                }
                if (row.getBoolean(3) || row.getBoolean(4)) {
                    return Optional.of(
                            "the role "
                                    + app
                                    + " passes row-level security: alter role "
                                    + app
                                    + " nosuperuser nobypassrls");
                }
                if (row.getBoolean(5)) {
                    return Optional.of(
                            "the role "
                                    + app
                                    + " is a member of "
                                    + owner
                                    + ": revoke "
                                    + owner
                                    + " from "
                                    + app);
                }
                return Optional.empty();
            }
        }
    }

    private static Optional<String> withOwner(DatabaseSettings settings) throws SQLException {
        String owner = settings.owner().user();
        try (Connection connection = RoleSetup.connect(settings.owner());
                Statement statement = connection.createStatement()) {
            try (ResultSet row =
                    statement.executeQuery(
                            """
                            select has_parameter_privilege('antin.definer', 'set'),
                                   has_schema_privilege('public', 'create')
                            """)) {
                row.next();
                if (!row.getBoolean(1)) {
                    return Optional.of(
                            "as a superuser, once: grant set on parameter \"antin.definer\" to "
                                    + owner);
                }
                if (!row.getBoolean(2)) {
                    return Optional.of(
                            "the role "
                                    + owner
                                    + " must own the database: alter database … owner to "
                                    + owner);
                }
            }
            for (String extension : RoleSetup.EXTENSIONS) {
                try {
                    statement.execute("create extension if not exists " + extension);
                } catch (SQLException e) {
                    return Optional.of(
                            "as a superuser, once, in the database: create extension " + extension);
                }
            }
            return Optional.empty();
        }
    }
}
