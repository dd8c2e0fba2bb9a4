package org.antin.signing.make;

import org.antin.signing.font.Fonts;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDAppearanceContentStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The seal with lines of text under it: size 10, upright, black, broken so that none is wider than
/// the seal. The seal keeps its place and its real size (T14). Where the page ends first, the lines
/// stand above it.
final class SealWords {
    private static final double SIZE = 10;
    private static final double LEADING = 12;
    private static final double POINTS_PER_MM = 72 / 25.4;

    private final PDDocument document;
    private final PDType0Font font;

    private SealWords(PDDocument document, PDType0Font font) {
        this.document = document;
        this.font = font;
    }

    sealed interface Result {}

    record Drawn(Drawing drawing) implements Result {}

    record LetterMissing(String line) implements Result {}

    /// @param seal on the page
    static Result draw(PDDocument document, Picture picture, Placement seal, List<String> lines)
            throws IOException {
        try (var in = Fonts.REGULAR.open();
                TrueTypeFont typeface = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
            var words = new SealWords(document, PDType0Font.load(document, typeface, true));
            var broken = new ArrayList<String>();
            for (String line : lines) {
                try {
                    broken.addAll(words.broken(line, seal.widthMm() * POINTS_PER_MM));
                } catch (IllegalArgumentException missing) {
                    return new LetterMissing(line);
                }
            }
            return new Drawn(words.drawing(picture, seal, broken));
        }
    }

    /// Between words, and always after the day.
    private List<String> broken(String text, double room) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.split(" ")) {
            boolean full = !line.isEmpty() && width(line + " " + word) > room;
            if (full || line.toString().endsWith(";")) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty()) line.append(' ');
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private double width(String text) throws IOException {
        return font.getStringWidth(text) / 1000 * SIZE;
    }

    private Drawing drawing(Picture picture, Placement seal, List<String> lines)
            throws IOException {
        var geometry = new PageGeometry(document.getPage(seal.page() - 1));
        double textMm = (lines.size() * LEADING + 2) / POINTS_PER_MM;
        double wholeMm = seal.heightMm() + textMm;
        boolean under = seal.topMm() + wholeMm <= geometry.heightMm();
        var whole =
                new Placement(
                        seal.page(),
                        seal.leftMm(),
                        under ? seal.topMm() : seal.topMm() - textMm,
                        seal.widthMm(),
                        wholeMm);
        var form = Drawing.form(document, whole);
        float wide = form.getBBox().getWidth();
        double scale = geometry.unitsPerMm() / POINTS_PER_MM;
        float textHigh = (float) (textMm * geometry.unitsPerMm());
        float sealHigh = form.getBBox().getHeight() - textHigh;
        double top = under ? textHigh : form.getBBox().getHeight();
        try (var out = new PDAppearanceContentStream(form)) {
            out.drawImage(
                    Drawing.image(document, picture), 0, under ? textHigh : 0, wide, sealHigh);
            out.setNonStrokingColor(0f);
            for (int i = 0; i < lines.size(); i++) {
                double baseline = top - (SIZE + i * LEADING) * scale;
                out.beginText();
                out.setFont(font, (float) (SIZE * scale));
                out.newLineAtOffset(
                        (float) ((wide - width(lines.get(i)) * scale) / 2), (float) baseline);
                out.showText(lines.get(i));
                out.endText();
            }
        }
        font.subset();
        return new Drawing(whole, form);
    }
}
