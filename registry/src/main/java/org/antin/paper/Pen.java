package org.antin.paper;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Draws on one page, measured in points from its upper left corner.
public final class Pen {
    private static final float THIN = 0.5f;

    private final PDDocument document;
    private final PDPageContentStream out;
    private final Faces faces;
    private final float pageHeight;
    private final int page;
    private final List<Place> places;

    Pen(
            PDDocument document,
            PDPageContentStream out,
            Faces faces,
            float pageHeight,
            int page,
            List<Place> places) {
        this.document = document;
        this.out = out;
        this.faces = faces;
        this.pageHeight = pageHeight;
        this.page = page;
        this.places = places;
    }

    /// A stretch of letters in one style.
    ///
    /// @param extraPerSpace points added to each space, to fill a justified line
    record Stretch(String text, Style style, float extraPerSpace) {}

    /// Letters from a point on, one stretch after the other.
    void text(List<Stretch> stretches, float left, float baseline) {
        try {
            out.beginText();
            out.newLineAtOffset(left, pageHeight - baseline);
            for (var stretch : stretches) {
                out.setFont(faces.font(stretch.style.face()), stretch.style.size());
                out.showTextWithPositioning(spread(stretch));
            }
            out.endText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The spaces stay letters of the text, so that what is copied or searched reads as it looks.
    private static Object[] spread(Stretch stretch) {
        if (stretch.extraPerSpace == 0) return new Object[] {stretch.text};
        var parts = new ArrayList<Object>();
        float adjustment = -stretch.extraPerSpace * 1000 / stretch.style.size();
        int from = 0;
        for (int at; (at = stretch.text.indexOf(' ', from)) >= 0; from = at + 1) {
            parts.add(stretch.text.substring(from, at + 1));
            parts.add(adjustment);
        }
        if (from < stretch.text.length()) parts.add(stretch.text.substring(from));
        return parts.toArray();
    }

    /// A thin straight line.
    void line(float x1, float y1, float x2, float y2) {
        try {
            out.setLineWidth(THIN);
            out.moveTo(x1, pageHeight - y1);
            out.lineTo(x2, pageHeight - y2);
            out.stroke();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A picture, PNG or JPEG, in a thin frame.
    void picture(byte[] picture, float left, float top, float width, float height) {
        try {
            var image = PDImageXObject.createFromByteArray(document, picture, null);
            out.drawImage(image, left, pageHeight - top - height, width, height);
            out.setLineWidth(THIN);
            out.addRect(left, pageHeight - top - height, width, height);
            out.stroke();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Remembers a place on the paper.
    void mark(String key, float left, float top, float width, float height) {
        places.add(
                new Place(
                        key,
                        page,
                        Sheets.toMm(left),
                        Sheets.toMm(top),
                        Sheets.toMm(width),
                        Sheets.toMm(height)));
    }
}
