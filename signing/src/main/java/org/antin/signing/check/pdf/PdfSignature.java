package org.antin.signing.check.pdf;

import org.antin.signing.check.Change;
import org.antin.signing.check.LaterChanges;
import org.antin.signing.check.Reason;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// One signature or document time stamp, as far as the file's structure tells.
///
/// @param subFilter how Contents is to be read; null when the file doesn't say
/// @param contents the bytes of Contents, padding included
/// @param range what is signed; null when the byte range is unusable
/// @param fault why the structure can't be what the signer made; null when it can
/// @param claimed M of the signature dictionary
/// @param changes what came after, gravest first
/// @param appearance where it shows; null when it is invisible
public record PdfSignature(
        String field,
        @Nullable String subFilter,
        boolean documentTimestamp,
        byte[] contents,
        @Nullable Range range,
        @Nullable Reason fault,
        @Nullable Instant claimed,
        boolean coversWholeFile,
        LaterChanges laterChanges,
        List<Change> changes,
        @Nullable Appearance appearance) {

    /// The two signed stretches: from 0 up to `gapStart`, and from `gapEnd` up to `end`.
    public record Range(int gapStart, int gapEnd, int end) {}

    /// Where a signature shows.
    ///
    /// @param page from 1
    /// @param left,bottom,width,height in points, from the page's lower left corner
    /// @param pageHeight of the page, in points
    public record Appearance(
            int page,
            double left,
            double bottom,
            double width,
            double height,
            double pageWidth,
            double pageHeight) {}
}
