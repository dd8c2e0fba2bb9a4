package org.antin.auditlog;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;

/// What the log says of itself at one size. Its text is a C2SP tlog-checkpoint (origin, size, root)
/// with one extension line, the instant.
///
/// @param origin name of the log, unique in the world, e.g. `antin.hatinh.gov.vn/audit/2020`: 1 to
///   200 printable ASCII characters without space or plus sign
/// @param size number of entries, 0 or more
/// @param root RFC 6962 root over them
/// @param at when the head was made, cut to microseconds
public record TreeHead(String origin, long size, Hash root, Instant at) {
    private static final Pattern ORIGIN = Pattern.compile("[!-*,-~]{1,200}");

    /// @throws IllegalArgumentException when a value is out of its range
    public TreeHead {
        if (!isOrigin(origin)) {
            throw new IllegalArgumentException(
                    "an origin is 1 to 200 printable ASCII characters, no space or plus sign");
        }
        if (size < 0) throw new IllegalArgumentException("negative size " + size);
        at = Instants.kept(at);
    }

    static boolean isOrigin(String origin) {
        return ORIGIN.matcher(origin).matches();
    }

    /// The text that is signed: four lines, each ended by a line feed.
    public String text() {
        return "%s\n%d\n%s\n%s\n".formatted(origin, size, root.base64(), Instants.write(at));
    }

    /// [#text] in UTF-8.
    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }
}
