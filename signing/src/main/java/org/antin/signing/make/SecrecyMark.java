package org.antin.signing.make;

import org.antin.signing.make.PageText.Glyph;
import org.antin.signing.make.PageText.Line;
import org.antin.signing.make.PageText.Segment;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A secrecy mark on a document (NĐ 30/2020, ô 10a). Documents that hold state secrets are out of
/// scope and are neither signed nor taken in (Điều 1.1.b, T01).
///
/// Looked for is a mark that stands by itself in the upper third of page 1, in any case, Unicode
/// form and letter spacing, on the page or in an annotation on it; the same words inside a sentence
/// are no mark. A mark that is only a picture can't be seen this way: that is why the person is
/// asked first.
public enum SecrecyMark {
    TOP("Tuyệt mật", "TUYỆTMẬT", "TUYÖTMËT", "TUYEÄTMAÄT"),
    HIGH("Tối mật", "TỐIMẬT", "TÈIMËT", "TOÁIMAÄT"),
    SECRET("Mật", "MẬT", "MËT", "MAÄT");

    private static final List<String> LABELS = List.of("", "ĐỘMẬT", "MỨCĐỘMẬT");

    private final String words;

    /// The mark's letters in capitals: Unicode, then as the older encodings TCVN3 and VNI come out.
    private final List<String> spellings;

    /// Every spelling with every label, by code point: each letter of a page is compared with all.
    private int[][] wanted = {};

    static {
        for (var mark : values()) {
            mark.wanted =
                    LABELS.stream()
                            .flatMap(label -> mark.spellings.stream().map(label::concat))
                            .map(spelling -> spelling.codePoints().toArray())
                            .toArray(int[][]::new);
        }
    }

    SecrecyMark(String words, String... spellings) {
        this.words = words;
        this.spellings =
                Arrays.stream(spellings)
                        .map(s -> Normalizer.normalize(s, Normalizer.Form.NFC))
                        .toList();
    }

    /// The letters of every mark with every label, in capitals and each encoding: where none of
    /// them stands by itself, there is no mark.
    public static List<String> letters() {
        return Arrays.stream(values())
                .flatMap(mark -> mark.spellings.stream())
                .flatMap(spelling -> LABELS.stream().map(label -> label + spelling))
                .toList();
    }

    /// The mark that letters spell, with or without a label before it.
    ///
    /// @param letters in capitals, composed, without spaces and punctuation
    public static Optional<SecrecyMark> spelt(String letters) {
        return Arrays.stream(values())
                .filter(
                        mark ->
                                LABELS.stream()
                                        .flatMap(
                                                label -> mark.spellings.stream().map(label::concat))
                                        .anyMatch(letters::equals))
                .findFirst();
    }

    /// The words of the mark.
    public String words() {
        return words;
    }

    /// Looks for a mark; empty also when the file can't be read, which others find out and say.
    public static Optional<SecrecyMark> find(byte[] pdf) {
        return switch (PdfFile.open(pdf)) {
            case PdfFile.Opened opened -> {
                try (var document = opened.document()) {
                    yield find(document);
                } catch (IOException e) {
                    yield Optional.empty();
                }
            }
            case PdfFile.Refused _ -> Optional.empty();
        };
    }

    /// Looks for a mark in an open document, which stays open and unchanged.
    ///
    /// @throws IOException if the text of page 1 can't be read
    public static Optional<SecrecyMark> find(PDDocument document) throws IOException {
        return find(document, Limits.USUAL);
    }

    static Optional<SecrecyMark> find(PDDocument document, Limits limits) throws IOException {
        if (document.getNumberOfPages() == 0) return Optional.empty();
        PDPage page = document.getPage(0);
        var box = page.getCropBox();
        boolean onItsSide = page.getRotation() % 180 != 0;
        double third = (onItsSide ? box.getWidth() : box.getHeight()) / 3;
        PageText.Read text = PageText.read(page, limits.maxUnpackedBytes());
        return find(text.upright(), third).or(() -> find(text.turned(), third));
    }

    private static Optional<SecrecyMark> find(List<Line> lines, double lowest) {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.glyphs().getFirst().seenY() > lowest) continue;
            List<Letter> letters = letters(line);
            for (int start = 0; start < letters.size(); start++) {
                for (SecrecyMark mark : values()) {
                    int end = mark.matches(letters, start);
                    if (end > 0
                            && standsAlone(letters, start, end)
                            && !endsSentence(letters, start, end, lines.subList(0, i))) {
                        return Optional.of(mark);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// One letter in capitals, with the glyph it came from.
    private record Letter(int codePoint, Glyph glyph) {}

    private static List<Letter> letters(Line line) {
        var letters = new ArrayList<Letter>();
        for (Glyph glyph : line.glyphs()) {
            Normalizer.normalize(glyph.text(), Normalizer.Form.NFC)
                    .toUpperCase(Locale.ROOT)
                    .codePoints()
                    .filter(Character::isLetterOrDigit)
                    .forEach(c -> letters.add(new Letter(c, glyph)));
        }
        return letters;
    }

    /// Where the mark that begins at `start` ends, or -1.
    private int matches(List<Letter> letters, int start) {
        for (int[] each : wanted) {
            if (start + each.length > letters.size()) continue;
            int same = 0;
            while (same < each.length && letters.get(start + same).codePoint() == each[same])
                same++;
            if (same == each.length) return start + each.length;
        }
        return -1;
    }

    /// More air on both sides than between its own letters, and more than justified text has.
    private static boolean standsAlone(List<Letter> letters, int start, int end) {
        double widest = 0;
        for (int i = start + 1; i < end; i++) {
            widest = Math.max(widest, gap(letters.get(i - 1), letters.get(i)));
        }
        double size = letters.get(start).glyph().size();
        double air = Math.max(1.2 * size, 1.5 * widest);
        return (start == 0 || gap(letters.get(start - 1), letters.get(start)) > air)
                && (end == letters.size() || gap(letters.get(end - 1), letters.get(end)) > air);
    }

    private static double gap(Letter left, Letter right) {
        return right.glyph().x() - left.glyph().right();
    }

    /// True for the last word of a paragraph that happens to fall on a line of its own: not in
    /// capitals, and right below a long line that begins where it does.
    private static boolean endsSentence(
            List<Letter> letters, int start, int end, List<Line> above) {
        Glyph first = letters.get(start).glyph();
        boolean capitals =
                letters.subList(start, end).stream()
                        .map(l -> l.glyph().text())
                        .allMatch(t -> t.equals(t.toUpperCase(Locale.ROOT)));
        if (capitals || above.isEmpty()) return false;
        Line before = above.getLast();
        if (first.baseline() - before.baseline() > 2.5 * first.size()) return false;
        for (Segment segment : before.segments()) {
            boolean sameColumn = Math.abs(segment.left() - first.x()) < 5 * first.size();
            if (sameColumn && segment.right() - segment.left() > 15 * first.size()) return true;
        }
        return false;
    }
}
