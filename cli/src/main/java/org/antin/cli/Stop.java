package org.antin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Something in the way of the whole run: its message is the one line the user gets.
final class Stop extends Exception {
    Stop(String why) {
        super(why);
    }

    /// Reads a small file the user named.
    static byte[] read(Path file, int most) throws Stop {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) throw new Stop(file + " is too large for what it should be");
            return bytes;
        } catch (IOException e) {
            throw new Stop(OneLine.why(file, e));
        }
    }
}
