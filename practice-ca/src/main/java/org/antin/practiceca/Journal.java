package org.antin.practiceca;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.zip.CRC32C;

/// An append-only file of checked records that survives `kill -9` and power cuts.
///
/// One record: `length (4) · ~length (4) · CRC-32C of the payload (4) · payload`. An append is one
/// write and one fsync, and counts only when the fsync came back. So only the last record can be
/// torn: it is dropped on opening, because nobody was ever told of it. Anything else that doesn't
/// fit is damage, and the journal refuses to open rather than forget a revocation.
///
/// One process at a time: the file is locked while it is open.
final class Journal implements AutoCloseable {
    private static final int HEADER = 12;

    private final FileChannel channel;
    private final FileLock lock;
    private final long dropped;
    private long end;
    private boolean broken;

    private Journal(FileChannel channel, FileLock lock, long end, long dropped) {
        this.channel = channel;
        this.lock = lock;
        this.end = end;
        this.dropped = dropped;
    }

    /// Gets each record found on opening, in the order written.
    @FunctionalInterface
    interface Reader {
        /// @param payload the record, read-only, positioned at its start
        /// @param at where in the file the payload starts
        void record(ByteBuffer payload, long at);
    }

    static Journal open(Path file, Reader reader) {
        try {
            boolean isNew = Files.notExists(file);
            var channel =
                    FileChannel.open(
                            file,
                            EnumSet.of(
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.READ,
                                    StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            try {
                if (isNew) DurableFiles.syncFolder(DurableFiles.folderOf(file));
                var lock = lock(channel, file);
                long size = channel.size();
                long good = replay(channel, file, reader);
                if (good < size) {
                    channel.truncate(good);
                    channel.force(true);
                }
                return new Journal(channel, lock, good, size - good);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileLock lock(FileChannel channel, Path file) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) throw new IllegalStateException("already open elsewhere: " + file);
        return lock;
    }

    /// Reads all whole records and returns where they end.
    private static long replay(FileChannel channel, Path file, Reader reader) throws IOException {
        var all = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (all.hasRemaining() && channel.read(all, all.position()) >= 0) {}
        all.flip();
        while (all.hasRemaining()) {
            int start = all.position();
            int left = all.remaining();
            if (left < HEADER || restIsZero(all)) return start;
            int length = all.getInt();
            int inverse = all.getInt();
            int sum = all.getInt();
            if (length != ~inverse || length <= 0) throw damaged(file, start);
            if (length > all.remaining()) return start;
            var payload = all.slice(all.position(), length).asReadOnlyBuffer();
            if (checksum(payload) != sum) {
                if (length == all.remaining()) return start;
                throw damaged(file, start);
            }
            reader.record(payload, start + HEADER);
            all.position(start + HEADER + length);
        }
        return all.position();
    }

    /// After a power cut a file system may have grown the file without its data.
    private static boolean restIsZero(ByteBuffer all) {
        for (int i = all.position(); i < all.limit(); i++) {
            if (all.get(i) != 0) return false;
        }
        return true;
    }

    private static IllegalStateException damaged(Path file, int at) {
        return new IllegalStateException(
                "the journal " + file + " is damaged at byte " + at + "; restore it from a backup");
    }

    private static int checksum(ByteBuffer payload) {
        var crc = new CRC32C();
        crc.update(payload.duplicate());
        return (int) crc.getValue();
    }

    /// Appends one record and returns, once it is on the disk, where its payload starts.
    ///
    /// When the disk refuses once, nothing more is taken: after a failed fsync nobody knows what is
    /// on it. Opening anew sorts that out.
    synchronized long append(ByteBuffer payload) {
        if (broken) throw new IllegalStateException("the journal failed before; open it anew");
        int length = payload.remaining();
        var record = ByteBuffer.allocate(HEADER + length);
        record.putInt(length).putInt(~length).putInt(checksum(payload)).put(payload).flip();
        long at = end;
        try {
            while (record.hasRemaining()) {
                channel.write(record, at + record.position());
            }
            channel.force(false);
        } catch (IOException e) {
            broken = true;
            throw new UncheckedIOException(e);
        }
        end = at + HEADER + length;
        return at + HEADER;
    }

    /// Reads `length` bytes of a record's payload again.
    byte[] read(long at, int length) {
        var bytes = ByteBuffer.allocate(length);
        try {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, at + bytes.position()) < 0) {
                    throw new IllegalStateException("the journal got shorter");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.array();
    }

    /// Bytes of a torn last record that were dropped on opening; 0 after a clean stop.
    long droppedBytes() {
        return dropped;
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
