package org.antin.document;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;

/// Where documents lie: one file for each content, named by its SHA-256, on the disk before the
/// commit that speaks of it. What isn't referred to is harmless; what is can't be half there.
@Component
public class Vault {
    /// A content put since then may be spoken of by a commit still to come. Longer than the slowest
    /// time-stamp authority takes.
    private static final Duration UNDER_WAY = Duration.ofMinutes(15);

    private final Path dir;
    private final Clock clock;
    private final ReadWriteLock erasing = new ReentrantReadWriteLock();
    private final Map<String, Put> lately = new ConcurrentHashMap<>();

    /// @param times how often, since nobody else did
    private record Put(Instant at, int times) {}

    Vault(@Value("${antin.data-dir}") Path data, Clock clock) throws IOException {
        this.clock = clock;
        dir = data.resolve("vault");
        Files.createDirectories(dir);
        if (Files.getFileStore(dir).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /// How a content stands.
    public enum Standing {
        WHOLE,
        /// Other bytes than those it is named by.
        CHANGED,
        MISSING
    }

    /// Keeps the bytes and returns their SHA-256 in lower-case hex; they are on the disk on return.
    ///
    /// @throws VaultFull when the disk doesn't take them; then nothing of them is left
    public String put(byte[] content) {
        return putAll(List.of(content)).getFirst();
    }

    /// Keeps all of them, or none of those that weren't here before.
    ///
    /// @throws VaultFull when the disk doesn't take them all
    public List<String> putAll(List<byte[]> contents) {
        var names = contents.stream().map(Vault::sha256).toList();
        var written = new ArrayList<String>();
        try {
            for (int i = 0; i < names.size(); i++) {
                if (keep(names.get(i), contents.get(i))) written.add(names.get(i));
            }
            return names;
        } catch (IOException e) {
            written.forEach(this::takeBack);
            throw new VaultFull(e);
        }
    }

    /// @return whether it wasn't here before
    private boolean keep(String sha256, byte[] content) throws IOException {
        erasing.readLock().lock();
        try {
            var now = clock.instant();
            lately.values().removeIf(put -> put.at().isBefore(now.minus(UNDER_WAY)));
            lately.merge(sha256, new Put(now, 1), (old, one) -> new Put(now, old.times() + 1));
            if (Files.exists(place(sha256))) return false;
            write(sha256, content);
            return true;
        } finally {
            erasing.readLock().unlock();
        }
    }

    /// Nobody else has put it meanwhile, so nobody can be about to speak of it.
    private void takeBack(String sha256) {
        erasing.writeLock().lock();
        try {
            var put = lately.get(sha256);
            if (put == null || put.times() > 1) return;
            lately.remove(sha256);
            remove(sha256);
        } finally {
            erasing.writeLock().unlock();
        }
    }

    private void write(String sha256, byte[] content) throws IOException {
        var place = place(sha256);
        var folder = place.resolveSibling("");
        Files.createDirectories(folder);
        var fresh = place.resolveSibling(UUID.randomUUID() + ".new");
        try {
            try (var channel =
                    FileChannel.open(
                            fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) channel.write(bytes);
                channel.force(true);
            }
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(fresh);
            throw e;
        }
        force(folder);
    }

    /// The bytes with this SHA-256; empty when they aren't here, or aren't what they were.
    public Optional<byte[]> get(String sha256) {
        try {
            var content = Files.readAllBytes(place(sha256));
            return sha256(content).equals(sha256) ? Optional.of(content) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Reads a content again and compares it with its name.
    ///
    /// @throws UncheckedIOException when it is there and can't be read
    public Standing standing(String sha256) {
        try {
            var content = Files.readAllBytes(place(sha256));
            return sha256(content).equals(sha256) ? Standing.WHOLE : Standing.CHANGED;
        } catch (NoSuchFileException e) {
            return Standing.MISSING;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Takes away what was kept for a while only.
    public void remove(String sha256) {
        try {
            Files.deleteIfExists(place(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Takes a content away for good, unless somebody needs it; while this asks, nobody puts one.
    ///
    /// @param needed whether a committed row refers to it
    /// @return false when it was put so lately that a commit may still come: ask again later
    boolean erase(String sha256, BooleanSupplier needed) {
        erasing.writeLock().lock();
        try {
            var put = lately.get(sha256);
            if (put != null && put.at().isAfter(clock.instant().minus(UNDER_WAY))) return false;
            if (needed.getAsBoolean()) return true;
            remove(sha256);
            force(place(sha256).resolveSibling(""));
            return true;
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            erasing.writeLock().unlock();
        }
    }

    private Path place(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) throw new IllegalArgumentException("not a SHA-256");
        return dir.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
