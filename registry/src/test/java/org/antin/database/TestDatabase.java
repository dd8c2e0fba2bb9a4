package org.antin.database;

import org.antin.testkit.KnownSecret;
import org.flywaydb.core.Flyway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Databases for tests, on one real PostgreSQL per JVM, with the real roles.
///
/// The server's cluster is kept between runs in `~/.cache/antin/test-N` (the first N nobody else
/// holds); every run starts from none of its databases. Nothing in it is durable.
///
/// ```java
/// DatabaseSettings db = TestDatabase.fresh();
/// ```
public final class TestDatabase {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ConcurrentHashMap<String, DatabaseSettings> TEMPLATES =
            new ConcurrentHashMap<>();

    private TestDatabase() {}

    private static final class Server {
        static final EmbeddedDatabase SHARED = startShared();
    }

    /// An empty database with the extensions, for the tests of the database package itself.
    public static DatabaseSettings empty() {
        return create("antin");
    }

    /// A new database as the product's migrations make it.
    public static DatabaseSettings fresh() {
        return fresh("product", TestDatabase::migrate);
    }

    private static void migrate(DatabaseSettings database) {
        DatabaseAddress owner = database.owner();
        Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .placeholders(Map.of("app", database.app().user(), "owner", owner.user()))
                .load()
                .migrate();
    }

    /// A new database with a schema of the test's own already in it, in about 0.05 s.
    ///
    /// @param name of the template; it is migrated once per JVM
    /// @param migrate brings an empty database, given as its owner sees it, to the schema wanted;
    ///   it must have closed its connections when it returns
    public static DatabaseSettings fresh(String name, Consumer<DatabaseSettings> migrate) {
        DatabaseSettings template =
                TEMPLATES.computeIfAbsent(
                        name,
                        key -> {
                            DatabaseSettings made = create("antin");
                            migrate.accept(made);
                            return made;
                        });
        return create(nameOf(template));
    }

    /// The same server and database as the superuser sees them: for looking, not for the product.
    public static DatabaseAddress root(DatabaseSettings of) {
        DatabaseAddress root = Server.SHARED.root();
        return new DatabaseAddress(of.owner().url(), root.user(), root.password());
    }

    /// Drops a database before the JVM's end; tests that make many of them should.
    public static void drop(DatabaseSettings database) {
        execute("drop database if exists " + nameOf(database) + " with (force)");
    }

    private static String nameOf(DatabaseSettings settings) {
        String url = settings.owner().url();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static DatabaseSettings create(String template) {
        String name = "test_" + NUMBER.incrementAndGet();
        DatabaseSettings shared = Server.SHARED.settings();
        execute(
                "create database "
                        + name
                        + " template "
                        + template
                        + " owner "
                        + shared.owner().user()
                        + " strategy file_copy",
                "revoke all on database " + name + " from public",
                "grant connect on database " + name + " to " + shared.app().user());
        return new DatabaseSettings(at(shared.app(), name), at(shared.owner(), name));
    }

    private static DatabaseAddress at(DatabaseAddress like, String database) {
        String url = like.url();
        return new DatabaseAddress(
                url.substring(0, url.lastIndexOf('/') + 1) + database,
                like.user(),
                like.password());
    }

    private static void execute(String... statements) {
        try (Connection connection = RoleSetup.connect(at(Server.SHARED.root(), "postgres"));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedDatabase startShared() {
        DataFolder folder = firstFreeFolder();
        EmbeddedDatabase.Opening opening = open(folder);
        if (opening instanceof EmbeddedDatabase.NotOpened no) {
            // A crash of the machine may break a cluster that isn't durable: it holds nothing.
            try {
                OwnerOnly.sweep(folder.path().resolve("postgres"));
                opening = open(folder);
            } catch (RuntimeException e) {
                throw new IllegalStateException(no.why(), e);
            }
        }
        EmbeddedDatabase database =
                switch (opening) {
                    case EmbeddedDatabase.Opened opened -> opened.database();
                    case EmbeddedDatabase.NotOpened no -> throw new IllegalStateException(no.why());
                };
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database, folder)));
        dropLeftovers(database);
        return database;
    }

    private static EmbeddedDatabase.Opening open(DataFolder folder) {
        try {
            return EmbeddedDatabase.open(
                    folder.path(), ClusterSettings.THROWAWAY, Unprivileged.detect());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(EmbeddedDatabase database, DataFolder folder) {
        try {
            if (Boolean.getBoolean("antin.full")) leaveForTheSearch(database, folder);
            database.close();
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What these databases and their log hold, for the house rule that looks for secrets in it.
    private static void leaveForTheSearch(EmbeddedDatabase database, DataFolder folder)
            throws IOException {
        var run = ProcessHandle.current().pid() + "-";
        var target = Path.of("target").toAbsolutePath();
        try {
            for (String name : testDatabases(database))
                Dump.write(at(database.root(), name), target.resolve("dumps").resolve(run + name));
        } catch (SQLException e) {
            throw new IOException(e);
        }
        for (var role :
                List.of(database.root(), database.settings().owner(), database.settings().app()))
            KnownSecret.alsoUsed(role.password());
        var kept = Files.createDirectories(target.resolve("kept-logs"));
        Files.copy(
                folder.path().resolve("logs").resolve("postgres.log"),
                kept.resolve(run + "postgres.log"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<String> testDatabases(EmbeddedDatabase database) throws SQLException {
        var names = new ArrayList<String>();
        try (Connection connection = RoleSetup.connect(at(database.root(), "postgres"));
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select datname from pg_database where datname like 'test\\_%'")) {
            while (rows.next()) names.add(rows.getString(1));
        }
        return names;
    }

    private static void dropLeftovers(EmbeddedDatabase database) {
        try (Connection connection = RoleSetup.connect(at(database.root(), "postgres"));
                Statement statement = connection.createStatement()) {
            for (String name : testDatabases(database))
                statement.execute("drop database " + name + " with (force)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DataFolder firstFreeFolder() {
        Optional<Path> cache = UserCache.folder();
        Path parent = cache.orElseGet(() -> Path.of("target").toAbsolutePath());
        String why = "";
        for (int i = 1; i <= 16; i++) {
            Path folder = parent.resolve("test-" + i);
            switch (DataFolder.claim(folder)) {
                case DataFolder.Claimed claimed -> {
                    return claimed.folder();
                }
                case DataFolder.NotClaimed no -> why = no.why();
            }
        }
        throw new IllegalStateException("no folder for a test database: " + why);
    }
}
