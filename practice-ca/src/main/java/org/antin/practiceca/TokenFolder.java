package org.antin.practiceca;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The folder tokens lie in: `SERIAL.token` (empty: taken back or destroyed), `SERIAL.lock`, and
/// batches of tokens never used yet.
final class TokenFolder {
    private static final Pattern SERIAL = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final Path dir;
    private final Map<String, TokenBatch.Place> unused = new ConcurrentHashMap<>();

    TokenFolder(Path dir) {
        this.dir = dir;
        DurableFiles.makePrivateFolder(dir);
        try (var files = Files.newDirectoryStream(dir, "*" + TokenBatch.SUFFIX)) {
            for (Path batch : files) {
                unused.putAll(TokenBatch.index(batch));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String checked(String serial) {
        if (!SERIAL.matcher(serial).matches()) {
            throw new IllegalArgumentException("not a token serial: " + serial);
        }
        return serial;
    }

    Path file(String name) {
        return dir.resolve(name);
    }

    void addBatch(Path batch) {
        unused.putAll(TokenBatch.index(batch));
    }

    /// Whether a token of that serial was ever made here.
    boolean hasHad(String serial) {
        return unused.containsKey(serial) || Files.exists(token(serial));
    }

    /// The bytes of a token, or null when it is gone.
    byte @Nullable [] read(String serial) throws IOException {
        try {
            byte[] own = Files.readAllBytes(token(serial));
            return own.length == 0 ? null : own;
        } catch (NoSuchFileException e) {
            TokenBatch.Place place = unused.get(serial);
            return place == null || Files.notExists(place.file()) ? null : place.read();
        }
    }

    void write(TokenImage token) {
        DurableFiles.writePrivate(token(token.serial()), token.toBytes());
    }

    /// Leaves an empty file, so that the token doesn't come back out of its batch.
    void destroy(String serial) {
        DurableFiles.writePrivate(token(serial), new byte[0]);
    }

    /// Sets the try counter and returns when it is on the disk. A token out of a batch gets its own
    /// file first.
    void setTries(TokenImage token, int left) throws IOException {
        Path file = token(token.serial());
        if (Files.notExists(file)) write(token);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var counter = ByteBuffer.wrap(TokenImage.counter(left));
            channel.write(counter, TokenImage.COUNTER_AT);
            channel.force(false);
        }
    }

    <T> T alone(String serial, TokenLocks.Work<T> work) throws IOException {
        return TokenLocks.alone(dir.resolve(serial + ".lock"), work);
    }

    private Path token(String serial) {
        return dir.resolve(serial + ".token");
    }
}
