package org.antin.auditlog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The lines of a file nobody vouches for: bounded, so that no input can fill the memory.
final class ExportLines {
    /// One line without its end.
    ///
    /// @param whole false when it is too long or the file ends within it; `bytes` is then cut
    record Line(byte[] bytes, boolean whole) {}

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int filled;

    ExportLines(InputStream in) {
        this.in = in;
    }

    /// Empty at the end of the file.
    Optional<Line> next() throws IOException {
        var line = new ByteArrayOutputStream(1024);
        while (true) {
            if (at == filled && !fill()) {
                return line.size() == 0
                        ? Optional.empty()
                        : Optional.of(new Line(line.toByteArray(), false));
            }
            int end = at;
            while (end < filled && buffer[end] != '\n') end++;
            line.write(buffer, at, end - at);
            boolean ended = end < filled;
            at = ended ? end + 1 : end;
            if (line.size() > ExportFormat.LONGEST) {
                return Optional.of(new Line(line.toByteArray(), false));
            }
            if (ended) return Optional.of(new Line(line.toByteArray(), true));
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, in.read(buffer));
        return filled > 0;
    }
}
