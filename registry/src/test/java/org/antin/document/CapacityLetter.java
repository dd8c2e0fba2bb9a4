package org.antin.document;

import org.antin.signing.font.Fonts;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// A letter of one page: words, the lines above the signer's name, room to sign, the name.
public final class CapacityLetter {
    private static final float MM = 72 / 25.4f;
    private static final float SIZE = 13;
    private static final float MIDDLE = 150 * MM;

    private CapacityLetter() {}

    public static byte[] of(String name, String... above) {
        try (var document = new PDDocument();
                var file = Fonts.REGULAR.open();
                var out = new ByteArrayOutputStream()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            var font = PDType0Font.load(document, file, true);
            try (var stream = new PDPageContentStream(document, page)) {
                float top = line(stream, font, 700, "Kính gửi các đơn vị trực thuộc./.");
                top -= 20 * MM;
                for (var text : List.of(above)) top = line(stream, font, top, text);
                line(stream, font, top - 30 * MM, name);
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static float line(PDPageContentStream stream, PDType0Font font, float top, String text)
            throws IOException {
        stream.beginText();
        stream.setFont(font, SIZE);
        stream.newLineAtOffset(MIDDLE - font.getStringWidth(text) / 1000 * SIZE / 2, top);
        stream.showText(text);
        stream.endText();
        return top - 6 * MM;
    }
}
