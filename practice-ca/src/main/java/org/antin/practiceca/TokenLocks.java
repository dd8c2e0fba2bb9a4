package org.antin.practiceca;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// One at a time at each token, across threads and processes. A file lock alone belongs to the
/// whole process, so threads queue up before it. The lock lies on a file of its own, because the
/// token's file is replaced when its PIN changes.
final class TokenLocks {
    private static final Map<Path, ReentrantLock> IN_THIS_PROCESS = new ConcurrentHashMap<>();

    private TokenLocks() {}

    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    static <T> T alone(Path lockFile, Work<T> work) throws IOException {
        Path name = DurableFiles.folderOf(lockFile).toRealPath().resolve(lockFile.getFileName());
        var queue = IN_THIS_PROCESS.computeIfAbsent(name, _ -> new ReentrantLock());
        queue.lock();
        try (var channel =
                        FileChannel.open(
                                lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            return work.run();
        } finally {
            queue.unlock();
        }
    }
}
