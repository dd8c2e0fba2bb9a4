package org.antin.signing.make;

import org.antin.signing.make.PageText.Segment;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where the words of a letter, or the list of its recipients, end: there stand the initials of
/// those who checked it (NĐ 30/2020, Điều 12). Millimetres on the page as seen.
///
/// @param page from 1
/// @param rightMm where the last line's words end
/// @param middleMm half the height of its letters
record EndOfWords(int page, double rightMm, double middleMm) {
    /// The sign that closes the words of a letter.
    private static final String CLOSING = "./.";

    private static final String RECIPIENTS = "NƠI NHẬN";

    /// How far a line of the list may begin beside the word above it.
    private static final double BESIDE_MM = 15;

    /// How far apart two lines of the list may lie, in the height of its letters.
    private static final double LEADING = 2.2;

    /// The last line that ends with the closing sign, from the last page backwards.
    ///
    /// @throws IOException if the text of a page can't be read
    static Optional<EndOfWords> ofContent(PDDocument document, Limits limits) throws IOException {
        for (int number : lastFirst(document, limits)) {
            PDPage page = document.getPage(number - 1);
            Optional<EndOfWords> end =
                    segments(page, limits).stream()
                            .filter(s -> s.text().replace(" ", "").endsWith(CLOSING))
                            .max(Comparator.comparingDouble(Segment::baseline))
                            .map(last -> of(page, number, last));
            if (end.isPresent()) return end;
        }
        return Optional.empty();
    }

    /// The last line of the list below "Nơi nhận", from the last page backwards.
    ///
    /// @throws IOException if the text of a page can't be read
    static Optional<EndOfWords> ofRecipients(PDDocument document, Limits limits)
            throws IOException {
        for (int number : lastFirst(document, limits)) {
            PDPage page = document.getPage(number - 1);
            List<Segment> segments = segments(page, limits);
            for (int i = segments.size() - 1; i >= 0; i--) {
                if (!folded(segments.get(i)).startsWith(RECIPIENTS)) continue;
                double mm = new PageGeometry(page).unitsPerMm();
                var below = segments.subList(i, segments.size());
                return Optional.of(of(page, number, lastOfList(below, mm)));
            }
        }
        return Optional.empty();
    }

    private static Segment lastOfList(List<Segment> fromHead, double mm) {
        Segment head = fromHead.getFirst();
        Segment last = head;
        for (Segment one : fromHead) {
            boolean inColumn = Math.abs(one.left() - head.left()) < BESIDE_MM * mm;
            boolean next = one.baseline() - last.baseline() < LEADING * last.size();
            if (inColumn && next) last = one;
        }
        return last;
    }

    private static List<Integer> lastFirst(PDDocument document, Limits limits) {
        var numbers = new ArrayList<Integer>();
        int last = document.getNumberOfPages();
        for (int n = last; n > Math.max(0, last - limits.maxPages()); n--) numbers.add(n);
        return numbers;
    }

    private static List<Segment> segments(PDPage page, Limits limits) throws IOException {
        var segments = new ArrayList<Segment>();
        PageText.read(page, limits.maxUnpackedBytes())
                .upright()
                .forEach(line -> segments.addAll(line.segments()));
        segments.sort(Comparator.comparingDouble(Segment::baseline));
        return segments;
    }

    private static EndOfWords of(PDPage page, int number, Segment last) {
        double mm = new PageGeometry(page).unitsPerMm();
        return new EndOfWords(
                number, last.right() / mm, (last.baseline() - 0.35 * last.size()) / mm);
    }

    private static String folded(Segment segment) {
        return Normalizer.normalize(segment.text(), Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .strip();
    }
}
