package org.antin.backup;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.database.DataFolder;
import org.antin.database.DatabaseAddress;
import org.antin.database.EmbeddedDatabase;
import org.antin.testkit.Needs;
import org.antin.testkit.Program;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Backups of a real data folder, served and not, and the way back.
@DisplayName("D2.4, interfaces.md 1: ./antin backup and ./antin restore")
class BackupTest {
    @TempDir private Path temporary;

    private record Said(int code, String out, String err) {}

    private static Said antin(Map<String, String> environment, Object... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code =
                BackupCommand.run(
                        List.of(arguments).stream().map(Object::toString).toList(),
                        environment,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Said(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Said antin(Object... arguments) {
        return antin(Map.of(), arguments);
    }

    /// A server's hold on its folder and its database.
    private static final class Served implements AutoCloseable {
        final DataFolder folder;
        final EmbeddedDatabase database;

        Served(Path data) {
            folder = ((DataFolder.Claimed) DataFolder.claim(data)).folder();
            database =
                    switch (EmbeddedDatabase.open(folder)) {
                        case EmbeddedDatabase.Opened opened -> opened.database();
                        case EmbeddedDatabase.NotOpened no -> throw new AssertionError(no.why());
                    };
        }

        Connection connect() throws SQLException {
            DatabaseAddress owner = database.settings().owner();
            return DriverManager.getConnection(owner.url(), owner.user(), owner.password());
        }

        @Override
        public void close() throws IOException {
            database.close();
            folder.close();
        }
    }

    private static void tables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create table act (n int primary key, filler text)");
            statement.execute("create table line (n int primary key)");
        }
    }

    /// As the product does it: the document on the disk, then both rows in one commit.
    private static void move(Connection connection, Path data, int n) throws Exception {
        Files.writeString(data.resolve("vault").resolve("document-" + n), "document " + n);
        connection.setAutoCommit(false);
        try (var act =
                        connection.prepareStatement(
                                "insert into act values (?, repeat('x', 2000))");
                var line = connection.prepareStatement("insert into line values (?)")) {
            act.setInt(1, n);
            act.execute();
            line.setInt(1, n);
            line.execute();
        }
        connection.commit();
    }

    private static List<Integer> numbers(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select n from " + table + " order by n")) {
            var all = new ArrayList<Integer>();
            while (rows.next()) all.add(rows.getInt(1));
            return all;
        }
    }

