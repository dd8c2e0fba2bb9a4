package org.antin.signing.make;

import org.antin.signing.font.Fonts;
import org.antin.signing.make.Appearance.ArrivalStamp;
import org.antin.signing.make.PageText.Segment;
import org.antin.signing.make.Refusal.Code;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDAppearanceContentStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The stamp "ĐẾN" of a document received: a red frame as wide as the one of rubber, with the
/// body's name, the number in its register and the day. It goes under the number of the document or
/// under its date, where nothing is written; else into the top margin, where nothing may be.
final class ArrivalMark {
    private static final double WIDTH_MM = 50;
    private static final double PADDING_MM = 1.5;
    private static final double POINTS_PER_MM = 72 / 25.4;
    private static final double STEP_MM = 1;

    /// The stamp belongs to the head of page 1.
    private static final double LOWEST = 0.45;

    private static final double LEAST_MARGIN_MM = 5;
    private static final double MARGIN_LEFT_MM = 8;
    private static final double MARGIN_TOP_MM = 2.5;
    private static final String WORD = "ĐẾN";
    private static final double NAME_SIZE = 8;
    private static final double WORD_SIZE = 11;
    private static final double NUMBER_SIZE = 9;
    private static final double LINE = 0.9;
    private static final Color RED = new Color(0xd8, 0x1e, 0x1e);

