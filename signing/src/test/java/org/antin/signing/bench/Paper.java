package org.antin.signing.bench;

import org.antin.signing.font.Fonts;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;

/// Letters of five pages in Vietnamese, with two embedded fonts and a scanned picture, no two
/// alike.
final class Paper {
    static final String SIGNER = "Nguyễn Văn Thành";

    private static final String[] WORDS =
            ("thực hiện văn bản số của Ủy ban nhân dân tỉnh về việc quản lý và sử dụng chữ ký số"
                            + " chuyên dùng Chính phủ trong hoạt động của các cơ quan nhà nước trên địa bàn"
                            + " tỉnh Hà Tĩnh đề nghị các sở ban ngành huyện thành phố thị xã xã phường thị"
                            + " trấn khẩn trương rà soát tổng hợp báo cáo kết quả bảo mật thông tin")
                    .split(" ");
    private static final int LINES = 42;

    private Paper() {}

    /// @param number two letters with different numbers differ
    static byte[] letter(int number) {
        var random = new SplittableRandom(number);
        try (var document = new PDDocument();
                var regular = Fonts.REGULAR.open();
                var bold = Fonts.BOLD.open()) {
            var text = PDType0Font.load(document, regular, true);
            var title = PDType0Font.load(document, bold, true);
            var picture = JPEGFactory.createFromImage(document, noise(random), 0.75f);
            for (int page = 0; page < 5; page++) {
                var sheet = new PDPage(PDRectangle.A4);
                document.addPage(sheet);
                try (var out = new PDPageContentStream(document, sheet)) {
                    out.beginText();
                    out.setFont(title, 14);
                    out.newLineAtOffset(72, 780);
                    out.showText("CÔNG VĂN SỐ " + number + ", TRANG " + (page + 1));
                    out.setFont(text, 13);
                    for (int line = 0; line < LINES; line++) {
                        out.newLineAtOffset(0, -15);
                        out.showText(line(random));
                    }
                    out.endText();
                    if (page == 4) {
                        out.beginText();
                        out.setFont(title, 13);
                        out.newLineAtOffset(330, 120);
                        out.showText("CHỦ TỊCH");
                        out.newLineAtOffset(-15, -90);
                        out.showText(SIGNER);
                        out.endText();
                        out.drawImage(picture, 72, 40, 150, 90);
                    }
                }
            }
            var file = new ByteArrayOutputStream(1 << 18);
            document.save(file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(SplittableRandom random) {
        var line = new StringBuilder();
        while (line.length() < 70) {
            line.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return line.toString();
    }

    private static BufferedImage noise(SplittableRandom random) {
        var image = new BufferedImage(800, 560, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int grey = 96 + random.nextInt(96);
                image.setRGB(x, y, grey << 16 | grey << 8 | grey);
            }
        }
        return image;
    }
}
