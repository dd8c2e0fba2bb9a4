package org.antin.signing.make;

import org.antin.signing.font.Fonts;
import org.antin.signing.make.Appearance.NumberAndDate;
import org.antin.signing.make.IssuePlaces.Gap;
import org.antin.signing.make.IssuePlaces.None;
import org.antin.signing.make.IssuePlaces.OpenDate;
import org.antin.signing.make.IssuePlaces.OpenNumber;
import org.antin.signing.make.IssuePlaces.PrintedDate;
import org.antin.signing.make.IssuePlaces.PrintedNumber;
import org.antin.signing.make.IssuePlaces.Signed;
import org.antin.signing.make.Refusal.Code;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDAppearanceContentStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Number and date as one clear strip over the head of page 1, their digits in the places kept for
/// them, in the size of the words beside them: the number upright, the date in italics (NĐ 30/2020,
/// Phụ lục I, Phần I, II.3 and II.4).
final class IssueMark {
    /// Size of the number where nothing printed beside it says (Phụ lục I, Phần I, II.3).
    private static final double NUMBER_SIZE = 13;

    private static final double POINTS_PER_MM = 72 / 25.4;

    /// Room under the baseline for what hangs below it, and above for capitals with marks.
    private static final double BELOW = 0.3;

    private static final double ABOVE = 1.0;

    private final PDDocument document;
    private final NumberAndDate asked;
    private final double mm;
    private final List<Piece> pieces = new ArrayList<>();
    private final PDType0Font upright;
    private final PDType0Font italic;

    private IssueMark(
            PDDocument document, NumberAndDate asked, PDType0Font upright, PDType0Font italic) {
        this.document = document;
        this.asked = asked;
        this.upright = upright;
        this.italic = italic;
        mm = new PageGeometry(document.getPage(0)).unitsPerMm();
    }

    sealed interface Result {}

    record Drawn(Drawing drawing) implements Result {}

    record Refused(Refusal refusal) implements Result {}

    /// Text that begins at a point; units of the page as seen, from its left and top edge.
    private record Piece(
            String text, PDType0Font font, double left, double baseline, double size, double wide) {
        double top() {
            return baseline - ABOVE * size;
        }

        double bottom() {
            return baseline + BELOW * size;
        }
    }

    static Result draw(PDDocument document, NumberAndDate asked, IssuePlaces places)
            throws IOException {
        try (TrueTypeFont upright = typeface(Fonts.REGULAR);
                TrueTypeFont italic = typeface(Fonts.ITALIC)) {
            var mark =
                    new IssueMark(
                            document,
                            asked,
                            PDType0Font.load(document, upright, true),
                            PDType0Font.load(document, italic, true));
            @Nullable Refusal problem = mark.number(places);
            if (problem == null) problem = mark.date(places);
            if (problem == null && mark.pieces.isEmpty()) {
                problem = Refusal.of(Code.ISSUE_PLACE_NOT_FOUND, asked.issue().cited());
            }
            return problem == null ? new Drawn(mark.drawing()) : new Refused(problem);
        }
    }

    private static TrueTypeFont typeface(Fonts font) throws IOException {
        try (var in = font.open()) {
            return new TTFParser().parse(new RandomAccessReadBuffer(in));
        }
    }

    private @Nullable Refusal number(IssuePlaces places) throws IOException {
        var issue = asked.issue();
        return switch (places.number()) {
            case OpenNumber(String notation, Gap gap) ->
                    notation.equals(issue.notation())
                            ? fill(issue.digits(), upright, gap)
                            : Refusal.of(Code.ISSUE_PRINTED_OTHERWISE, notation);
            case PrintedNumber(int number, String notation) ->
                    number == issue.number() && notation.equals(issue.notation())
                            ? null
                            : Refusal.of(
                                    Code.ISSUE_PRINTED_OTHERWISE,
                                    new IssueNumber(Math.max(1, number), notation, issue.day())
                                            .cited());
            case Signed _ -> Refusal.of(Code.ISSUE_PRINTED_OTHERWISE, issue.cited());
            case None _ -> freely(issue.cited(), upright, NUMBER_SIZE, asked.numberAt());
        };
    }

