package org.antin.document;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/// Where documents lie: one file for each content, named by its SHA-256, on the disk before the
/// commit that speaks of it. What isn't referred to is harmless; what is can't be half there.
@Component
public class Vault {
    private final Path dir;

    Vault(@Value("${antin.data-dir}") Path data) throws IOException {
        dir = data.resolve("vault");
        Files.createDirectories(dir);
        if (Files.getFileStore(dir).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /// Keeps the bytes and returns their SHA-256 in lower-case hex; they are on the disk on return.
    public String put(byte[] content) {
        var sha256 = sha256(content);
        var folder = dir.resolve(sha256.substring(0, 2));
        var place = place(sha256);
        if (Files.exists(place)) return sha256;
        try {
            Files.createDirectories(folder);
            var fresh = place.resolveSibling(UUID.randomUUID() + ".new");
            try (var channel =
                    FileChannel.open(
                            fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) channel.write(bytes);
                channel.force(true);
            }
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
            force(folder);
        } catch (FileAlreadyExistsException e) {
            return sha256;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sha256;
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

    /// Takes away what was kept for a while only.
    public void remove(String sha256) {
        try {
            Files.deleteIfExists(place(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
