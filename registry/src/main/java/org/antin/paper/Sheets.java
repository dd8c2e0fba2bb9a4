package org.antin.paper;

import org.antin.paper.Block.Band;
import org.antin.paper.Pen.Stretch;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Prints blocks on A4 sheets with the margins of NĐ 30/2020, PL I: 20 mm above and below, 30 mm on
/// the left, 15 mm on the right; page numbers from the second page on, in the middle of the upper
/// margin.
public final class Sheets {
    public static final float TOP_MM = 20;
    public static final float BOTTOM_MM = 20;
    public static final float LEFT_MM = 30;
    public static final float RIGHT_MM = 15;
    private static final float POINTS_PER_MM = 72 / 25.4f;
    private static final Style NUMBER = Style.regular(13);

    private Sheets() {}

    /// A part of a paper that starts on a new page.
    public record Section(boolean landscape, List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }
    }

    /// Millimetres as points.
    public static float mm(double millimetres) {
        return (float) (millimetres * POINTS_PER_MM);
    }

    static double toMm(float points) {
        return Math.round(points / POINTS_PER_MM * 100) / 100.0;
    }

    private record Page(boolean landscape, List<Band> bands) {}

    /// Prints a paper. The same blocks give the same bytes.
    ///
    /// @param title of the file, as a viewer shows it
    public static Printed print(String title, List<Section> sections) {
        try (var document = new PDDocument()) {
            var faces = new Faces(document);
            var pages = new ArrayList<Page>();
            for (var section : sections) {
                float width = (section.landscape ? 297 : 210) - LEFT_MM - RIGHT_MM;
                float height = (section.landscape ? 210 : 297) - TOP_MM - BOTTOM_MM;
                var bands = new ArrayList<Band>();
                for (var block : section.blocks) bands.addAll(block.bands(mm(width), faces));
                for (var page : Pagination.paginate(bands, mm(height)))
                    pages.add(new Page(section.landscape, page));
            }
            var places = new ArrayList<Place>();
            for (int i = 0; i < pages.size(); i++)
                draw(document, faces, pages.get(i), i + 1, places);
            describe(document, title);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return new Printed(bytes.toByteArray(), pages.size(), places);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void draw(
            PDDocument document, Faces faces, Page page, int number, List<Place> places)
            throws IOException {
        float width = mm(page.landscape ? 297 : 210);
        float height = mm(page.landscape ? 210 : 297);
        var sheet = new PDPage(new PDRectangle(width, height));
        document.addPage(sheet);
        try (var out = new PDPageContentStream(document, sheet)) {
            var pen = new Pen(document, out, faces, height, number, places);
            if (number > 1) {
                String text = Integer.toString(number);
                float middle = mm(LEFT_MM) + (width - mm(LEFT_MM) - mm(RIGHT_MM)) / 2;
                pen.text(
                        List.of(new Stretch(text, NUMBER, 0)),
                        middle - faces.width(text, NUMBER) / 2,
                        mm(TOP_MM / 2) + NUMBER.size() / 3);
            }
            float y = mm(TOP_MM);
            for (int i = 0; i < page.bands.size(); i++) {
                var band = page.bands.get(i);
                boolean first = i == 0;
                boolean last = i == page.bands.size() - 1;
                if (!first) y += band.spaceBefore();
                band.drawing().draw(pen, mm(LEFT_MM), y, first, last);
                y += band.height();
            }
        }
    }

    private static void describe(PDDocument document, String title) {
        var information = new PDDocumentInformation();
        information.setTitle(title);
        information.setProducer("Ấn Tín");
        document.setDocumentInformation(information);
        document.setDocumentId(0L);
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage("vi-VN");
        var preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
    }
}
