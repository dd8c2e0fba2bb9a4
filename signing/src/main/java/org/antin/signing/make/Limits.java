package org.antin.signing.make;

/// Bounds on what is taken in.
///
/// @param maxBytes largest file, checked before anything is read
/// @param maxUnpackedBytes largest sum of unpacked page content, checked before text is read
/// @param maxPages how many pages are searched for the signature block, from the last backwards
public record Limits(long maxBytes, long maxUnpackedBytes, int maxPages) {
    /// 50 MB, as the REST interface states; 100 MB unpacked; 60 pages.
    public static final Limits USUAL = new Limits(50_000_000, 100_000_000, 60);
}
