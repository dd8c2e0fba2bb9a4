package org.antin.paper;

import org.antin.signing.font.Fonts;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// The letters of one document: Liberation Serif, embedded as the subset that is used, and how wide
/// they are.
public final class Faces {
    /// Liberation Serif's own measure from the top of a line to its baseline, in parts of its size.
    private static final float ASCENT = 0.891f;

    /// A single-spaced line, in parts of the letters' size.
    private static final float SINGLE = 1.149f;

    private final PDDocument document;
    private final Map<Fonts, PDFont> loaded = new EnumMap<>(Fonts.class);
    private final Map<Fonts, Map<Integer, Float>> widths = new EnumMap<>(Fonts.class);

    Faces(PDDocument document) {
        this.document = document;
    }

    PDFont font(Fonts face) {
        return loaded.computeIfAbsent(face, this::load);
    }

    private PDFont load(Fonts face) {
        try (var in = face.open()) {
            return PDType0Font.load(document, new ByteArrayInputStream(in.readAllBytes()), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Width of a text in points.
    float width(String text, Style style) {
        float sum = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            sum += width(c, style.face());
            i += Character.charCount(c);
        }
        return sum * style.size() / 1000;
    }

    private float width(int codePoint, Fonts face) {
        return widths.computeIfAbsent(face, _ -> new HashMap<>())
                .computeIfAbsent(codePoint, c -> measured(c, face));
    }

    private float measured(int codePoint, Fonts face) {
        try {
            return font(face).getStringWidth(Character.toString(codePoint));
        } catch (IllegalArgumentException noSuchLetter) {
            return Float.NaN;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The text with every letter the typeface doesn't have shown as a question mark: a strange
    /// letter in somebody's name must not keep a paper from being printed.
    String printable(String text, Style style) {
        if (text.codePoints().noneMatch(c -> Float.isNaN(width(c, style.face())))) return text;
        return text.codePoints()
                .map(c -> Float.isNaN(width(c, style.face())) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static float lineHeight(Style style, float spacing) {
        return style.size() * SINGLE * spacing;
    }

    /// From the top of a line to the baseline, in points: extra spacing goes above and below alike.
    static float baseline(Style style, float spacing) {
        return style.size() * (ASCENT + SINGLE * (spacing - 1) / 2);
    }
}
