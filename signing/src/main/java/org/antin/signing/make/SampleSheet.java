package org.antin.signing.make;

import org.antin.signing.font.Fonts;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.util.Matrix;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.imageio.ImageIO;

/// A letter of one page that nobody signs, with every mark on it where a signature would show it:
/// placed and drawn by what places and draws the marks of real signatures.
public final class SampleSheet {
    /// Whose name stands under the title.
    public static final String SIGNER = "Nguyễn Văn Mẫu";

    /// What stands after the number.
    public static final String NOTATION = "UBND-VP";

    private static final int DPI = 90;
    private static final double POINTS_PER_MM = 72 / 25.4;
    private static final double LEFT_COLUMN_MM = 62;
    private static final double RIGHT_COLUMN_MM = 145;
    private static final double COLUMN_WIDE_MM = 75;

    private final PDDocument document = new PDDocument();
    private final PDPage page = new PDPage(PDRectangle.A4);
    private final List<SignedField> fields = new ArrayList<>();
    private final List<Drawing> drawings = new ArrayList<>();

    private SampleSheet() {
        document.addPage(page);
    }

    /// One mark, and of which signature.
    public record Mark(SignatureKind kind, Appearance appearance) {}

    /// @param png the page
    /// @param places of the marks, as they were given
    public record Drawn(byte[] png, List<Placement> places) {
        public Drawn {
            places = List.copyOf(places);
        }

        @Override
        public String toString() {
            return "Drawn" + places;
        }
    }

    /// @param body whose letter it is
    /// @param numbered whether the page keeps places for number and date
    /// @param marks in the order they would be signed
    /// @throws IllegalStateException if a mark has no place on such a page
    public static Drawn draw(
            String body, boolean numbered, List<Mark> marks, OffsetDateTime claimed) {
        var sheet = new SampleSheet();
        try (sheet.document) {
            sheet.write(body.toUpperCase(Locale.ROOT), numbered);
            for (Mark mark : marks) sheet.put(mark, claimed);
            sheet.show();
            var out = new ByteArrayOutputStream();
            var renderer = new PDFRenderer(sheet.document);
            ImageIO.write(renderer.renderImageWithDPI(0, DPI, ImageType.RGB), "png", out);
            return new Drawn(
                    out.toByteArray(), sheet.drawings.stream().map(Drawing::placement).toList());
        } catch (IOException e) {
            throw new IllegalStateException("a page in memory can't be drawn", e);
        }
    }

    private void put(Mark mark, OffsetDateTime claimed) throws IOException {
        var placer = new Placer(document, fields, Limits.USUAL);
        switch (placer.draw(mark.appearance(), claimed)) {
            case Placer.Refused(Refusal why) ->
                    throw new IllegalStateException("no place on the sample: " + why.code());
            case Placer.Drawn(Optional<Drawing> drawing) -> {
                if (drawing.isEmpty()) return;
                drawings.add(drawing.get());
                fields.add(
                        new SignedField(
                                mark.kind().fieldName() + "1",
                                new COSDictionary(),
                                Optional.of(new COSDictionary()),
                                Optional.of(drawing.get().placement())));
            }
        }
    }

    /// After all were placed: what was drawn must not be taken for the letter's own words.
    private void show() throws IOException {
        var geometry = new PageGeometry(page);
        try (var out = new PDPageContentStream(document, page, AppendMode.APPEND, false, true)) {
            for (Drawing drawing : drawings) {
                PDRectangle at = geometry.rectangle(drawing.placement());
                out.saveGraphicsState();
                out.transform(Matrix.getTranslateInstance(at.getLowerLeftX(), at.getLowerLeftY()));
                out.drawForm(drawing.form());
                out.restoreGraphicsState();
            }
        }
    }

    private void write(String body, boolean numbered) throws IOException {
        try (var out = new PDPageContentStream(document, page)) {
            var upright = font(Fonts.REGULAR);
            var bold = font(Fonts.BOLD);
            var italic = font(Fonts.ITALIC);
            centred(out, body, bold, 12, LEFT_COLUMN_MM, 24);
            centred(out, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold, 12, RIGHT_COLUMN_MM, 24);
            centred(out, "Độc lập - Tự do - Hạnh phúc", bold, 13, RIGHT_COLUMN_MM, 30);
            if (numbered) {
                centred(out, "Số:            /" + NOTATION, upright, 13, LEFT_COLUMN_MM, 38);
                var open = "Hà Tĩnh, ngày         tháng         năm           ";
                centred(out, open, italic, 13, RIGHT_COLUMN_MM, 38);
            }
            centred(out, "Kính gửi: Cơ quan, tổ chức nhận văn bản", upright, 14, 105, 78);
            double down = 90;
            for (String line :
                    List.of(
                            "Trang này chỉ để xem trước: chữ ký, con dấu, số, ngày ban hành và dấu đến",
                            "hiện ở đúng vị trí và đúng kích thước như trên văn bản thật của cơ quan, tổ chức.",
                            "Trân trọng./.")) {
                text(out, line, upright, 13, 30, down);
                down += 8;
            }
            text(out, "Nơi nhận:", font(Fonts.BOLD_ITALIC), 12, 30, 150);
            text(out, "- Như trên;", upright, 11, 30, 156);
            text(out, "- Lưu: VT.", upright, 11, 30, 161);
            centred(out, "CHỦ TỊCH", bold, 14, RIGHT_COLUMN_MM, 150);
            centred(out, SIGNER, bold, 14, RIGHT_COLUMN_MM, 185);
        }
    }

    private PDType0Font font(Fonts font) throws IOException {
        try (var in = font.open()) {
            return PDType0Font.load(document, in, false);
        }
    }

    /// Smaller where the column is too narrow for it.
    private static void centred(
            PDPageContentStream out,
            String text,
            PDType0Font font,
            double size,
            double middleMm,
            double downMm)
            throws IOException {
        double points = size;
        double wide = font.getStringWidth(text) / 1000 * points / POINTS_PER_MM;
        if (wide > COLUMN_WIDE_MM && middleMm != 105) {
            points = size * COLUMN_WIDE_MM / wide;
            wide = COLUMN_WIDE_MM;
        }
        text(out, text, font, points, middleMm - wide / 2, downMm);
    }

    private static void text(
            PDPageContentStream out,
            String text,
            PDType0Font font,
            double size,
            double leftMm,
            double downMm)
            throws IOException {
        out.beginText();
        out.setFont(font, (float) size);
        out.newLineAtOffset(
                (float) (leftMm * POINTS_PER_MM),
                (float) (PDRectangle.A4.getHeight() - downMm * POINTS_PER_MM));
        out.showText(text);
        out.endText();
    }
}
