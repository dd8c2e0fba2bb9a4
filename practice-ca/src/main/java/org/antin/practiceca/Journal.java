package org.antin.practiceca;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.CRC32C;

/// An append-only file of checked records that survives `kill -9` and power cuts.
///
/// One record: `length (4) · ~length (4) · CRC-32C of the payload (4) · payload`. An append is one
/// write and one fsync, and counts only when the fsync came back. So only the last record can be
/// torn: it is dropped on opening, because nobody was ever told of it. Anything else that doesn't
/// fit is damage, and the journal refuses to open rather than forget a revocation.
///
/// One process at a time: the file is locked while it is open. Not a `FileChannel`, because that
/// closes itself when a thread using it is interrupted.
final class Journal implements AutoCloseable {
    private static final int HEADER = 12;

    private final RandomAccessFile file;
    private final long dropped;
    private long end;
    private boolean broken;

    private Journal(RandomAccessFile file, long end, long dropped) {
        this.file = file;
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

    static Journal open(Path path, Reader reader) {
        try {
            if (Files.notExists(path)) create(path);
            var file = new RandomAccessFile(path.toFile(), "rw");
            try {
                lock(file, path);
                long size = file.length();
                long good = replay(file, path, reader);
                if (good < size) {
                    file.setLength(good);
                    file.getFD().sync();
                }
                return new Journal(file, good, size - good);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path path) throws IOException {
        try {
            Files.createFile(
                    path,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            DurableFiles.syncFolder(DurableFiles.folderOf(path));
        } catch (FileAlreadyExistsException e) {
            return; // somebody was quicker; the lock tells who may go on
        }
    }

    /// Held until the file is closed.
    private static void lock(RandomAccessFile file, Path path) throws IOException {
        FileLock lock;
        try {
            lock = file.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) throw new IllegalStateException("already open elsewhere: " + path);
    }

    /// Reads all whole records and returns where they end.
    private static long replay(RandomAccessFile file, Path path, Reader reader) throws IOException {
        byte[] content = new byte[Math.toIntExact(file.length())];
        file.seek(0);
        file.readFully(content);
        var all = ByteBuffer.wrap(content);
        while (all.hasRemaining()) {
            int start = all.position();
            int left = all.remaining();
            if (left < HEADER || restIsZero(all)) return start;
            int length = all.getInt();
            int inverse = all.getInt();
            int sum = all.getInt();
            if (length != ~inverse || length <= 0) throw damaged(path, start);
            if (length > all.remaining()) return start;
            var payload = all.slice(all.position(), length).asReadOnlyBuffer();
            if (checksum(payload) != sum) {
                if (length == all.remaining()) return start;
                throw damaged(path, start);
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

    private static IllegalStateException damaged(Path path, int at) {
        return new IllegalStateException(
                "the journal " + path + " is damaged at byte " + at + "; restore it from a backup");
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
        record.putInt(length).putInt(~length).putInt(checksum(payload)).put(payload);
        long at = end;
        try {
            file.seek(at);
            file.write(record.array());
            file.getFD().sync();
        } catch (IOException e) {
            broken = true;
            throw new UncheckedIOException(e);
        }
        end = at + HEADER + length;
        return at + HEADER;
    }

    /// Reads `length` bytes of a record's payload again.
    synchronized byte[] read(long at, int length) {
        byte[] bytes = new byte[length];
        try {
            file.seek(at);
            file.readFully(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    /// Bytes of a torn last record that were dropped on opening; 0 after a clean stop.
    long droppedBytes() {
        return dropped;
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
