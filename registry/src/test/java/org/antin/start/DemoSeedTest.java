package org.antin.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.kernel.Days;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// When a start on no data begins with what the build filled, and when it fills for itself.
class DemoSeedTest {
    private static final String URL = AuthorityAddress.USUAL;
    private static final Instant LATE = Instant.parse("2026-11-30T16:59:00Z"); // 23:59 in Hà Tĩnh
    private static final Clock THAT_DAY = Clock.fixed(LATE, ZoneOffset.UTC);
    private static final Clock NEXT_DAY = Clock.fixed(LATE.plusSeconds(60), ZoneOffset.UTC);
    private static final Clock LAST_DAY = Clock.offset(THAT_DAY, Duration.ofDays(3));
    private static final Clock TOO_LATE = Clock.offset(LAST_DAY, Duration.ofMinutes(1));
    private static final Clock BEFORE = Clock.offset(THAT_DAY, Duration.ofDays(-1));

    @TempDir private Path temporary;
    private Path seed;
    private Path data;

    @BeforeEach
    void fill() throws IOException {
        seed = temporary.resolve("seed");
        data = temporary.resolve("data");
        write(seed, "lock", "4711");
        write(seed, "logs/server.log", "the build's own");
        write(seed, "public-url", "http://localhost:38211\n");
        write(seed, "authority-url", URL + "\n");
        write(seed, "postgres/PG_VERSION", "18");
        write(seed, "postgres/base/1/1259", "rows");
        Files.createDirectory(seed.resolve("postgres/pg_notify"));
        write(seed, "secrets/antin_app.password", "secret");
        rights(seed.resolve("postgres"), "rwx------");
        rights(seed.resolve("secrets/antin_app.password"), "rw-------");
        DemoSeed.keep(seed, DemoSeed.today(THAT_DAY), THAT_DAY);
        write(data, "lock", "1");
        Files.createDirectory(data.resolve("logs"));
    }

    private static void write(Path folder, String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void rights(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    private boolean lay(Clock clock, String url) throws IOException {
        return new DemoSeed(seed, clock).lay(data, url);
    }

    private List<String> inside() throws IOException {
        try (var all = Files.walk(data)) {
            return all.map(each -> data.relativize(each).toString()).sorted().toList();
        }
    }

    @Test
    @DisplayName(
            "T.start: on the day of the build the folder is as the build's demo left it, rights included")
    void sameDay() throws IOException {
        assertThat(lay(THAT_DAY, URL)).isTrue();
        assertThat(inside())
                .containsExactly(
                        "",
                        "authority-url",
                        "lock",
                        "logs",
                        "postgres",
                        "postgres/PG_VERSION",
                        "postgres/base",
                        "postgres/base/1",
                        "postgres/base/1/1259",
                        "postgres/pg_notify",
                        "secrets",
                        "secrets/antin_app.password");
        assertThat(data.resolve("postgres/base/1/1259")).hasContent("rows");
        assertThat(data.resolve("lock")).hasContent("1");
        assertThat(rightsOf("postgres")).isEqualTo("rwx------");
        assertThat(rightsOf("secrets/antin_app.password")).isEqualTo("rw-------");
    }

    private String rightsOf(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(name)));
    }

    @Test
    @DisplayName(
            "It serves over a weekend; a minute later its stories would be overdue, and before it was made it's no seed")
    void anotherDay() throws IOException {
        assertThat(NEXT_DAY.instant().atZone(Days.ZONE).getHour()).isZero();
        for (var not : List.of(TOO_LATE, BEFORE)) {
            assertThat(lay(not, URL)).isFalse();
            assertThat(inside()).containsExactly("", "lock", "logs");
        }
        assertThat(lay(LAST_DAY, URL)).isTrue();
    }

    @Test
    @DisplayName("A filling that went past midnight leaves no seed")
    void pastMidnight() throws IOException {
        Files.delete(seed.resolve("demo-day"));
        DemoSeed.keep(seed, DemoSeed.today(THAT_DAY), NEXT_DAY);
        assertThat(lay(THAT_DAY, URL)).isFalse();
        assertThat(lay(NEXT_DAY, URL)).isFalse();
    }

    @Test
    @DisplayName("An authority at another address: certificates carry theirs for good")
    void anotherAddress() throws IOException {
        assertThat(lay(THAT_DAY, "http://localhost:8080")).isFalse();
        assertThat(inside()).containsExactly("", "lock", "logs");
    }

    @Test
    @DisplayName("A folder with anything in it is never touched")
    void notEmpty() throws IOException {
        write(data, "vault/kept", "a document");
        assertThat(lay(THAT_DAY, URL)).isFalse();
        assertThat(inside()).containsExactly("", "lock", "logs", "vault", "vault/kept");
    }

    @Test
    @DisplayName(
            "A seed whose database wasn't stopped in good order is none; neither is one that isn't there")
    void noSeed() throws IOException {
        write(seed, "postgres/postmaster.pid", "99");
        assertThat(lay(THAT_DAY, URL)).isFalse();
        assertThat(new DemoSeed(temporary.resolve("none"), THAT_DAY).lay(data, URL)).isFalse();
        assertThat(inside()).containsExactly("", "lock", "logs");
    }

    @Test
    @DisplayName("What a copy that was cut off left is cleared, and copied anew or not at all")
    void cutOff() throws IOException {
        write(data, "seeding", "");
        write(data, "postgres/PG_VERSION", "1");
        write(data, "postgres/half", "of it");
        assertThat(lay(THAT_DAY, URL)).isTrue();
        assertThat(data.resolve("postgres/PG_VERSION")).hasContent("18");
        assertThat(data.resolve("postgres/half")).doesNotExist();
        assertThat(data.resolve("seeding")).doesNotExist();

        write(data, "seeding", "");
        assertThat(lay(TOO_LATE, URL)).isFalse();
        assertThat(inside()).containsExactly("", "lock", "logs");
    }
}
