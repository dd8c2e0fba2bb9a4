package org.antin.signing.make;

import org.antin.signing.make.PageText.Glyph;
import org.antin.signing.make.PageText.Line;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the head of a letter keeps for its number and date (NĐ 30/2020, Phụ lục I, ô 3 and 4),
/// found by the text of page 1.
///
/// @param number what stands between "Số:" and the stroke
/// @param date what stands between "ngày", "tháng" and "năm"
public record IssuePlaces(NumberPlace number, DatePlace date) {
    /// The letterhead ends before this part of the page; further down a "ngày … tháng …" is text.
    private static final double LETTERHEAD = 0.4;

    /// What a drafter leaves to be written on.
    private static final String OPEN = "([\\s\\u00a0.…_]*)";

    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<!\\S)Số\\s*:?" + OPEN + "(\\d*)\\s*/\\s?([\\p{L}\\d][\\p{L}\\d/-]*)");
    private static final Pattern DATE =
            Pattern.compile(
                    "ngày" + OPEN + "(\\d*)\\s*tháng" + OPEN + "(\\d*)\\s*năm" + OPEN + "(\\d*)");

    /// Room after "năm" where nothing follows, in letters of the line's size.
    private static final double ROOM_AFTER_YEAR = 4;

    /// The place for the number.
    public sealed interface NumberPlace {}

    /// The place for the date.
    public sealed interface DatePlace {}

    /// Page 1 has no such place.
    public record None() implements NumberPlace, DatePlace {}

    /// A number to be written before this notation.
    public record OpenNumber(String notation, Gap gap) implements NumberPlace {}

    /// Number and notation are there.
    public record PrintedNumber(int number, String notation) implements NumberPlace {}

    /// A date to be written; the year may be printed.
    public record OpenDate(Gap day, Gap month, Optional<Gap> year, Optional<Integer> printedYear)
            implements DatePlace {}

    /// The date is there.
    public record PrintedDate(LocalDate day) implements DatePlace {}

    /// The organisation has written number and date with a signature of its own.
    public record Signed() implements NumberPlace, DatePlace {}

    /// Room between letters; units of the page as seen, from its left and top edge.
    public record Gap(double left, double right, double baseline, double size) {}

    /// @throws IOException if page 1 can't be read
    static IssuePlaces of(PDDocument document, List<SignedField> fields, Limits limits)
            throws IOException {
        boolean signed =
                fields.stream()
                        .anyMatch(f -> f.value().isPresent() && f.isOf(SignatureKind.NUMBER));
        if (signed) return new IssuePlaces(new Signed(), new Signed());
        PDPage page = document.getPage(0);
        var geometry = new PageGeometry(page);
        double lowest = geometry.heightMm() * geometry.unitsPerMm() * LETTERHEAD;
        List<Written> head =
                PageText.read(page, limits.maxUnpackedBytes()).upright().stream()
                        .filter(line -> line.baseline() < lowest)
                        .map(Written::of)
                        .toList();
        return new IssuePlaces(number(head), date(head));
    }

    /// A line as text, each of its characters with the letter it is drawn by.
    private record Written(String text, List<Glyph> glyphs, double size) {
        static Written of(Line line) {
            var text = new StringBuilder();
            var glyphs = new ArrayList<Glyph>();
            Glyph before = null;
            for (Glyph glyph : line.glyphs()) {
                boolean apart = before != null && glyph.x() - before.right() > 0.15 * glyph.size();
                if (glyph.text().isBlank() || apart) {
                    text.append(' ');
                    glyphs.add(glyph);
                }
                if (!glyph.text().isBlank()) {
                    text.append(glyph.text());
                    for (int i = 0; i < glyph.text().length(); i++) glyphs.add(glyph);
                }
                before = glyph;
            }
            return new Written(text.toString(), glyphs, line.size());
        }

        /// From the end of the letter before the first character to the letter at the last.
        Gap between(int first, int last) {
            Glyph left = glyphs.get(first - 1);
            double right =
                    last < glyphs.size()
                            ? glyphs.get(last).x()
                            : left.right() + ROOM_AFTER_YEAR * left.size();
            return new Gap(left.right(), right, left.baseline(), left.size());
        }
    }

    private static NumberPlace number(List<Written> head) {
        for (Written line : head) {
            Matcher found = NUMBER.matcher(line.text());
            if (!found.find()) continue;
            String notation = found.group(3);
            return found.group(2).isEmpty()
                    ? new OpenNumber(notation, line.between(found.start(1), found.end(1)))
                    : new PrintedNumber(digits(found.group(2)), notation);
        }
        return new None();
    }

    private static DatePlace date(List<Written> head) {
        for (Written line : head) {
            Matcher found = DATE.matcher(line.text());
            if (!found.find()) continue;
            boolean open = found.group(2).isEmpty() && found.group(4).isEmpty();
            if (open) {
                String year = found.group(6);
                return new OpenDate(
                        line.between(found.start(1), found.end(1)),
                        line.between(found.start(3), found.end(3)),
                        year.isEmpty()
                                ? Optional.of(line.between(found.start(5), found.end(5)))
                                : Optional.empty(),
                        year.isEmpty() ? Optional.empty() : Optional.of(digits(year)));
            }
            Optional<LocalDate> printed = printed(found);
            if (printed.isPresent()) return new PrintedDate(printed.get());
        }
        return new None();
    }

    private static Optional<LocalDate> printed(Matcher found) {
        try {
            return Optional.of(
                    LocalDate.of(
                            digits(found.group(6)),
                            digits(found.group(4)),
                            digits(found.group(2))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// Zero, which is no number and no day, where no digits are, or too many.
    private static int digits(String text) {
        return text.isEmpty() || text.length() > 8 ? 0 : Integer.parseInt(text);
    }
}
