package org.antin.backup;

import org.antin.database.OwnerOnly;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/// Files with their SHA-256, readable by their owner alone, on the disk when written.
final class Stock {
    private static final int CHUNK = 1 << 20;

    private Stock() {}

    /// Copies one file.
    ///
    /// @param to its folder is there, it isn't
    /// @return the SHA-256 of what was written, in lower-case hex
    /// @throws java.nio.file.NoSuchFileException if there is no such file; then nothing was written
    static String copy(Path from, Path to) throws IOException {
        try (var in = Files.newInputStream(from)) {
            return write(in, to);
        }
    }

    static String write(InputStream in, Path to) throws IOException {
        var digest = sha256();
        try (var out =
                FileChannel.open(
                        to,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        OwnerOnly.FILE)) {
            var chunk = new byte[CHUNK];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                digest.update(chunk, 0, n);
                var bytes = ByteBuffer.wrap(chunk, 0, n);
                while (bytes.hasRemaining()) out.write(bytes);
            }
            out.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// One line of the list, as `sha256sum` writes and checks it.
    static byte[] line(String hash, String name) {
        return (hash + "  " + name + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// What folders hold is on the disk only when they are.
    static void force(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var each : all.filter(Files::isDirectory).toList()) {
                try (var channel = FileChannel.open(each, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
