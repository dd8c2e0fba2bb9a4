package org.antin.paper;

import org.antin.signing.font.Fonts;

/// Face and size of letters.
///
/// @param size in points
public record Style(Fonts face, float size) {
    public static Style regular(float size) {
        return new Style(Fonts.REGULAR, size);
    }

    public static Style bold(float size) {
        return new Style(Fonts.BOLD, size);
    }

    public static Style italic(float size) {
        return new Style(Fonts.ITALIC, size);
    }

    public static Style boldItalic(float size) {
        return new Style(Fonts.BOLD_ITALIC, size);
    }
}
