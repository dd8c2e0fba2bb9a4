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
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/// The room for a signature between the title line and the signer's name (NĐ 30/2020, Phụ lục I, ô
/// 7a to 7c), found by the text. Millimetres on the page as seen.
///
/// @param page from 1
/// @param centreMm the middle of title and name, from the left edge
/// @param topMm lower edge of the title line
/// @param bottomMm upper edge of the name
/// @param capacity the title line, and the lines above it that say in whose place
record SignatureBlock(
        int page, double centreMm, double topMm, double bottomMm, PrintedCapacity capacity) {
    /// How far title and name may lie apart.
    private static final double FARTHEST_MM = 80;

    /// How far the line above the title may be away from it.
    private static final double NEXT_LINE_MM = 15;

    private static final Pattern AUTHORITY = Pattern.compile("(KT|TL|TUQ|TM|Q)\\..*");

    /// How far their middles may differ: both are centred on the same column.
    private static final double ASKEW_MM = 15;

    /// Searches from the last page backwards: the block stands after the text, and attachments in
    /// the same file come after it.
    ///
    /// @throws IOException if the text of a page can't be read
    static Optional<SignatureBlock> find(PDDocument document, String signerName, Limits limits)
            throws IOException {
        return find(document, signerName, limits, () -> false);
    }

    /// The same, left off when it is late.
    static Optional<SignatureBlock> find(
            PDDocument document, String signerName, Limits limits, BooleanSupplier late)
            throws IOException {
        String name = folded(signerName);
        if (name.isEmpty()) return Optional.empty();
        int last = document.getNumberOfPages();
        for (int number = last; number > Math.max(0, last - limits.maxPages()); number--) {
            PDPage page = document.getPage(number - 1);
            Optional<SignatureBlock> block = find(page, number, name, limits, late);
            if (block.isPresent()) return block;
        }
        return Optional.empty();
    }

    private static Optional<SignatureBlock> find(
            PDPage page, int number, String name, Limits limits, BooleanSupplier late)
            throws IOException {
        double mm = new PageGeometry(page).unitsPerMm();
        var segments = new ArrayList<Segment>();
        PageText.read(page, limits.maxUnpackedBytes(), late)
                .upright()
                .forEach(line -> segments.addAll(line.segments()));
        segments.sort(Comparator.comparingDouble(Segment::baseline));
        for (int i = segments.size() - 1; i > 0; i--) {
            Segment named = segments.get(i);
            if (!folded(named.text()).equals(name)) continue;
            Optional<Segment> title = titleAbove(segments.subList(0, i), named, mm);
            if (title.isEmpty()) continue;
            Segment above = title.get();
            return Optional.of(
                    new SignatureBlock(
                            number,
                            (above.centre() + named.centre()) / 2 / mm,
                            (above.baseline() + 0.25 * above.size()) / mm,
                            (named.baseline() - 0.95 * named.size()) / mm,
                            capacity(segments, above, mm)));
        }
        return Optional.empty();
    }

    /// The nearest line above in the same column, if it is in capitals as titles are.
    private static Optional<Segment> titleAbove(List<Segment> above, Segment name, double mm) {
        for (int i = above.size() - 1; i >= 0; i--) {
            Segment segment = above.get(i);
            double distance = name.baseline() - segment.baseline();
            if (distance > FARTHEST_MM * mm) return Optional.empty();
            boolean sameLine = distance < 0.5 * name.size();
            boolean overlaps = segment.left() < name.right() && name.left() < segment.right();
            if (sameLine || !overlaps) continue;
            boolean centred = Math.abs(segment.centre() - name.centre()) < ASKEW_MM * mm;
            return centred && isTitle(segment.text()) ? Optional.of(segment) : Optional.empty();
        }
        return Optional.empty();
    }

    /// The lines of authority upwards from the title. One line of capitals between may be the rest
    /// of a line that was too long: nobody gets by a TUQ. that stands one line higher.
    private static PrintedCapacity capacity(List<Segment> segments, Segment title, double mm) {
        var authorities = new ArrayList<String>();
        var titles = new ArrayList<String>(List.of(folded(title.text())));
        Segment below = title;
        String between = "";
        for (Segment segment : segments.reversed()) {
            double distance = below.baseline() - segment.baseline();
            boolean near = distance > 0.5 * below.size() && distance < NEXT_LINE_MM * mm;
            boolean overlaps = segment.left() < below.right() && below.left() < segment.right();
            if (!near || !overlaps) continue;
            String text = folded(segment.text());
            if (AUTHORITY.matcher(text).matches()) {
                if (authorities.isEmpty() && !between.isEmpty()) {
                    titles.add(between + " " + titles.getFirst());
                }
                authorities.add(text);
                between = "";
            } else if (between.isEmpty() && isTitle(segment.text())) {
                between = text;
            } else {
                break;
            }
            below = segment;
        }
        return new PrintedCapacity(authorities, titles);
    }

    private static boolean isTitle(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        return letters >= 2 && text.equals(text.toUpperCase(Locale.ROOT));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
    }
}
