package org.antin.database;

import static org.antin.database.EmbeddedDatabaseTest.claim;
import static org.antin.database.EmbeddedDatabaseTest.open;
import static org.antin.database.TestDatabaseTest.query;
import static org.antin.database.TestDatabaseTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/// One cluster through several lives, some of which end badly.
class DatabaseRestartTest {
    @Test
    @DisplayName(
            "data and passwords survive a restart; what a bad end left is cleared, no stranger is"
                    + " touched")
    void lives(@TempDir Path temporary) throws Exception {
        Path data = temporary.resolve("dữ liệu"); // a name with a space and with diacritics
        // A first start that was killed in the middle of initdb.
        Path draft = data.resolve("postgres.new-0badcafe");
        Files.createDirectories(draft.resolve("cluster/base"));
        Files.writeString(draft.resolve("cluster/base/1"), "x");

        String password;
        try (DataFolder folder = claim(data);
                EmbeddedDatabase database = open(folder)) {
            assertThat(database.isNew()).isTrue();
            password = database.settings().app().password();
            run(database.settings().owner(), "create table kept as select 'Hà Tĩnh' as name");
        }
        assertThat(draft).doesNotExist();
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();

        // A first start that was killed before the roles were complete: the mark is missing.
        Files.delete(data.resolve("postgres").resolve(EmbeddedDatabase.READY_MARK));
        // The number in a killed PostgreSQL's file now belongs to somebody else.
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(
                    data.resolve("postgres/postmaster.pid"),
                    stranger.pid() + "\n" + data.resolve("postgres") + "\n1\n5432\n\n\n\n");
            try (DataFolder folder = claim(data);
                    EmbeddedDatabase database = open(folder)) {
                assertThat(database.isNew()).isFalse();
                assertThat(database.settings().app().password()).isEqualTo(password);
                assertThat(query(database.settings().owner(), "select name from kept"))
                        .isEqualTo("Hà Tĩnh");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }

        // A password that is gone is not made anew: that would only hide the loss.
        Path secret = data.resolve("secrets/antin_app.password");
        Path away = temporary.resolve("away");
        Files.move(secret, away);
        try (DataFolder folder = claim(data)) {
            assertThat(EmbeddedDatabase.open(folder))
                    .isInstanceOfSatisfying(
                            EmbeddedDatabase.NotOpened.class,
                            no ->
                                    assertThat(no.why())
                                            .contains("antin_app.password is missing")
                                            .doesNotContain("\n"));
        }
        assertThat(secret).doesNotExist();
        Files.move(away, secret);
        try (DataFolder folder = claim(data);
                EmbeddedDatabase database = open(folder)) {
            assertThat(query(database.settings().owner(), "select name from kept"))
                    .isEqualTo("Hà Tĩnh");
        }
    }

    @Test
    @DisplayName("a folder that is a file, or can't be made, is refused with one line")
    void notAFolder(@TempDir Path temporary) throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "");
        for (Path wrong : new Path[] {file, file.resolve("below"), Path.of("/proc/antin")}) {
            assertThat(DataFolder.claim(wrong))
                    .isInstanceOfSatisfying(
                            DataFolder.NotClaimed.class,
                            no -> assertThat(no.why()).contains(wrong.toString()).hasLineCount(1));
        }
    }
}
