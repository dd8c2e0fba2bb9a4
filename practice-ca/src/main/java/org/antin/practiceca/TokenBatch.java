package org.antin.practiceca;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Many fresh tokens in one file, written once with one fsync and never changed. A token gets a
/// file of its own when its PIN is first used; until then it costs nothing but its place in here.
final class TokenBatch {
    static final String SUFFIX = ".batch";

    private TokenBatch() {}

    /// Where in which file a token's image lies.
    record Place(Path file, int at, int length) {
        byte[] read() {
            var bytes = ByteBuffer.allocate(length);
            try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
                while (bytes.hasRemaining()
                        && channel.read(bytes, at + (long) bytes.position()) >= 0) {}
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.array();
        }
    }

    static void write(Path file, List<TokenImage> tokens) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (TokenImage token : tokens) {
                byte[] image = token.toBytes();
                out.writeUTF(token.serial());
                out.writeInt(image.length);
                out.write(image);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DurableFiles.writePrivate(file, bytes.toByteArray());
    }

    /// The tokens of that batch by serial.
    static Map<String, Place> index(Path file) {
        var places = new HashMap<String, Place>();
        try {
            var all = ByteBuffer.wrap(Files.readAllBytes(file));
            while (all.hasRemaining()) {
                byte[] serial = new byte[Short.toUnsignedInt(all.getShort())];
                all.get(serial);
                int length = all.getInt();
                // Serials are plain ASCII, for which modified UTF-8 is the same.
                places.put(
                        new String(serial, StandardCharsets.US_ASCII),
                        new Place(file, all.position(), length));
                all.position(all.position() + length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return places;
    }
}
