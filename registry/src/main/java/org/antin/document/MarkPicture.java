package org.antin.document;

import org.antin.signing.make.Picture;

import java.time.Instant;
import java.util.List;

/// A picture somebody handed in.
///
/// @param png as handed in
/// @param advice what could be better about it
/// @param by who handed it in
public record MarkPicture(
        byte[] png, String sha256, List<Picture.Advice> advice, Instant at, String by) {
    public MarkPicture {
        advice = List.copyOf(advice);
    }

    @Override
    public String toString() {
        return "MarkPicture[" + sha256 + "]";
    }
}
