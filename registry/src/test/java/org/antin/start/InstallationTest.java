package org.antin.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.database.DatabaseSettings;
import org.antin.database.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

class InstallationTest {
    private static Optional<String> mark(DatabaseSettings database, boolean demo)
            throws SQLException {
        return Installation.mark(database.owner(), database.app().user(), demo);
    }

    @Test
    @DisplayName("interfaces.md 1: a demo refuses a start without --demo, for ever")
    void demo() throws SQLException {
        DatabaseSettings database = TestDatabase.empty();
        assertThat(mark(database, true)).isEmpty();
        assertThat(mark(database, true)).isEmpty();
        assertThat(mark(database, false))
                .hasValueSatisfying(why -> assertThat(why).contains("is a demo").hasLineCount(1));
        assertThat(mark(database, true)).isEmpty();
    }

    @Test
    @DisplayName("interfaces.md 1: a real register refuses --demo, for ever")
    void real() throws SQLException {
        DatabaseSettings database = TestDatabase.empty();
        assertThat(mark(database, false)).isEmpty();
        assertThat(mark(database, true))
                .hasValueSatisfying(why -> assertThat(why).contains("is a real register"));
        assertThat(mark(database, false)).isEmpty();
    }

    @Test
    @DisplayName("a database with tables but no mark is taken for real")
    void unmarked() throws SQLException {
        DatabaseSettings database = TestDatabase.fresh();
        assertThat(mark(database, true))
                .hasValueSatisfying(why -> assertThat(why).contains("is a real register"));
    }

    @Test
    @DisplayName(
            "interfaces.md 1: ANTIN_PUBLIC_URL is by default the first start's address, kept in DIR")
    void publicUrl(@TempDir Path data) throws Exception {
        assertThat(PublicUrl.settle(data, "", "http://localhost:8080"))
                .isEqualTo("http://localhost:8080");
        assertThat(PublicUrl.settle(data, "", "http://localhost:9090"))
                .isEqualTo("http://localhost:8080");
        assertThat(PublicUrl.settle(data, "https://antin.example.gov.vn/", "http://localhost:9090"))
                .isEqualTo("https://antin.example.gov.vn");
        assertThat(PublicUrl.problem("https://antin.example.gov.vn/")).isEmpty();
        for (String wrong : new String[] {"antin.example.gov.vn", "ftp://x", "http://", "a b"}) {
            assertThat(PublicUrl.problem(wrong)).as(wrong).isPresent();
        }
    }
}
