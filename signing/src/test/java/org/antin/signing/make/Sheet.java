package org.antin.signing.make;

import org.antin.signing.font.Fonts;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Writes small PDFs for tests: text at a place, in millimetres on the page as seen.
public final class Sheet {
    private static final float MM = 72 / 25.4f;

    private final PDDocument document = new PDDocument();
    private final PDType0Font font;
    private final int rotation;
    private PDPage page;

    public Sheet() {
        this(0);
    }

    Sheet(int rotation) {
        this.rotation = rotation;
        try (var in = Fonts.REGULAR.open()) {
            font = PDType0Font.load(document, in, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page();
    }

    Sheet page() {
        boolean onItsSide = rotation % 180 != 0;
        page =
                new PDPage(
                        onItsSide
                                ? new PDRectangle(
                                        PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth())
                                : PDRectangle.A4);
        page.setRotation(rotation);
        document.addPage(page);
        return this;
    }

    public Sheet text(String text, double leftMm, double topMm) {
        return text(text, leftMm, topMm, 13, 0);
    }

    /// @param spacing points between letters
    Sheet text(String text, double leftMm, double topMm, double size, double spacing) {
        try (var out = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
            var box = page.getMediaBox();
            out.transform(
                    switch (rotation) {
                        case 90 -> new Matrix(0, 1, -1, 0, box.getWidth(), 0);
                        case 180 -> new Matrix(-1, 0, 0, -1, box.getWidth(), box.getHeight());
                        case 270 -> new Matrix(0, -1, 1, 0, 0, box.getHeight());
                        default -> new Matrix();
                    });
            float height = rotation % 180 == 0 ? box.getHeight() : box.getWidth();
            out.beginText();
            out.setFont(font, (float) size);
            out.setCharacterSpacing((float) spacing);
            out.newLineAtOffset((float) leftMm * MM, height - (float) topMm * MM);
            out.showText(text);
            out.endText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    PDDocument document() {
        return document;
    }

    public byte[] pdf() {
        try (document) {
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
