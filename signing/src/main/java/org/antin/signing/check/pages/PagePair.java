package org.antin.signing.check.pages;

import org.jspecify.annotations.Nullable;

/// One page at two times, each as a picture (PNG or JPEG).
///
/// @param signature number of the signature whose state of the file the first picture shows
/// @param page from 1
/// @param alike whether both pictures are the same to the last dot; where they aren't, a red frame
///   stands around what differs
/// @param signed the page when that signature was made; null when there was none or it can't be
///   drawn
/// @param now the page as it is now; null when there is none or it can't be drawn
public record PagePair(
        int signature, int page, boolean alike, byte @Nullable [] signed, byte @Nullable [] now) {
    /// Which of the two.
    public enum Side {
        SIGNED,
        NOW
    }

    /// One of the two pictures.
    public byte @Nullable [] picture(Side side) {
        return switch (side) {
            case SIGNED -> signed;
            case NOW -> now;
        };
    }
}
