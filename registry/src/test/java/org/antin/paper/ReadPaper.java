package org.antin.paper;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A printed paper as a reader of its own finds it, in millimetres from the upper left corner.
public final class ReadPaper {
    /// A letter on the paper.
    public record Letter(
            int page,
            String text,
            double left,
            double right,
            double baseline,
            String font,
            double size) {}

    private final List<Letter> letters = new ArrayList<>();
    private final List<String> pages = new ArrayList<>();
    private final List<double[]> sizes = new ArrayList<>();
    private final Set<PDFont> fonts = new LinkedHashSet<>();
    private final List<Boolean> embedded = new ArrayList<>();
    private final List<String> fontNames = new ArrayList<>();
    private String title = "";
    private String language = "";

    public ReadPaper(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            title = document.getDocumentInformation().getTitle();
            language = document.getDocumentCatalog().getLanguage();
            for (int i = 1; i <= document.getNumberOfPages(); i++) {
                var page = document.getPage(i - 1);
                sizes.add(
                        new double[] {
                            mm(page.getMediaBox().getWidth()), mm(page.getMediaBox().getHeight())
                        });
                for (COSName name : page.getResources().getFontNames())
                    fonts.add(page.getResources().getFont(name));
                pages.add(read(document, i));
            }
            for (var font : fonts) {
                embedded.add(font.isEmbedded());
                fontNames.add(font.getName());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(PDDocument document, int number) throws IOException {
        var stripper =
                new PDFTextStripper() {
                    @Override
                    protected void writeString(String text, List<TextPosition> positions)
                            throws IOException {
                        for (var p : positions)
                            letters.add(
                                    new Letter(
                                            number,
                                            p.getUnicode(),
                                            mm(p.getXDirAdj()),
                                            mm(p.getXDirAdj() + p.getWidthDirAdj()),
                                            mm(p.getYDirAdj()),
                                            p.getFont().getName(),
                                            p.getFontSizeInPt()));
                        super.writeString(text, positions);
                    }
                };
        stripper.setSortByPosition(false);
        stripper.setEndPage(number);
        stripper.setStartPage(number);
        return stripper.getText(document);
    }

    private static double mm(float points) {
        return points * 25.4 / 72;
    }

    public List<Letter> letters() {
        return letters;
    }

    /// The text of a page, from 1, with line breaks as spaces.
    public String text(int page) {
        return pages.get(page - 1).replaceAll("\\s+", " ").strip();
    }

    public String text() {
        return String.join(" ", pages).replaceAll("\\s+", " ").strip();
    }

    public int pages() {
        return pages.size();
    }

    /// Width and height of a page, from 1.
    public double[] size(int page) {
        return sizes.get(page - 1);
    }

    public boolean everyFontIsEmbedded() {
        return !embedded.isEmpty() && embedded.stream().allMatch(e -> e);
    }

    public List<String> fontNames() {
        return fontNames;
    }

    public String title() {
        return title;
    }

    public String language() {
        return language;
    }

    /// The letters of a page that spell a text, the first time it comes.
    public List<Letter> find(int page, String wanted) {
        var on = letters.stream().filter(l -> l.page() == page && !l.text().isBlank()).toList();
        String bare = wanted.replace(" ", "");
        var all = new StringBuilder();
        for (var letter : on) all.append(letter.text());
        int at = all.indexOf(bare);
        if (at < 0) throw new AssertionError("not on page " + page + ": " + wanted);
        return on.subList(at, at + bare.length());
    }
}
