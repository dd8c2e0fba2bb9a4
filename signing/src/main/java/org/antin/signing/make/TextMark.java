package org.antin.signing.make;

import org.antin.signing.font.Fonts;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDAppearanceContentStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lines of text in the right upper corner of page 1: size 10, upright, black (NĐ 30/2020, Phụ lục
/// I, II.8b; Phụ lục II, Phần I). They stand in the top margin, above the words a letterhead begins
/// with. The typeface is embedded as a subset.
final class TextMark {
    private static final double SIZE = 10;
    private static final double LEADING = 12;
    private static final double MM = 72 / 25.4;

    /// The narrowest right margin of PL I.
    private static final double RIGHT_MM = 15;

    private static final double TOP_MM = 6;
    private static final double WIDEST_MM = 85;
    private static final double APART_MM = 3;

    private final TrueTypeFont typeface;
    private final CmapLookup letters;

    private TextMark(TrueTypeFont typeface) throws IOException {
        this.typeface = typeface;
        this.letters = typeface.getUnicodeCmapLookup();
    }

    /// What came of it.
    sealed interface Result {}

    record Drawn(Drawing drawing) implements Result {}

    record LetterMissing(int codePoint) implements Result {}

    /// @param taken places on page 1 where signatures are seen already; the lines go beside them
    static Result draw(PDDocument document, List<String> lines, List<Placement> taken)
            throws IOException {
        try (var in = Fonts.REGULAR.open();
                TrueTypeFont typeface = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
            var mark = new TextMark(typeface);
            Optional<Integer> missing = mark.missing(lines);
            if (missing.isPresent()) return new LetterMissing(missing.get());
            return new Drawn(mark.drawing(document, mark.wrapped(lines), taken));
        }
    }

    private Optional<Integer> missing(List<String> lines) {
        return lines.stream()
                .flatMapToInt(String::codePoints)
                .filter(c -> letters.getGlyphId(c) == 0)
                .boxed()
                .findFirst();
    }

    private Drawing drawing(PDDocument document, List<String> lines, List<Placement> taken)
            throws IOException {
        double widest = 0;
        for (String line : lines) widest = Math.max(widest, width(line));
        double widthMm = widest / MM + 0.5;
        double heightMm = (lines.size() * LEADING + 2) / MM;
        var geometry = new PageGeometry(document.getPage(0));
        Placement place = free(geometry.widthMm(), widthMm, heightMm, taken);
        var form = Drawing.form(document, place);
        double scale = geometry.unitsPerMm() / MM;
        var font = PDType0Font.load(document, typeface, true);
        try (var out = new PDAppearanceContentStream(form)) {
            out.beginText();
            out.setNonStrokingColor(0f);
            out.setFont(font, (float) (SIZE * scale));
            out.setLeading((float) (LEADING * scale));
            out.newLineAtOffset(0, (float) (form.getBBox().getHeight() - SIZE * scale));
            for (String line : lines) {
                out.showText(line);
                out.newLine();
            }
            out.endText();
        }
        font.subset();
        return new Drawing(place, form);
    }

    /// The corner, or the first free place on its left.
    private static Placement free(
            double pageMm, double widthMm, double heightMm, List<Placement> taken) {
        double left = pageMm - RIGHT_MM - widthMm;
        for (int i = 0; i <= taken.size(); i++) {
            var place = new Placement(1, left, TOP_MM, widthMm, heightMm);
            Optional<Placement> inTheWay = taken.stream().filter(place::overlaps).findFirst();
            if (inTheWay.isEmpty()) return place;
            left = inTheWay.get().leftMm() - APART_MM - widthMm;
        }
        return new Placement(1, left, TOP_MM, widthMm, heightMm);
    }

    /// Long names go on in the next line, broken between words.
    private List<String> wrapped(List<String> lines) throws IOException {
        var wrapped = new ArrayList<String>();
        for (String line : lines) {
            var part = new StringBuilder();
            for (String word : line.split(" ")) {
                if (!part.isEmpty() && width(part + " " + word) > WIDEST_MM * MM) {
                    wrapped.add(part.toString());
                    part.setLength(0);
                }
                if (!part.isEmpty()) part.append(' ');
                part.append(word);
            }
            wrapped.add(part.toString());
        }
        return wrapped;
    }

    /// In points at size 10.
    private double width(String text) throws IOException {
        double units = 0;
        for (int c : text.codePoints().toArray()) {
            units += typeface.getAdvanceWidth(letters.getGlyphId(c));
        }
        return units / typeface.getUnitsPerEm() * SIZE;
    }
}
