package org.antin.database;

import static org.antin.database.TestDatabaseTest.query;
import static org.antin.database.TestDatabaseTest.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Reads from the product's own running server what interfaces.md 1 promises of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedDatabaseTest {
    private DataFolder folder;
    private EmbeddedDatabase database;

    @BeforeAll
    void start(@TempDir Path temporary) {
        folder = claim(temporary.resolve("data"));
        database = open(folder);
        DatabaseSettings settings = database.settings();
        Flyway.configure()
                .dataSource(
                        settings.owner().url(),
                        settings.owner().user(),
                        settings.owner().password())
                .placeholders(Map.of("app", "antin_app", "owner", "antin_owner"))
                .load()
                .migrate();
    }

    @AfterAll
    void stop() throws IOException {
        database.close();
        folder.close();
    }

    static DataFolder claim(Path path) {
        return switch (DataFolder.claim(path)) {
            case DataFolder.Claimed claimed -> claimed.folder();
            case DataFolder.NotClaimed no -> throw new AssertionError(no.why());
        };
    }

    static EmbeddedDatabase open(DataFolder folder) {
        return switch (EmbeddedDatabase.open(folder)) {
            case EmbeddedDatabase.Opened opened -> opened.database();
            case EmbeddedDatabase.NotOpened no -> throw new AssertionError(no.why());
        };
    }

    private List<String> rows(String sql) throws SQLException {
        try (Connection connection = RoleSetup.connect(database.root());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            var all = new ArrayList<String>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= columns; i++) row.add(rows.getString(i));
                all.add(String.join(" ", row));
            }
            return all;
        }
    }

    @Test
    @DisplayName("T.durable: fsync, synchronous_commit and full_page_writes are on")
    void whatIsAcknowledgedIsOnTheDisk() throws SQLException {
        assertThat(
                        rows(
                                """
                                select name, setting, source from pg_settings where name in
                                  ('fsync', 'synchronous_commit', 'full_page_writes')
                                 order by name
                                """))
                .containsExactly(
                        "fsync on command line",
                        "full_page_writes on command line",
                        "synchronous_commit on command line");
        assertThat(rows("show data_checksums")).containsExactly("on");
    }

    @Test
    @DisplayName("no setting of the cluster's own files can take durability away")
    void theFilesCannotWeakenIt() throws SQLException {
        run(database.root(), "alter system set fsync = off", "select pg_reload_conf()");
        try {
            assertThat(rows("show fsync")).containsExactly("on");
        } finally {
            run(database.root(), "alter system reset fsync");
        }
    }

    @Test
    @DisplayName(
            "every way in is by password (SCRAM) and from this machine; there is no trust line")
    void everyWayInIsByPassword() throws SQLException {
        assertThat(
                        rows(
                                """
                                select type, database, user_name, address, auth_method,
                                       coalesce(error, '-') from pg_hba_file_rules
                                """))
                .containsExactly(
                        "host {all} {antin_root,antin_owner,antin_app} 127.0.0.1 scram-sha-256 -");
        assertThat(rows("show listen_addresses")).containsExactly("127.0.0.1");
        assertThat(rows("show unix_socket_directories")).containsExactly("");
        assertThat(
                        rows(
                                """
                                select distinct left(rolpassword, 14) from pg_authid
                                 where rolcanlogin
                                """))
                .containsExactly("SCRAM-SHA-256$");
        DatabaseAddress app = database.settings().app();
        for (String wrong : List.of("", "antin_app", database.root().password())) {
            var guess = new DatabaseAddress(app.url(), app.user(), wrong);
            assertThatThrownBy(() -> RoleSetup.connect(guess))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    @DisplayName(
            "T.roles: neither the application nor the owner is a superuser or passes row security")
    void theRolesMayDoLittle() throws SQLException {
        assertThat(
                        rows(
                                """
                                select rolname, rolsuper, rolcreatedb, rolcreaterole,
                                       rolreplication, rolbypassrls from pg_roles
                                 where rolcanlogin order by rolname
                                """))
                .containsExactly(
                        "antin_app f f f f f", "antin_owner f f f f f", "antin_root t t t t t");
        assertThat(rows("select count(*) from pg_auth_members where member = 'antin_app'::regrole"))
                .containsExactly("0");
        assertThat(rows("select count(*) from pg_class where relowner = 'antin_app'::regrole"))
                .containsExactly("0");
        assertThat(
                        rows(
                                "select pg_get_userbyid(datdba) from pg_database where datname ="
                                        + " 'antin'"))
                .containsExactly("antin_owner");
        assertThat(
                        rows(
                                """
                                select has_database_privilege('antin_app', 'antin', 'create'),
                                       has_database_privilege('antin_app', 'antin', 'temporary'),
                                       has_database_privilege('antin_app', 'postgres', 'connect'),
                                       has_schema_privilege('antin_app', 'public', 'create')
                                """))
                .containsExactly("f f f f");
    }

    @Test
    @DisplayName("T.audit: the application may neither change nor delete what the audit log holds")
    void theAuditLogOnlyGrows() throws SQLException {
        List<String> tables =
                rows(
                        """
                        select oid::regclass from pg_class
                         where relnamespace = 'public'::regnamespace and relname like 'audit%'
                           and relkind in ('r', 'p') order by 1
                        """);
        assertThat(tables).contains("audit_entry");
        for (String table : tables) {
            assertThat(
                            rows(
                                    "select has_table_privilege('antin_app', '%1$s', 'update'),"
                                                    .formatted(table)
                                            + " has_any_column_privilege('antin_app', '%1$s', 'update'),"
                                                    .formatted(table)
                                            + " has_table_privilege('antin_app', '%1$s', 'delete'),"
                                                    .formatted(table)
                                            + " has_table_privilege('antin_app', '%1$s', 'truncate')"
                                                    .formatted(table)))
                    .as(table)
                    .containsExactly("f f f f");
        }
    }

    @Test
    @DisplayName("no value of a row gets into PostgreSQL's log, whatever goes wrong with it")
    void theLogTellsNoValues() throws Exception {
        run(
                database.settings().owner(),
                "create table secretive (number text primary key)",
                "insert into secretive values ('cccd-042099001234')");
        assertThatThrownBy(
                        () ->
                                run(
                                        database.settings().owner(),
                                        "insert into secretive values ('cccd-042099001234')"))
                .hasMessageContaining("duplicate key");
        assertThatThrownBy(
                        () ->
                                run(
                                        database.settings().owner(),
                                        "select 'cccd-042099001234'::text::int"))
                .hasMessageContaining("invalid input syntax");
        String log = Files.readString(folder.path().resolve("logs/postgres.log"));
        assertThat(log).contains("ready to accept connections").doesNotContain("042099001234");
    }

    @Test
    @DisplayName("Vietnamese: letters, folding, trigrams and the order of names")
    void vietnameseWorks() throws SQLException {
        assertThat(rows("select lower('ĐỨC THỌ'), upper('nghi xuân'), unaccent('Kỳ Anh')"))
                .containsExactly("đức thọ NGHI XUÂN Ky Anh");
        assertThat(rows("select 'ễ' = any (show_trgm('ễ')) or show_trgm('Nguyễn') <> '{}'"))
                .containsExactly("t");
        assertThat(
                        rows(
                                """
                                select n from (values ('Đức'), ('Dũng'), ('Ánh'), ('An'), ('Em'),
                                  ('Ê')) v (n) order by n collate "vi-x-icu"
                                """))
                .containsExactly("An", "Ánh", "Dũng", "Đức", "Em", "Ê");
        assertThat(rows("select current_setting('log_timezone'), getdatabaseencoding()"))
                .containsExactly("UTC UTF8");
    }

    @Test
    @DisplayName("the passwords lie where their owner alone reads them")
    void passwordsAreTheOwners() throws IOException {
        Path secrets = folder.path().resolve("secrets");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                .isEqualTo("rwx------");
        try (var files = Files.list(secrets)) {
            assertThat(files)
                    .hasSize(3)
                    .allSatisfy(
                            file ->
                                    assertThat(
                                                    PosixFilePermissions.toString(
                                                            Files.getPosixFilePermissions(file)))
                                            .isEqualTo("rw-------"));
        }
        assertThat(database.settings().toString())
                .doesNotContain(database.settings().app().password());
    }

    @Test
    @DisplayName("a second start on the same data is refused with one line")
    void theFolderIsOurs() {
        assertThat(DataFolder.claim(folder.path()))
                .isInstanceOfSatisfying(
                        DataFolder.NotClaimed.class,
                        no ->
                                assertThat(no.why())
                                        .contains("in use by another start")
                                        .contains("process " + ProcessHandle.current().pid())
                                        .doesNotContain("\n"));
    }

    @Test
    @DisplayName("T.kill: PostgreSQL killed under a running server comes back on the same port")
    void postgresIsBroughtBack() throws Exception {
        run(database.settings().owner(), "create table kept as select 42 as answer");
        long before = database.pid();
        ProcessHandle postgres = ProcessHandle.of(before).orElseThrow();
        postgres.destroyForcibly();
        postgres.onExit().get(10, TimeUnit.SECONDS);
        String answer = null;
        long begin = System.nanoTime();
        while (answer == null && System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(120)) {
            try {
                answer = query(database.settings().owner(), "select answer from kept");
            } catch (SQLException e) {
                Thread.sleep(50);
            }
        }
        assertThat(answer).isEqualTo("42");
        assertThat(database.pid()).isNotEqualTo(before);
    }
}
