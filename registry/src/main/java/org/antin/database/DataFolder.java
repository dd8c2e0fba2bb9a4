package org.antin.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// A data folder held by this process, and by no other, until it is closed.
///
/// The hold is a file lock of the operating system on `DIR/lock`: it ends with the process however
/// that dies, so there is no stale lock to clean up by hand.
public final class DataFolder implements AutoCloseable {
    /// A file in it: where the documents lie, if not in it.
    public static final String VAULT_BUCKET = "vault-bucket";

    /// A file in it: it was restored, and nobody has looked yet whether its documents are there.
    public static final String CHECK_VAULT = "check-vault";

    /// What became of the wish to hold a folder.
    public sealed interface Claim {}

    /// The folder is ours until closed.
    ///
    /// @param folder to be closed by the caller, last of all
    public record Claimed(DataFolder folder) implements Claim {}

    /// Someone else holds it, or it cannot be written.
    ///
    /// @param why one line for the person at the terminal: what is wrong and what to do
    public record NotClaimed(String why) implements Claim {}

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /// Takes the folder, making it (owner-only) if there is none.
    public static Claim claim(Path folder) {
        try {
            if (!Files.exists(folder)) {
                Files.createDirectories(folder.toAbsolutePath().normalize());
                OwnerOnly.folder(folder);
            }
            Path real = folder.toRealPath();
            if (!Files.isDirectory(real)) return new NotClaimed(folder + " is not a folder");
            Path logs = real.resolve("logs");
            if (!Files.exists(logs)) Files.createDirectory(logs, OwnerOnly.FOLDER);
            return lock(real);
        } catch (IOException e) {
            return new NotClaimed(
                    "the data folder " + folder + " can't be used: " + OwnerOnly.reason(e));
        }
    }

    private static Claim lock(Path real) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        real.resolve("lock"),
                        Set.of(
                                StandardOpenOption.CREATE,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE),
                        OwnerOnly.FILE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        if (lock == null) {
            String holder = Files.readString(real.resolve("lock")).strip();
            channel.close();
            return new NotClaimed(
                    "the data folder "
                            + real
                            + " is in use by another start"
                            + (holder.isEmpty() ? "" : " (process " + holder + ")")
                            + ": stop that one first, or name another folder with --data");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(
                        (ProcessHandle.current().pid() + "\n")
                                .getBytes(StandardCharsets.US_ASCII)));
        return new Claimed(new DataFolder(real, channel, lock));
    }

    /// The folder itself, absolute and without symbolic links.
    public Path path() {
        return path;
    }

    /// Lets the folder go. What runs on it must have stopped before.
    @Override
    public void close() throws IOException {
        try {
            lock.release();
        } finally {
            channel.close();
        }
    }
}
