package org.antin.paper;

import org.antin.paper.Pen.Stretch;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Sets a paragraph in lines of a width.
final class Lines {
    private static final float LEAST_FILL = 60;

    private final Paragraph paragraph;
    private final float width;
    private final Faces faces;
    private final List<Line> lines = new ArrayList<>();
    private List<Word> current = new ArrayList<>();
    private float used;

    private Lines(Paragraph paragraph, float width, Faces faces) {
        this.paragraph = paragraph;
        this.width = width;
        this.faces = faces;
    }

    static List<Line> set(Paragraph paragraph, float width, Faces faces) {
        var words = Words.of(paragraph.runs(), faces);
        var lines = set(paragraph, words, width, faces);
        if (paragraph.align() != Align.CENTRE || lines.size() < 2) return lines;
        // Lines in the middle look best about equally long: the narrowest width that needs no more.
        float narrow = width / 2;
        for (var word : words) narrow = Math.max(narrow, word.width);
        float wide = width;
        while (wide - narrow > 2) {
            float middle = (narrow + wide) / 2;
            if (set(paragraph, words, middle, faces).size() > lines.size()) narrow = middle;
            else wide = middle;
        }
        float aside = (width - wide) / 2;
        return set(paragraph, words, wide, faces).stream()
                .map(l -> new Line(l.words, l.left + aside, l.height, l.baseline, l.extra))
                .toList();
    }

    private static List<Line> set(Paragraph paragraph, List<Word> words, float width, Faces faces) {
        var lines = new Lines(paragraph, width, faces);
        lines.wrap(words);
        return lines.lines;
    }

    /// What stands between two places where a line may break.
    ///
    /// @param space width of the space before it; 0 when it follows directly
    /// @param fills takes what is left of its line
    /// @param breaksAfter ends the line
    record Word(List<Piece> pieces, float width, float space, boolean fills, boolean breaksAfter) {
        int innerSpaces() {
            return pieces.stream().mapToInt(Piece::innerSpaces).sum();
        }
    }

    /// A part of a word in one style.
    sealed interface Piece {
        Style style();

        float width();

        /// No-break spaces: they are drawn, and stretched, as spaces.
        default int innerSpaces() {
            return 0;
        }

        record Letters(String text, Style style, float width) implements Piece {
            @Override
            public int innerSpaces() {
                return (int) text.chars().filter(c -> c == ' ').count();
            }
        }

        record Box(boolean ticked, Style style) implements Piece {
            @Override
            public float width() {
                return style.size() * 0.7f;
            }
        }
    }

    private float room() {
        return width - (lines.isEmpty() ? paragraph.indent() : 0);
    }

    private void wrap(List<Word> words) {
        for (var word : words) {
            if (word.fills) {
                fill(word);
            } else {
                float space = current.isEmpty() ? 0 : word.space;
                if (!current.isEmpty() && used + space + word.width > room() + 0.01f) {
                    end(false);
                    space = 0;
                }
                place(word, space);
            }
            if (word.breaksAfter) end(true);
        }
        if (!current.isEmpty() || lines.isEmpty()) end(true);
    }

    private void place(Word word, float space) {
        if (word.width > room()) {
            tooLong(word);
            return;
        }
        current.add(new Word(word.pieces, word.width, space, false, false));
        used += space + word.width;
    }

    /// An address or a number longer than the line is cut where the line ends.
    private void tooLong(Word word) {
        for (var piece : word.pieces) {
            if (!(piece instanceof Piece.Letters(String text, Style style, _))) {
                append(piece);
                continue;
            }
            for (int from = 0; from < text.length(); ) {
                int to = cut(text, from, style);
                String part = text.substring(from, to);
                append(new Piece.Letters(part, style, faces.width(part, style)));
                from = to;
                if (from < text.length()) end(false);
            }
        }
    }

    /// How much of a text goes on this line: as far as there is room, back to a sign after which an
    /// address reads well, if that isn't far.
    private int cut(String text, int from, Style style) {
        int to = from + 1;
        while (to < text.length()
                && used + faces.width(text.substring(from, to + 1), style) <= room()) to++;
        if (to == text.length()) return to;
        for (int at = to; at - from > (to - from) / 2; at--)
            if ("@._-/".indexOf(text.charAt(at - 1)) >= 0) return at;
        return to;
    }

