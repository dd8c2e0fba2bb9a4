package org.antin.practiceca;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/// Files that are either wholly there or not there at all, even after `kill -9` or a power cut:
/// written beside their place, fsynced, then renamed into it.
final class DurableFiles {
    private static final String OWNER_ONLY = "rw-------";
    private static final String READABLE = "rw-r--r--";

    private DurableFiles() {}

    /// Makes a folder (and its parents) that only its owner may enter.
    static void makePrivateFolder(Path dir) {
        try {
            if (Files.isDirectory(dir)) return;
            Path parent = dir.toAbsolutePath().getParent();
            if (parent != null) Files.createDirectories(parent);
            Files.createDirectories(
                    dir,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// For keys: readable and writable by the owner alone, from the first byte on.
    static void writePrivate(Path file, byte[] content) {
        write(file, content, OWNER_ONLY);
    }

    /// For certificates: anybody may read them.
    static void writePublic(Path file, byte[] content) {
        write(file, content, READABLE);
    }

    private static void write(Path file, byte[] content, String permissions) {
        Path folder = folderOf(file);
        try {
            Path beside =
                    Files.createTempFile(
                            folder,
                            "." + file.getFileName(),
                            ".new",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString(OWNER_ONLY)));
            try {
                try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                    writeFully(channel, ByteBuffer.wrap(content));
                    channel.force(true);
                }
                Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString(permissions));
                Files.move(
                        beside,
                        file,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
            syncFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// A new name in a folder is durable only once the folder itself is synced.
    static void syncFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, EnumSet.of(StandardOpenOption.READ))) {
            channel.force(true);
        }
    }

    static Path folderOf(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) throw new IllegalArgumentException("not a file: " + file);
        return parent;
    }
}