    /// Ô 3 and ô 4 of the letter, as far as a stamp needs to know where they stand.
    private static final Pattern NUMBER =
            Pattern.compile("^\\s*Số\\s*:", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern DATE =
            Pattern.compile("ngày.*tháng.*năm", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final PDDocument document;
    private final PDType0Font regular;
    private final PDType0Font bold;

    private ArrivalMark(PDDocument document, PDType0Font regular, PDType0Font bold) {
        this.document = document;
        this.regular = regular;
        this.bold = bold;
    }

    sealed interface Result {}

    record Drawn(Drawing drawing) implements Result {}

    record Refused(Refusal refusal) implements Result {}

    /// One line in the middle of the frame; sizes in points.
    private record Row(String text, PDType0Font font, double size) {
        double high() {
            return size * 1.25;
        }
    }

    static Result draw(
            PDDocument document, ArrivalStamp stamp, List<SignedField> fields, Limits limits)
            throws IOException {
        try (TrueTypeFont regular = typeface(Fonts.REGULAR);
                TrueTypeFont bold = typeface(Fonts.BOLD)) {
            return new ArrivalMark(
                            document,
                            PDType0Font.load(document, regular, true),
                            PDType0Font.load(document, bold, true))
                    .draw(stamp, fields, limits);
        }
    }

    private static TrueTypeFont typeface(Fonts font) throws IOException {
        try (var in = font.open()) {
            return new TTFParser().parse(new RandomAccessReadBuffer(in));
        }
    }

    private Result draw(ArrivalStamp stamp, List<SignedField> fields, Limits limits)
            throws IOException {
        var rows = new ArrayList<Row>();
        String name = stamp.organisation().strip().toUpperCase(Locale.ROOT);
        try {
            for (String line : wrapped(name)) rows.add(new Row(line, bold, NAME_SIZE));
        } catch (IllegalArgumentException missing) {
            return new Refused(Refusal.of(Code.LETTER_MISSING, name));
        }
        rows.add(new Row(WORD, bold, WORD_SIZE));
        rows.add(new Row(stamp.numbered(), regular, NUMBER_SIZE));
        double high = rows.stream().mapToDouble(Row::high).sum() / POINTS_PER_MM + 2 * PADDING_MM;
        Placement place =
                stamp.at().isPresent()
                        ? at(stamp.at().get(), high)
                        : free(stamp, high, fields, limits);
        boolean there = place.page() >= 1 && place.page() <= document.getNumberOfPages();
        return there
                ? new Drawn(drawing(place, rows))
                : new Refused(Refusal.of(Code.PLACE_OUTSIDE_PAGE));
    }

    private static Placement at(Place.At at, double high) {
        return new Placement(at.page(), at.leftMm(), at.topMm(), WIDTH_MM, high);
    }

    /// Broken between words where the frame is too narrow.
    private List<String> wrapped(String name) throws IOException {
        double room = (WIDTH_MM - 2 * PADDING_MM) * POINTS_PER_MM;
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : name.split("\\s+")) {
            if (!line.isEmpty() && width(line + " " + word, bold, NAME_SIZE) > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty()) line.append(' ');
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static double width(String text, PDType0Font font, double size) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }

    /// Under the number, then under the date, or the other way round; then in the margin.
    private Placement free(ArrivalStamp stamp, double high, List<SignedField> fields, Limits limits)
            throws IOException {
        PDPage page = document.getPage(0);
        var geometry = new PageGeometry(page);
        double mm = geometry.unitsPerMm();
        var words = new ArrayList<Segment>();
        PageText.read(page, limits.maxUnpackedBytes())
                .upright()
                .forEach(line -> words.addAll(line.segments()));
        var taken = new ArrayList<Placement>();
        for (Segment word : words) taken.add(taken(word, mm));
        fields.stream().flatMap(f -> f.seen().stream()).forEach(taken::add);
        var heads =
                switch (stamp.under()) {
                    case NUMBER -> List.of(NUMBER, DATE);
                    case DATE -> List.of(DATE, NUMBER);
                };
        // Closer than was wished rather than in the margin.
        for (double apart : List.of(stamp.apartMm(), ArrivalStamp.USUAL_APART_MM)) {
            for (Pattern head : heads) {
                Optional<Placement> place =
                        words.stream()
                                .filter(s -> head.matcher(s.text()).find())
                                .findFirst()
                                .flatMap(found -> under(found, apart, high, geometry, taken));
                if (place.isPresent()) return place.get();
            }
        }
        return new Placement(1, MARGIN_LEFT_MM, MARGIN_TOP_MM, WIDTH_MM, high);
    }

    /// The first free place under these words.
    private static Optional<Placement> under(
            Segment words,
            double apart,
            double high,
            PageGeometry geometry,
            List<Placement> taken) {
        double mm = geometry.unitsPerMm();
        double lowest = geometry.heightMm() * LOWEST - high;
        double rightmost = geometry.widthMm() - LEAST_MARGIN_MM - WIDTH_MM;
        double left = Math.clamp(words.centre() / mm - WIDTH_MM / 2, LEAST_MARGIN_MM, rightmost);
        for (double top = words.baseline() / mm; top < lowest; top += STEP_MM) {
            var place = new Placement(1, left, top + apart, WIDTH_MM, high);
            if (taken.stream().noneMatch(place::overlaps)) return Optional.of(place);
        }
        return Optional.empty();
    }

    private static Placement taken(Segment words, double mm) {
        double top = words.baseline() - words.size();
        return new Placement(
                1,
                words.left() / mm,
                top / mm,
                (words.right() - words.left()) / mm,
                1.3 * words.size() / mm);
    }

    private Drawing drawing(Placement place, List<Row> rows) throws IOException {
        var form = Drawing.form(document, place);
        double scale = form.getBBox().getWidth() / (place.widthMm() * POINTS_PER_MM);
        float wide = form.getBBox().getWidth();
        float high = form.getBBox().getHeight();
        float line = (float) (LINE * scale);
        try (var out = new PDAppearanceContentStream(form)) {
            out.setStrokingColor(RED);
            out.setNonStrokingColor(RED);
            out.setLineWidth(line);
            out.addRect(line / 2, line / 2, wide - line, high - line);
            out.stroke();
            double top = high - PADDING_MM * POINTS_PER_MM * scale;
            for (Row row : rows) {
                double size = row.size() * scale;
                double from = (wide - width(row.text(), row.font(), size)) / 2;
                out.beginText();
                out.setFont(row.font(), (float) size);
                out.newLineAtOffset((float) from, (float) (top - size));
                out.showText(row.text());
                out.endText();
                top -= row.high() * scale;
            }
        }
        regular.subset();
        bold.subset();
        return new Drawing(place, form);
    }
}
