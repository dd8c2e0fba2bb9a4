package org.antin.signing.check;

import java.time.Duration;

/// Bounds on what one file may cost. A file beyond them is UNREADABLE or, when only a part is, at
/// most SUSPICIOUS: never looked at for ever.
///
/// @param fileBytes largest file, bytes
/// @param unpackedBytes most bytes one file may unpack to, all streams and entries together
/// @param objects most objects of a PDF, entries of a container or elements of an XML file read;
///   ten times as many elements gone over by the references and transforms of an XML file's
///   signatures
/// @param depth deepest nesting followed
/// @param signatures most signatures looked at
/// @param time longest a check may take, questions asked of others included; what isn't known by
///   then stays unknown
public record Limits(
        long fileBytes, long unpackedBytes, int objects, int depth, int signatures, Duration time) {
    public Limits {
        if (fileBytes < 1
                || unpackedBytes < 1
                || objects < 1
                || depth < 1
                || signatures < 1
                || !time.isPositive()) {
            throw new IllegalArgumentException("limits are positive");
        }
    }

    /// 100 MB files, 400 MB unpacked, a million objects, depth 100, 500 signatures, a minute.
    public static Limits standard() {
        return new Limits(100L << 20, 400L << 20, 1_000_000, 100, 500, Duration.ofMinutes(1));
    }

    /// The same but for one of them.
    ///
    /// @param name `file-bytes`, `unpacked-bytes`, `objects`, `depth`, `signatures` or `seconds`
    /// @throws IllegalArgumentException when there is no such limit, or the value isn't positive
    public Limits with(String name, long value) {
        return switch (name) {
            case "file-bytes" -> new Limits(value, unpackedBytes, objects, depth, signatures, time);
            case "unpacked-bytes" -> new Limits(fileBytes, value, objects, depth, signatures, time);
            case "objects" ->
                    new Limits(fileBytes, unpackedBytes, small(value), depth, signatures, time);
            case "depth" ->
                    new Limits(fileBytes, unpackedBytes, objects, small(value), signatures, time);
            case "signatures" ->
                    new Limits(fileBytes, unpackedBytes, objects, depth, small(value), time);
            case "seconds" ->
                    new Limits(
                            fileBytes,
                            unpackedBytes,
                            objects,
                            depth,
                            signatures,
                            Duration.ofSeconds(Math.min(value, Integer.MAX_VALUE)));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static int small(long value) {
        return Math.clamp(value, 0, Integer.MAX_VALUE);
    }
}
