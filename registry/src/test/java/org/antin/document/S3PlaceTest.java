package org.antin.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.antin.S3Store;
import org.antin.testkit.KnownSecret;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

@Needs
@DisplayName("D7.2: the vault in a bucket of a real S3 server")
class S3PlaceTest {
    private static final String PREFIX = "ha-tinh/";

    @TempDir static Path dir;
    private static S3Store store;

    @BeforeAll
    static void start() {
        store = S3Store.in(dir);
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    private static S3Settings settings(
            String endpoint, String bucket, String accessKey, KnownSecret secret) {
        return new S3Settings(
                        endpoint,
                        "us-east-1",
                        bucket,
                        PREFIX,
                        true,
                        accessKey,
                        secret.text(),
                        "",
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        false)
                .complete();
    }

    private static S3Settings settings() {
        return settings(
                store.endpoint(), S3Store.BUCKET, S3Store.ACCESS_KEY, KnownSecret.STORE_KEY);
    }

    private static Vault vault() throws IOException {
        return new Vault(S3Place.open(settings()), Clock.systemUTC());
    }

    private static byte[] some() {
        return ("công văn " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
    }

    /// Under the prefix the same name as in the data folder: any tool that copies files moves it.
    private static Path file(String sha256) {
        return store.file(PREFIX + sha256.substring(0, 2) + "/" + sha256);
    }

    @Test
    @DisplayName("a content lies under its SHA-256, is read again, and is erased unless needed")
    void thereAndAway() throws IOException {
        var vault = vault();
        var content = some();
        var name = vault.put(content);
        assertThat(file(name)).hasBinaryContent(content);
        assertThat(vault.get(name)).hasValue(content);
        assertThat(vault.standing(name)).isEqualTo(Vault.Standing.WHOLE);

        assertThat(vault.erase(name, () -> false)).as("put just now").isFalse();
        var later = vault();
        assertThat(later.erase(name, () -> true)).isTrue();
        assertThat(file(name)).exists();
        assertThat(later.erase(name, () -> false)).isTrue();
        assertThat(file(name)).doesNotExist();
        assertThat(later.get(name)).isEmpty();
        assertThat(later.standing(name)).isEqualTo(Vault.Standing.MISSING);
        later.remove(name);
        assertThat(later.leftOver()).isEmpty();
    }

    @Test
    @DisplayName("D7.2: bytes changed in the bucket are CHANGED, and never written over")
    void changed() throws IOException {
        var vault = vault();
        var content = some();
        var name = vault.put(content);
        var other = some();
        Files.write(file(name), other);
        assertThat(vault.standing(name)).isEqualTo(Vault.Standing.CHANGED);
        assertThat(vault.get(name)).isEmpty();

        assertThat(vault.put(content)).isEqualTo(name);
        assertThat(file(name)).hasBinaryContent(other);
        // Not even by somebody who didn't look first.
        S3Place.open(settings()).write(name, content);
        assertThat(file(name)).hasBinaryContent(other);
    }

    @Test
    @DisplayName("of several contents all are kept or none; what was there before stays")
    void allOrNone() throws IOException {
        var vault = vault();
        var before = some();
        var first = some();
        var barred = some();
        var barredName = Vault.sha256(barred);
        vault.put(before);
        // A file where the object's folder would be: the store can't take that one.
        var bar = file(barredName).getParent();
        assertThat(bar).as("two contents beginning alike: run again").doesNotExist();
        Files.createFile(bar);
        try {
            assertThatExceptionOfType(VaultAway.class)
                    .isThrownBy(() -> vault.putAll(List.of(before, first, barred)));
        } finally {
            Files.delete(bar);
        }
        assertThat(file(Vault.sha256(before))).exists();
        assertThat(file(Vault.sha256(first))).doesNotExist();
        assertThat(file(barredName)).doesNotExist();
    }

    @Test
    @DisplayName("the store is stopped: nothing is called missing; all works when it is back")
    void stopped() throws IOException {
        var vault = vault();
        var content = some();
        var name = vault.put(content);
        var more = some();
        store.stop();
        try {
            assertThatThrownBy(() -> vault.get(name)).isInstanceOf(VaultAway.class);
            assertThatThrownBy(() -> vault.standing(name)).isInstanceOf(VaultAway.class);
            assertThatThrownBy(() -> vault.put(more)).isInstanceOf(VaultAway.class);
            vault.remove(name);
            assertThat(vault.leftOver()).containsExactly(name);
            assertThat(vault.answers()).isFalse();
            assertThat(vault.awaySince()).isPresent();
        } finally {
            store.start();
        }
        assertThat(vault.answers()).isTrue();
        assertThat(vault.get(name)).hasValue(content);
        assertThat(vault.awaySince()).isEmpty();
        assertThat(file(Vault.sha256(more))).doesNotExist();
        assertThat(vault.get(vault.put(more))).hasValue(more);
    }

    private static String refused(S3Settings settings) {
        var why = new String[1];
        assertThatThrownBy(() -> S3Place.open(settings))
                .isInstanceOf(VaultPlace.Away.class)
                .satisfies(e -> why[0] = e.getMessage());
        assertThat(why[0])
                .doesNotContain(KnownSecret.STORE_KEY.text(), KnownSecret.STORE_WRONG_KEY.text());
        return why[0];
    }

    @Test
    @DisplayName("at the start what is wrong is named with its setting, never with a key")
    void namesTheSetting() throws IOException {
        var at = store.endpoint();
        assertThat(
                        refused(
                                settings(
                                        at,
                                        S3Store.BUCKET,
                                        S3Store.ACCESS_KEY,
                                        KnownSecret.STORE_WRONG_KEY)))
                .startsWith("antin.vault.s3.access-key: ");
        assertThat(refused(settings(at, S3Store.BUCKET, "nguoi-khac", KnownSecret.STORE_KEY)))
                .startsWith("antin.vault.s3.access-key: ");
        assertThat(refused(settings(at, "khong-co", S3Store.ACCESS_KEY, KnownSecret.STORE_KEY)))
                .startsWith("antin.vault.s3.bucket: ");
        assertThat(store.files()).noneMatch(file -> file.toString().contains("khong-co"));
        int closed;
        try (var free = new ServerSocket(0)) {
            closed = free.getLocalPort();
        }
        assertThat(
                        refused(
                                settings(
                                        "http://127.0.0.1:" + closed,
                                        S3Store.BUCKET,
                                        S3Store.ACCESS_KEY,
                                        KnownSecret.STORE_KEY)))
                .startsWith("antin.vault.s3.endpoint: ");
    }

    @Test
    @DisplayName("a store that takes the call and says nothing is given up in time")
    void silent() throws IOException {
        try (var silent = new ServerSocket(0, 50)) {
            long begin = System.nanoTime();
            assertThat(
                            refused(
                                    settings(
                                            "http://127.0.0.1:" + silent.getLocalPort(),
                                            S3Store.BUCKET,
                                            S3Store.ACCESS_KEY,
                                            KnownSecret.STORE_KEY)))
                    .startsWith("antin.vault.s3.endpoint: ");
            assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(30));
        }
    }
}
