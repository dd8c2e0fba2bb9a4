package org.antin.signing.make;

import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/// The letters of one page with their places, as lines read from left to right, top to bottom.
///
/// Letters and combining marks that a producer draws apart (NFD) are joined, so that text compares
/// as NFC; a letter drawn twice to look bold counts once.
final class PageText extends PDFTextStripper {
    /// One drawn letter with its marks. Points on the page as seen, from its left and top edge; for
    /// text that isn't upright, `x` and `baseline` follow the text's own direction.
    record Glyph(String text, double x, double width, double baseline, double size, double seenY) {
        double right() {
            return x + width;
        }
    }

    /// Letters on one baseline, from left to right.
    record Line(List<Glyph> glyphs) {
        double baseline() {
            return glyphs.getFirst().baseline();
        }

        double size() {
            return glyphs.stream().mapToDouble(Glyph::size).max().orElse(0);
        }

        /// The line cut where a gap shows that another column begins.
        List<Segment> segments() {
            var segments = new ArrayList<Segment>();
            var run = new ArrayList<Glyph>();
            for (Glyph glyph : glyphs) {
                if (glyph.text().isBlank()) continue;
                if (!run.isEmpty() && glyph.x() - run.getLast().right() > 2 * glyph.size()) {
                    segments.add(Segment.of(run));
                    run.clear();
                }
                run.add(glyph);
            }
            if (!run.isEmpty()) segments.add(Segment.of(run));
            return segments;
        }
    }

    /// A piece of a line that belongs together; words are separated by one space.
    record Segment(String text, double left, double right, double baseline, double size) {
        static Segment of(List<Glyph> glyphs) {
            var text = new StringBuilder();
            Glyph before = glyphs.getFirst();
            double size = 0;
            for (Glyph glyph : glyphs) {
                if (glyph.x() - before.right() > 0.15 * glyph.size()) text.append(' ');
                text.append(glyph.text());
                size = Math.max(size, glyph.size());
                before = glyph;
            }
            return new Segment(
                    Normalizer.normalize(text, Normalizer.Form.NFC),
                    glyphs.getFirst().x(),
                    before.right(),
                    before.baseline(),
                    size);
        }

        double centre() {
            return (left + right) / 2;
        }
    }

    /// Upright and turned text of one layer: the page itself, or one annotation on it. A stamp may
    /// lie over other text, so layers are never mixed into one line.
    private record Layer(List<Glyph> upright, List<Glyph> turned) {
        Layer() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /// Operators and letters together; a dense page has some ten thousand. Forms that draw each
    /// other ten times over come to any number from a few bytes.
    private static final int MOST_STEPS = 1_000_000;

    private final BooleanSupplier late;
    private int steps;
    private boolean stopped;
    private final List<Layer> layers = new ArrayList<>(List.of(new Layer()));

    private PageText(BooleanSupplier late) {
        this.late = late;
        // Page numbers are not counted when a page is handed in by itself; 0 lets it through.
        setStartPage(0);
        setShouldSeparateByBeads(false);
    }

    /// What a page says.
    ///
    /// @param upright lines that read from left to right as the page is seen
    /// @param turned lines in any other direction
    record Read(List<Line> upright, List<Line> turned) {}

    /// Reads one page, what annotations show included.
    ///
    /// @param maxUnpacked bytes of content, forms and fonts
    /// @throws UnpackedSize.Exceeded if the page unpacks to more
    /// @throws IOException if the page can't be read
    static Read read(PDPage page, long maxUnpacked) throws IOException {
        return read(page, maxUnpacked, () -> false);
    }

