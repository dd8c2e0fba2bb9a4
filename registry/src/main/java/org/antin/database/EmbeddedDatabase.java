package org.antin.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The PostgreSQL that comes with Ấn Tín, on the data under `DIR/postgres`.
///
/// It listens on 127.0.0.1 alone, on a free port that stays the same as long as this object lives,
/// and takes passwords (SCRAM) only. If its process dies under us it is started again on the same
/// port; connections break, the pool makes new ones.
public final class EmbeddedDatabase implements AutoCloseable {
    /// What became of a start.
    public sealed interface Opening {}

    /// It takes connections.
    ///
    /// @param database to be closed by the caller
    public record Opened(EmbeddedDatabase database) implements Opening {}

    /// It could not be started.
    ///
    /// @param why one line for the person at the terminal
    public record NotOpened(String why) implements Opening {}

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    static final String READY_MARK = "antin-roles-2";
    private static final int MOST_RESTARTS = 5;
    private static final long WITHIN_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final Cluster cluster;
    private final DatabaseAddress root;
    private final DatabaseSettings settings;
    private final boolean made;
    private final Thread watch = Thread.ofPlatform().daemon().unstarted(this::keepRunning);
    private volatile Cluster.Running running;
    private volatile boolean closing;
    private volatile Consumer<String> lost = why -> {};

    private EmbeddedDatabase(
            Cluster cluster, Cluster.Running running, Passwords passwords, boolean made) {
        this.cluster = cluster;
        this.running = running;
        this.made = made;
        int port = running.port();
        this.root = new DatabaseAddress(url(port, "antin"), "antin_root", passwords.root());
        this.settings =
                new DatabaseSettings(
                        new DatabaseAddress(url(port, "antin"), "antin_app", passwords.app()),
                        new DatabaseAddress(url(port, "antin"), "antin_owner", passwords.owner()));
    }

    private record Passwords(String root, String owner, String app) {
        @Override
        public String toString() {
            return "Passwords";
        }
    }

    /// Unpacks PostgreSQL's programs ahead of the first start.
    ///
    /// @param cache where [#open] will look for them: [UserCache#folder]
    /// @return what is wrong, in one line, if they don't fit this machine
    public static Optional<String> unpack(Path cache) {
        try {
            PostgresPrograms.in(cache);
            return Optional.empty();
        } catch (Cannot e) {
            return Optional.of(e.why());
        } catch (IOException e) {
            return Optional.of("can't unpack PostgreSQL: " + OwnerOnly.reason(e));
        }
    }

    /// Starts PostgreSQL on the folder's data, making them when there are none.
    ///
    /// @param folder held by us; it stays held until the caller closes it, after this database
    public static Opening open(DataFolder folder) {
        try {
            return open(folder.path(), ClusterSettings.DURABLE, Unprivileged.detect());
        } catch (IOException e) {
            return new NotOpened("can't tell which user this is: " + OwnerOnly.reason(e));
        }
    }

    /// @param folder held by the caller
    static Opening open(Path folder, ClusterSettings settings, Unprivileged unprivileged) {
        try {
            return new Opened(start(folder, settings, unprivileged));
        } catch (Cannot e) {
            return new NotOpened(e.why());
        } catch (IOException e) {
            return new NotOpened(
                    "the database under " + folder + " can't be used: " + OwnerOnly.reason(e));
        } catch (SQLException e) {
            return new NotOpened(
                    "the database under " + folder + " could not be set up: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new NotOpened("interrupted");
        }
    }

    private static EmbeddedDatabase start(
            Path folder, ClusterSettings settings, Unprivileged unprivileged)
            throws IOException, InterruptedException, SQLException, Cannot {
        PostgresPrograms programs = unprivileged.programs(folder);
        Path data = folder.resolve("postgres");
        var cluster =
                new Cluster(
                        programs,
                        unprivileged,
                        data,
                        folder.resolve("logs").resolve("postgres.log"),
                        settings);
        cluster.sweepDrafts();
        boolean made = !cluster.exists();
        var secrets = new Secrets(folder);
        var passwords =
                new Passwords(
                        secrets.password("antin_root", made),
                        secrets.password("antin_owner", made),
                        secrets.password("antin_app", made));
        if (made) {
            cluster.make(passwords.root());
        } else {
            new Leftover(data).clear();
        }
        var database = new EmbeddedDatabase(cluster, cluster.start(0), passwords, made);
        try {
            database.setUp();
        } catch (IOException | SQLException | RuntimeException e) {
            database.close();
            throw e;
        }
        database.watch.setName("postgres-watch");
        database.watch.start();
        return database;
    }

    /// The mark lies in the cluster's own folder, so it can't outlive the roles it speaks of.
    private void setUp() throws IOException, SQLException {
        Path mark = cluster.folder().resolve(READY_MARK);
        if (Files.exists(mark)) return;
        var maintenance =
                new DatabaseAddress(url(running.port(), "postgres"), root.user(), root.password());
        RoleSetup.roles(maintenance, settings.owner(), settings.app());
        RoleSetup.database(maintenance, "antin", settings.owner().user(), settings.app().user());
        RoleSetup.extensions(root);
        Files.writeString(mark, "");
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /// How the server gets in.
    public DatabaseSettings settings() {
        return settings;
    }

    /// Whether this start made the cluster.
    public boolean isNew() {
        return made;
    }

    /// Calls back, with one line of explanation, if PostgreSQL died and could not be brought back.
    public void whenLost(Consumer<String> callback) {
        lost = callback;
    }

    /// The superuser, for tests and tools of this package.
    DatabaseAddress root() {
        return root;
    }

    /// The number of PostgreSQL's main process as of now.
    long pid() {
        return running.process().pid();
    }

    private void keepRunning() {
        long windowBegan = System.nanoTime();
        int restarts = 0;
        try {
            while (true) {
                Process process = running.process();
                process.waitFor();
                if (closing) return;
                if (System.nanoTime() - windowBegan > WITHIN_NANOS) {
                    windowBegan = System.nanoTime();
                    restarts = 0;
                }
                if (++restarts > MOST_RESTARTS) {
                    throw new Cannot("PostgreSQL keeps ending, see " + cluster.logFile());
                }
                log.warn(
                        "PostgreSQL ended by itself (exit code {}); starting it again",
                        process.exitValue());
                running = cluster.start(running.port());
            }
        } catch (InterruptedException e) {
            log.debug("no longer watching PostgreSQL");
        } catch (Cannot e) {
            lost.accept(e.why());
        } catch (IOException e) {
            lost.accept("PostgreSQL could not be started again: " + OwnerOnly.reason(e));
        }
    }

    /// Stops PostgreSQL: connections are cut, everything committed is on the disk.
    @Override
    public synchronized void close() {
        if (closing) return;
        closing = true;
        boolean interrupted = Thread.interrupted();
        try {
            watch.interrupt();
            watch.join();
            if (running.process().isAlive() && !Leftover.stop(running.process().toHandle())) {
                log.error("PostgreSQL {} does not stop", running.process().pid());
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