    private void append(Piece piece) {
        current.add(new Word(List.of(piece), piece.width(), 0, false, false));
        used += piece.width();
    }

    private void fill(Word word) {
        float space = current.isEmpty() ? 0 : word.space;
        float left = room() - used - space;
        if (left < LEAST_FILL && !current.isEmpty()) {
            end(false);
            space = 0;
            left = room();
        }
        var style = word.pieces.getFirst().style();
        float dot = faces.width(".", style);
        String dots = ".".repeat(Math.max(3, (int) (left / dot)));
        var piece = new Piece.Letters(dots, style, faces.width(dots, style));
        current.add(new Word(List.of(piece), piece.width(), space, false, false));
        used += space + piece.width();
    }

    private void end(boolean lastOfParagraph) {
        float indent = lines.isEmpty() ? paragraph.indent() : 0;
        Style tallest = Style.regular(1);
        for (var word : current)
            for (var piece : word.pieces)
                if (piece.style().size() > tallest.size()) tallest = piece.style();
        if (current.isEmpty() && !paragraph.runs().isEmpty())
            tallest = paragraph.runs().getFirst().style();
        float free = room() - used;
        int gaps = 0;
        for (var word : current) gaps += (word.space > 0 ? 1 : 0) + word.innerSpaces();
        boolean justify = paragraph.align() == Align.JUSTIFY && !lastOfParagraph && gaps > 0;
        float left =
                switch (paragraph.align()) {
                    case LEFT, JUSTIFY -> indent;
                    case CENTRE -> indent + free / 2;
                    case RIGHT -> indent + free;
                };
        lines.add(
                new Line(
                        List.copyOf(current),
                        left,
                        Faces.lineHeight(tallest, paragraph.spacing()),
                        Faces.baseline(tallest, paragraph.spacing()),
                        justify ? free / gaps : 0));
        current = new ArrayList<>();
        used = 0;
    }

    /// A set line.
    ///
    /// @param left from the block's left edge, in points
    /// @param extra points added to each space
    record Line(List<Word> words, float left, float height, float baseline, float extra) {
        /// Width of what is written, in points.
        float textWidth() {
            float sum = 0;
            for (var word : words) sum += word.space + extra + word.width;
            return sum;
        }

        void draw(Pen pen, float x, float top) {
            var writer = new Writer(pen, top + baseline, extra);
            float at = x + left;
            for (var word : words) {
                if (word.space > 0) {
                    at += word.space + extra;
                    writer.space();
                }
                for (var piece : word.pieces) {
                    switch (piece) {
                        case Piece.Letters(String letters, Style style, _) ->
                                writer.letters(letters, style, at);
                        case Piece.Box(boolean ticked, Style style) -> {
                            writer.flush();
                            box(pen, at, top + baseline, style.size() * 0.7f, ticked);
                        }
                    }
                    at += piece.width() + extra * piece.innerSpaces();
                }
            }
            writer.flush();
        }

        private static void box(Pen pen, float x, float baseline, float side, boolean ticked) {
            float upper = baseline - side;
            pen.line(x, baseline, x + side, baseline);
            pen.line(x, upper, x + side, upper);
            pen.line(x, baseline, x, upper);
            pen.line(x + side, baseline, x + side, upper);
            if (!ticked) return;
            pen.line(x, baseline, x + side, upper);
            pen.line(x, upper, x + side, baseline);
        }
    }

    /// Joins what stands side by side in one style to one stretch of text.
    private static final class Writer {
        private final Pen pen;
        private final float baseline;
        private final float extra;
        private final List<Stretch> stretches = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private @Nullable Style style;
        private float start;

        private Writer(Pen pen, float baseline, float extra) {
            this.pen = pen;
            this.baseline = baseline;
            this.extra = extra;
        }

        private void space() {
            if (style != null) text.append(' ');
        }

        private void letters(String letters, Style its, float at) {
            if (style == null) start = at;
            else if (!style.equals(its)) cut(style);
            style = its;
            text.append(letters);
        }

        private void cut(Style its) {
            stretches.add(new Stretch(text.toString(), its, extra));
            text.setLength(0);
        }

        private void flush() {
            if (style == null) return;
            cut(style);
            pen.text(stretches, start, baseline);
            stretches.clear();
            style = null;
        }
    }
}