    @Test
    @Needs
    @DisplayName(
            "D2.4: while people work, a backup holds every commit from before it, none by half, and each one's document")
    void whileServed() throws Exception {
        var data = temporary.resolve("data");
        var backup = temporary.resolve("backup");
        int before;
        int after;
        try (var served = new Served(data);
                var connection = served.connect()) {
            Files.createDirectory(data.resolve("vault"));
            tables(connection);
            var acknowledged = new AtomicInteger();
            var stop = new AtomicBoolean();
            var work =
                    CompletableFuture.runAsync(
                            () -> {
                                try {
                                    while (!stop.get()) {
                                        int n = acknowledged.get() + 1;
                                        move(connection, data, n);
                                        acknowledged.set(n);
                                    }
                                } catch (Exception e) {
                                    throw new IllegalStateException(e);
                                }
                            });
            while (acknowledged.get() < 50 && !work.isDone()) Thread.sleep(5);
            before = acknowledged.get();
            assertThat(antin("backup", "--data", data, backup))
                    .satisfies(
                            said -> {
                                assertThat(said.err).isEmpty();
                                assertThat(said.code).isZero();
                                assertThat(said.out).startsWith("backed up: ").hasLineCount(1);
                            });
            after = acknowledged.get();
            stop.set(true);
            work.join();
        }
        assertThat(after).as("work went on meanwhile").isGreaterThan(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rwx------");
        assertThat(
                        Program.run(
                                        temporary,
                                        "sh",
                                        "-c",
                                        "cd backup && sha256sum --check --quiet SHA256SUMS")
                                .exit())
                .isZero();

        var back = temporary.resolve("back");
        var restored = antin("restore", "--data", back, backup);
        assertThat(restored.code()).isZero();
        assertThat(restored.out()).as("its documents came along").hasLineCount(1);
        try (var served = new Served(back);
                var connection = served.connect()) {
            var acts = numbers(connection, "act");
            assertThat(acts).hasSizeBetween(before, after).contains(1, before);
            assertThat(numbers(connection, "line")).isEqualTo(acts);
            for (int n : acts)
                assertThat(back.resolve("vault").resolve("document-" + n))
                        .hasContent("document " + n);
            move(connection, back, after + 1);
        }
    }

    @Test
    @Needs
    @DisplayName(
            "D2.4: a folder nobody serves is copied as it lies; the way back is refused unless all is there")
    void thereAndBack() throws Exception {
        var data = temporary.resolve("data");
        var backup = temporary.resolve("backup");
        try (var served = new Served(data);
                var connection = served.connect()) {
            Files.createDirectory(data.resolve("vault"));
            tables(connection);
            move(connection, data, 1);
        }
        Files.writeString(data.resolve("vault-bucket"), "https://s3.hatinh.vn bucket van-ban\n");
        var backedUp = antin("backup", "--data", data, backup).out();
        assertThat(backedUp)
                .contains("The documents aren't in it, they lie in https://s3.hatinh.vn bucket");
        assertRefused(antin("backup", "--data", data, backup), backup + " isn't empty");
        assertRefused(antin("restore", "--data", data, backup), data + " isn't empty");

        var back = temporary.resolve("back");
        var document = backup.resolve("data/vault/document-1");
        Files.writeString(document, "document 2");
        assertRefused(antin("restore", "--data", back, backup), "vault/document-1 isn't what it");
        Files.delete(document);
        assertRefused(antin("restore", "--data", back, backup), "data/vault/document-1 is missing");
        Files.writeString(document, "document 1");
        var extra = Files.writeString(backup.resolve("data/vault/document-9"), "another");
        assertRefused(antin("restore", "--data", back, backup), "document-9 isn't on its list");
        Files.delete(extra);
        var list = backup.resolve("SHA256SUMS");
        var lines = Files.readAllLines(list);
        Files.writeString(list, "../data/x\n", StandardOpenOption.APPEND);
        assertRefused(antin("restore", "--data", back, backup), "has a line that is none");
        Files.write(list, lines.stream().filter(l -> !l.endsWith("/PG_VERSION")).toList());
        assertRefused(antin("restore", "--data", back, backup), "no database in it");
        Files.write(list, lines);
        assertThat(entries()).as("nothing is left of it").containsExactly("backup", "data");

        Files.createDirectory(back);
        var restored = antin("restore", "--data", back, backup).out();
        assertThat(restored)
                .contains("The documents aren't restored, they lie in https://s3.hatinh.vn bucket");
        assertThat(size(restored)).as("as much as went in").isEqualTo(size(backedUp));
        assertThat(back.resolve("check-vault")).as("the next start looks").exists();
        try (var served = new Served(back);
                var connection = served.connect()) {
            assertThat(numbers(connection, "act")).containsExactly(1);
        }
    }

    /// So many files and megabytes.
    private static String size(String said) {
        return said.substring(said.indexOf(": ") + 2, said.indexOf(", in "));
    }

    private List<String> entries() throws IOException {
        try (var all = Files.list(temporary)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    private static void assertRefused(Said said, String why) {
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).startsWith("antin: ").contains(why).hasLineCount(1);
    }

    @Test
    @DisplayName("interfaces.md 1: what can't be done is said in one line, and makes no folder")
    void refusals() throws IOException {
        var none = temporary.resolve("none");
        var place = temporary.resolve("backup");
        assertRefused(antin("backup", "--data", none, place), "holds no database");
        assertRefused(antin("restore", "--data", none, place), "is no backup of");
        assertRefused(antin("backup"), "usage: ");
        assertRefused(antin("backup", "--all", place), "usage: ");
        assertRefused(antin("restore", place, place), "usage: ");
        assertRefused(
                antin(Map.of("ANTIN_DATABASE_URL", "jdbc:postgresql:x"), "backup", place),
                "pg_dump");
        assertThat(entries()).isEmpty();
    }
}
