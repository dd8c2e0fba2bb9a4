package org.antin.practiceca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

class JournalTest {
    @TempDir private Path dir;

    @Test
    @DisplayName("Cut anywhere in its last record, the journal keeps all the others and goes on")
    void tornAtEveryByte() throws Exception {
        Path file = dir.resolve("journal");
        write(file, "một", "hai", "ba");
        byte[] whole = Files.readAllBytes(file);
        int last = whole.length - record("ba");
        for (int cut = last; cut < whole.length; cut++) {
            Files.write(file, Arrays.copyOf(whole, cut));
            var found = new ArrayList<String>();
            try (var journal = open(file, found)) {
                assertThat(found).as("cut at %d", cut).containsExactly("một", "hai");
                assertThat(journal.droppedBytes()).isEqualTo(cut - last);
                journal.append(bytes("bốn"));
            }
            assertThat(read(file)).containsExactly("một", "hai", "bốn");
        }
    }

    @Test
    @DisplayName("A last record with a changed byte, or zeros after a power cut, is dropped")
    void tornContent() throws Exception {
        Path file = dir.resolve("journal");
        write(file, "một", "hai");
        byte[] whole = Files.readAllBytes(file);
        byte[] changed = whole.clone();
        changed[whole.length - 1] ^= 1;
        Files.write(file, changed);
        assertThat(read(file)).containsExactly("một");
        Files.write(file, Arrays.copyOf(whole, whole.length + 4096));
        assertThat(read(file)).containsExactly("một", "hai");
        assertThat(file).hasSize(whole.length);
    }

    @Test
    @DisplayName("A changed byte anywhere before the last record is damage, never silently dropped")
    void damage() throws Exception {
        Path file = dir.resolve("journal");
        write(file, "một", "hai", "ba");
        byte[] whole = Files.readAllBytes(file);
        int last = whole.length - record("ba");
        for (int at = 0; at < last; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            assertThatThrownBy(() -> read(file))
                    .as("byte %d", at)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("damaged");
            assertThat(Files.readAllBytes(file)).isEqualTo(changed);
        }
    }

    @Test
    @DisplayName("One at a time: a journal that is open can't be opened again")
    void oneAtATime() {
        Path file = dir.resolve("journal");
        try (var _ = open(file, new ArrayList<>())) {
            assertThatThrownBy(() -> open(file, new ArrayList<>()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("already open");
        }
        assertThat(read(file)).isEmpty();
    }

    @Test
    @DisplayName("An interrupted thread can still write, and harms nobody after it")
    void interrupted() {
        Path file = dir.resolve("journal");
        try (var journal = open(file, new ArrayList<>())) {
            Thread.currentThread().interrupt();
            long at = journal.append(bytes("một"));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(journal.read(at, 4))
                    .isEqualTo(Arrays.copyOf("một".getBytes(StandardCharsets.UTF_8), 4));
        }
        assertThat(read(file)).containsExactly("một");
    }

    @Test
    @DisplayName("A CA whose last record was torn forgets only what it never confirmed")
    void tornCa() throws Exception {
        var clock = new Practice.HandClock();
        java.math.BigInteger kept;
        java.math.BigInteger torn;
        try (var ca = Practice.open(dir, clock)) {
            kept = Practice.issue(ca, Practice.CHAIRMAN).getSerialNumber();
            ca.revoke(kept, RevocationReason.SUPERSEDED, Practice.NOW, Optional.empty());
            torn = Practice.issue(ca, Practice.COMMUNE).getSerialNumber();
        }
        Path file = dir.resolve("journal");
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(file) - 5);
        }
        try (var ca = Practice.open(dir, clock)) {
            assertThat(ca.certificate(torn)).isEmpty();
            assertThat(ca.certificate(kept)).isPresent();
            assertThat(ca.revocation(kept)).isPresent();
            assertThat(ca.droppedBytes()).isPositive();
            assertThat(Practice.issue(ca, Practice.COMMUNE)).isNotNull();
        }
        try (var ca = Practice.open(dir, clock)) {
            assertThat(ca.droppedBytes()).isZero();
            assertThat(ca.issuedCount()).isEqualTo(4);
        }
    }

    @Test
    @DisplayName("A founding that was cut short is done again; a founded CA keeps its root")
    void founding() throws Exception {
        var clock = new Practice.HandClock();
        Path file = dir.resolve("journal");
        Practice.open(dir, clock).close();
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(file) - 1);
        }
        java.security.cert.X509Certificate root;
        try (var ca = Practice.open(dir, clock)) {
            root = ca.root();
        }
        try (var ca = Practice.open(dir, clock)) {
            assertThat(ca.root()).isEqualTo(root);
            assertThat(dir.resolve("root.pem")).hasContent(ca.rootPem().stripTrailing());
        }
    }

    private static void write(Path file, String... records) {
        try (var journal = open(file, new ArrayList<>())) {
            for (String record : records) journal.append(bytes(record));
        }
    }

    private static List<String> read(Path file) {
        var found = new ArrayList<String>();
        open(file, found).close();
        return found;
    }

    private static Journal open(Path file, List<String> found) {
        return Journal.open(
                file, (payload, _) -> found.add(StandardCharsets.UTF_8.decode(payload).toString()));
    }

    private static ByteBuffer bytes(String text) {
        return StandardCharsets.UTF_8.encode(text);
    }

    private static int record(String text) throws IOException {
        return 12 + text.getBytes(StandardCharsets.UTF_8).length;
    }
}
