package org.antin.signing.check;

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
public record Limits(long fileBytes, long unpackedBytes, int objects, int depth, int signatures) {
    public Limits {
        if (fileBytes < 1 || unpackedBytes < 1 || objects < 1 || depth < 1 || signatures < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }

    /// 100 MB files, 400 MB unpacked, a million objects, depth 100, 500 signatures.
    public static Limits standard() {
        return new Limits(100L << 20, 400L << 20, 1_000_000, 100, 500);
    }
}
