package org.antin.database;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Everything a data folder holds, as of one moment, whether a server works on it or not (D2.4).
///
/// PostgreSQL's files are read under its own protocol for base backups (PostgreSQL's manual,
/// "Making a Base Backup Using the Low Level API"): torn pages and what changed meanwhile are made
/// good from the log that is copied with them. Documents come after: whatever a commit of that
/// moment speaks of was in the vault before it.
public final class DataCopy {
    /// Where the copies go. Names are relative, with `/` between.
    public interface Sink {
        /// A folder, though nothing may be in it.
        void folder(String name) throws IOException;

        /// @throws NoSuchFileException if the file is gone, and nothing of it was taken
        void file(Path file, String name) throws IOException;

        void text(String text, String name) throws IOException;
    }

    /// What belongs to the running server or to no moment.
    private static final Set<String> NOT_DATA = Set.of("lock", "logs", "postgres", "seeding");

    /// Folders of a cluster whose content belongs to the running PostgreSQL, and its log, which
    /// comes by itself.
    private static final Set<String> EMPTIED =
            Set.of(
                    "pg_wal",
                    "pg_replslot",
                    "pg_dynshmem",
                    "pg_notify",
                    "pg_serial",
                    "pg_snapshots",
                    "pg_stat_tmp",
                    "pg_subtrans");

    private static final Pattern PASSING =
            Pattern.compile("postmaster\\.(pid|opts)|pg_internal\\.init.*|pgsql_tmp.*");
    private static final String CONTROL = "global/pg_control";
    private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");

    private final Path data;
    private final Path cluster;
    private final Sink sink;

    private DataCopy(Path data, Sink sink) {
        this.data = data;
        this.cluster = data.resolve("postgres");
        this.sink = sink;
    }

    /// @param data a data folder with a database
    /// @throws Cannot when it can't be copied; then what the sink got is no copy
    public static void of(Path data, Sink sink) throws Cannot {
        try {
            if (!Files.exists(data.resolve("postgres").resolve("PG_VERSION"))) {
                throw new Cannot(data + " holds no database of Ấn Tín: name its folder (--data)");
            }
            var copy = new DataCopy(data.toRealPath(), sink);
            switch (DataFolder.claim(data)) {
                case DataFolder.Claimed claimed -> {
                    try (var held = claimed.folder()) {
                        new Leftover(held.path().resolve("postgres")).clear();
                        copy.still();
                    }
                }
                case DataFolder.NotClaimed no -> {
                    if (!copy.running()) throw new Cannot(no.why());
                    copy.served();
                }
            }
        } catch (IOException e) {
            throw new Cannot("can't copy " + data + ": " + OwnerOnly.reason(e));
        } catch (SQLException e) {
            throw new Cannot("PostgreSQL doesn't let itself be copied: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cannot("interrupted");
        }
    }

    private boolean running() throws IOException {
        var state = new Leftover(cluster);
        var pid = state.namedPid();
        return pid.isPresent() && state.isReady(pid.get()) && state.isPostgresOf(pid.get());
    }

    /// Nothing runs on it: what lies there is one moment, shut down or not.
    private void still() throws IOException {
        tree(cluster, file -> !PASSING.matcher(name(file)).matches());
        rest();
    }

    private void served() throws IOException, SQLException, Cannot {
        var password = new Secrets(data).password("antin_root", false);
        var port = Files.readAllLines(cluster.resolve("postmaster.pid")).get(3).strip();
        var root =
                new DatabaseAddress(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                        "antin_root",
                        password);
        try (Connection connection = RoleSetup.connect(root)) {
            // Keeps the log from here on, until this connection ends.
            ask(
                    connection,
                    "select pg_create_physical_replication_slot('antin_backup_' || pg_backend_pid(), true, true)");
            String first =
                    ask(connection, "select pg_walfile_name(pg_backup_start('antin', true))");
            tree(cluster, file -> !PASSING.matcher(name(file)).matches() && !emptied(file));
            sink.file(cluster.resolve(CONTROL), "postgres/" + CONTROL);
            String label = ask(connection, "select labelfile from pg_backup_stop(false)");
            String last = ask(connection, "select pg_walfile_name(pg_current_wal_lsn())");
            tree(cluster.resolve("pg_wal"), file -> between(first, name(file), last));
            sink.text(label, "postgres/backup_label");
            rest();
        }
    }

    private static boolean between(String first, String name, String last) {
        return SEGMENT.matcher(name).matches()
                && name.compareTo(first) >= 0
                && name.compareTo(last) <= 0;
    }

    private boolean emptied(Path file) {
        var inside = cluster.relativize(file);
        return EMPTIED.contains(inside.getName(0).toString()) || inside.endsWith(CONTROL);
    }

    /// A folder of the running PostgreSQL's, like that of the slot this very copy made.
    private boolean runningOnes(Path folder) {
        var parent = folder.getParent();
        return parent != null
                && cluster.equals(parent.getParent())
                && EMPTIED.contains(name(parent))
                && !name(parent).equals("pg_wal");
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    /// Everything but PostgreSQL's: secrets, documents, the practice authority, addresses.
    private void rest() throws IOException {
        try (Stream<Path> entries = Files.list(data)) {
            for (var entry : entries.sorted().toList()) {
                if (NOT_DATA.contains(name(entry)) || name(entry).startsWith("postgres.new-"))
                    continue;
                tree(entry, file -> !name(file).endsWith(".new"));
            }
        }
    }

    private interface Wanted {
        boolean is(Path file);
    }

    private void tree(Path top, Wanted wanted) throws IOException {
        Files.walkFileTree(
                top,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is)
                            throws IOException {
                        if (runningOnes(folder)) return FileVisitResult.SKIP_SUBTREE;
                        sink.folder(data.relativize(folder).toString());
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes is)
                            throws IOException {
                        if (is.isRegularFile() && wanted.is(file))
                            file(file, data.relativize(file).toString());
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e)
                            throws IOException {
                        if (e instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
                        throw e;
                    }
                });
    }

    private void file(Path file, String name) throws IOException {
        try {
            sink.file(file, name);
        } catch (NoSuchFileException e) {
            // Dropped since the folder was read: no commit of the moment copied needs it.
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