    private @Nullable Refusal date(IssuePlaces places) throws IOException {
        var issue = asked.issue();
        return switch (places.date()) {
            case OpenDate open -> date(open);
            case PrintedDate(var day) ->
                    day.equals(issue.day())
                            ? null
                            : Refusal.of(
                                    Code.ISSUE_PRINTED_OTHERWISE,
                                    new IssueNumber(1, "", day).written());
            case Signed _ -> Refusal.of(Code.ISSUE_PRINTED_OTHERWISE, issue.written());
            case None _ -> freely(issue.written(), italic, asked.dateSize(), asked.dateAt());
        };
    }

    private @Nullable Refusal date(OpenDate open) throws IOException {
        var issue = asked.issue();
        int year = issue.day().getYear();
        if (open.printedYear().isPresent() && open.printedYear().get() != year) {
            return Refusal.of(
                    Code.ISSUE_PRINTED_OTHERWISE, Integer.toString(open.printedYear().get()));
        }
        @Nullable Refusal problem = fill(issue.dayDigits(), italic, open.day());
        if (problem == null) problem = fill(issue.monthDigits(), italic, open.month());
        if (problem == null && open.year().isPresent()) {
            Gap gap = open.year().get();
            String digits = Integer.toString(year);
            double space = 0.25 * gap.size();
            double wide = width(digits, italic, gap.size());
            pieces.add(
                    new Piece(
                            digits, italic, gap.left() + space, gap.baseline(), gap.size(), wide));
            if (gap.left() + space + wide > gap.right()) problem = tooNarrow(digits);
        }
        return problem;
    }

    /// In the middle of its place.
    private @Nullable Refusal fill(String digits, PDType0Font font, Gap gap) throws IOException {
        double wide = width(digits, font, gap.size());
        double spare = gap.right() - gap.left() - wide;
        if (spare < 0) return tooNarrow(digits);
        pieces.add(
                new Piece(digits, font, gap.left() + spare / 2, gap.baseline(), gap.size(), wide));
        return null;
    }

    private static Refusal tooNarrow(String digits) {
        return Refusal.of(Code.ISSUE_PLACE_TOO_NARROW, digits);
    }

    private @Nullable Refusal freely(
            String text, PDType0Font font, double points, Optional<Place.At> at)
            throws IOException {
        if (at.isEmpty()) return Refusal.of(Code.ISSUE_PLACE_NOT_FOUND, text);
        if (at.get().page() != 1) return Refusal.of(Code.PLACE_OUTSIDE_PAGE);
        try {
            font.encode(text);
        } catch (IllegalArgumentException missing) {
            return Refusal.of(Code.LETTER_MISSING, text);
        }
        double size = points * mm / POINTS_PER_MM;
        pieces.add(
                new Piece(
                        text,
                        font,
                        at.get().leftMm() * mm,
                        at.get().topMm() * mm + ABOVE * size,
                        size,
                        width(text, font, size)));
        return null;
    }

    private static double width(String text, PDType0Font font, double size) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }

    private Drawing drawing() throws IOException {
        double left = pieces.stream().mapToDouble(Piece::left).min().orElseThrow();
        double right = pieces.stream().mapToDouble(p -> p.left() + p.wide()).max().orElseThrow();
        double top = pieces.stream().mapToDouble(Piece::top).min().orElseThrow();
        double bottom = pieces.stream().mapToDouble(Piece::bottom).max().orElseThrow();
        var place = new Placement(1, left / mm, top / mm, (right - left) / mm, (bottom - top) / mm);
        var form = Drawing.form(document, place);
        try (var out = new PDAppearanceContentStream(form)) {
            out.setNonStrokingColor(0f);
            for (Piece piece : pieces) {
                out.beginText();
                out.setFont(piece.font(), (float) piece.size());
                out.newLineAtOffset(
                        (float) (piece.left() - left), (float) (bottom - piece.baseline()));
                out.showText(piece.text());
                out.endText();
            }
        }
        var used = new HashSet<PDType0Font>();
        for (Piece piece : pieces) {
            if (used.add(piece.font())) piece.font().subset();
        }
        return new Drawing(place, form);
    }
}
