package org.antin.signing.make;

/// Bounds on what is taken in.
///
/// @param maxBytes largest file, checked before anything is read
/// @param maxUnpackedBytes largest sum of a page's unpacked content, forms and fonts, checked
///   before its text is read
/// @param maxPages how many pages are searched for the signature block, from the last backwards
public record Limits(long maxBytes, long maxUnpackedBytes, int maxPages) {
    public Limits {
        if (maxBytes < 1 || maxUnpackedBytes < 1 || maxPages < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }

    /// 50 MB, as the REST interface states; 40 MB a page; 60 pages.
    public static final Limits USUAL = new Limits(50_000_000, 40_000_000, 60);
}
