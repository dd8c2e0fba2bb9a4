package org.antin.signing.make;

import java.util.List;
import java.util.Optional;

/// A PNG made ready for pages: decoded, its transparent margin cut off, compressed once. Keep one
/// for each signer and use it again; it never changes.
public final class Picture {
    private Picture() {}

    /// The outcome of looking at a PNG.
    ///
    /// @param picture empty if it can't be used at all
    /// @param advice what is wrong or could be better; stable codes
    public record Check(Optional<Picture> picture, List<Advice> advice) {}

    /// What to tell the person who hands in a picture.
    public enum Advice {
        NOT_A_PNG,
        TOO_LARGE,
        EMPTY,
        NOT_TRANSPARENT,
        WRONG_COLOUR,
        TOO_COARSE
    }

    /// @param kind LEADER wants blue, ORGANISATION red (NĐ 30/2020, Phụ lục I)
    /// @param widthMm the width it will have on paper
    public static Check check(byte[] png, SignatureKind kind, double widthMm) {
        throw new UnsupportedOperationException("not yet");
    }
}