    /// The same, left off when it is late.
    ///
    /// @throws UnpackedSize.Exceeded also when it was left off
    static Read read(PDPage page, long maxUnpacked, BooleanSupplier late) throws IOException {
        UnpackedSize.check(page, maxUnpacked);
        var reader = new PageText(late);
        reader.processPage(page);
        // What happens inside a form is only logged by the library.
        if (reader.stopped) throw new UnpackedSize.Exceeded();
        var upright = new ArrayList<Line>();
        var turned = new ArrayList<Line>();
        for (Layer layer : reader.layers) {
            upright.addAll(lines(layer.upright()));
            turned.addAll(lines(layer.turned()));
        }
        return new Read(upright, turned);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        step();
        if (stopped) throw new UnpackedSize.Exceeded();
        super.processOperator(operator, operands);
    }

    private void step() {
        steps++;
        stopped |= steps > MOST_STEPS || steps % 1024 == 0 && late.getAsBoolean();
    }

    @Override
    protected void endPage(PDPage page) throws IOException {
        for (var annotation : page.getAnnotations()) {
            if (annotation.isHidden() || annotation.isNoView()) continue;
            layers.add(new Layer());
            showAnnotation(annotation);
        }
    }

    @Override
    protected void writePage() {
        // Nothing is written out: the letters were collected as they came.
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        step();
        String unicode = text.getUnicode();
        if (stopped || unicode == null || unicode.isEmpty()) return;
        boolean upright = Math.round(text.getDir()) == text.getRotation();
        Layer layer = layers.getLast();
        List<Glyph> into = upright ? layer.upright() : layer.turned();
        var glyph =
                new Glyph(
                        unicode,
                        text.getXDirAdj(),
                        text.getWidthDirAdj(),
                        text.getYDirAdj(),
                        Math.max(1, text.getFontSizeInPt()),
                        text.getY());
        if (isMark(unicode)) joinMark(into, glyph);
        else into.add(glyph);
    }

    private static boolean isMark(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i)))
            if (Character.getType(text.codePointAt(i)) != Character.NON_SPACING_MARK) return false;
        return true;
    }

    /// Joins a mark drawn by itself to the letter it lies over, among the last few drawn.
    private static void joinMark(List<Glyph> into, Glyph mark) {
        int best = -1;
        double closest = Double.MAX_VALUE;
        double centre = mark.x() + mark.width() / 2;
        for (int i = into.size() - 1; i >= Math.max(0, into.size() - 4); i--) {
            Glyph letter = into.get(i);
            double away = Math.abs(letter.x() + letter.width() / 2 - centre);
            if (Math.abs(letter.baseline() - mark.baseline()) < letter.size() && away < closest) {
                closest = away;
                best = i;
            }
        }
        if (best < 0) return;
        Glyph letter = into.get(best);
        into.set(
                best,
                new Glyph(
                        Normalizer.normalize(letter.text() + mark.text(), Normalizer.Form.NFC),
                        letter.x(),
                        letter.width(),
                        letter.baseline(),
                        letter.size(),
                        letter.seenY()));
    }

    private static List<Line> lines(List<Glyph> glyphs) {
        glyphs.sort(Comparator.comparingDouble(Glyph::baseline));
        var lines = new ArrayList<Line>();
        var run = new ArrayList<Glyph>();
        for (Glyph glyph : glyphs) {
            if (!run.isEmpty()
                    && glyph.baseline() - run.getLast().baseline() > 0.2 * glyph.size()) {
                lines.add(line(run));
                run.clear();
            }
            run.add(glyph);
        }
        if (!run.isEmpty()) lines.add(line(run));
        return lines;
    }

    private static Line line(List<Glyph> run) {
        var sorted = new ArrayList<>(run);
        sorted.sort(Comparator.comparingDouble(Glyph::x));
        var once = new ArrayList<Glyph>();
        for (Glyph glyph : sorted) {
            if (once.isEmpty() || !twice(once.getLast(), glyph)) once.add(glyph);
        }
        return new Line(List.copyOf(once));
    }

    private static boolean twice(Glyph a, Glyph b) {
        return a.text().equals(b.text()) && b.x() - a.x() < 0.3 * a.width();
    }
}
