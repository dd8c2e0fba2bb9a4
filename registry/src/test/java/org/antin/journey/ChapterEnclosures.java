package org.antin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.font.Fonts;
import org.antin.testkit.KnownSecret;
import org.antin.testkit.Program;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

/// What the organisation alone signs: a file that goes with a letter, and an electronic copy of a
/// paper (Nghị định 30/2020, Điều 25, Phụ lục I and II).
final class ChapterEnclosures {
    private final Journey journey;

    ChapterEnclosures(Journey journey) {
        this.journey = journey;
    }

    /// @return the attachment as downloaded
    Path anAttachmentGoesWithIt() throws IOException, InterruptedException {
        var file = table(journey.desk.resolve("phu-luc.pdf"));
        var he = journey.as(journey.assigned);
        he.go("Ký số").press("cong-van.pdf").see("Chưa có tài liệu kèm theo");
        he.picture("van-ban-da-phat-hanh");
        he.press("Thêm tài liệu kèm theo").see("góc trên, bên phải").picture("them-kem-theo");
        he.choose("Không có dấu Mật").fill("Số, ký hiệu", "bốn mươi lăm");
        he.attach("Tệp tài liệu kèm theo", file).press("Đưa vào");
        he.see("Số, ký hiệu chưa đúng").picture("so-ky-hieu-chua-dung");
        he.choose("Không có dấu Mật").fill("Số, ký hiệu", "45/UBND-VP");
        he.attach("Tệp tài liệu kèm theo", file).press("Đưa vào");
        he.see("Tài liệu kèm theo văn bản số 45/UBND-VP").picture("kem-theo-cho-ky");
        sign(he, "không có hình ảnh con dấu", "kem-theo");
        var signed = he.download("Tải về", journey.desk.resolve("phu-luc-da-ky.pdf"));
        he.press("cong-van.pdf").see("phu-luc.pdf").picture("van-ban-co-kem-theo");
        outsideProgramsAgree(file, signed, "phu-luc");
        return signed;
    }

    /// @return the copy as downloaded
    Path aCopyIsMade() throws IOException, InterruptedException {
        var scanned = scan(journey.desk.resolve("ban-quet.pdf"));
        var he = journey.as(journey.assigned);
        he.go("Ký số").press("Làm bản sao điện tử").see("Hình thức sao").picture("lam-ban-sao");
        he.choose("Không có dấu Mật").choose("Bản sao lục").choose("Bản gốc hoặc bản chính");
        he.attach("Tệp bản sao", scanned).press("Đưa vào");
        he.see("Bản sao lục chỉ làm từ bản sao y").picture("sao-luc-khong-tu-ban-goc");
        he.choose("Không có dấu Mật").choose("Bản sao y").choose("Bản gốc hoặc bản chính");
        he.attach("Tệp bản sao", ChapterSigning.LETTER).press("Đưa vào");
        he.see("không phải ảnh số hóa").picture("khong-phai-ban-quet");
        he.choose("Không có dấu Mật").choose("Bản sao y").choose("Bản gốc hoặc bản chính");
        he.attach("Tệp bản sao", scanned).press("Đưa vào");
        he.see("Bản sao y, làm từ").picture("ban-sao-cho-ky");
        sign(he, "không có hình ảnh con dấu", "ban-sao");
        var signed = he.download("Tải về", journey.desk.resolve("ban-sao-da-ky.pdf"));
        outsideProgramsAgree(scanned, signed, "ban-sao");
        return signed;
    }

    void anybodyChecks(Path... files) {
        var anybody = journey.visitor().open("/check");
        anybody.choose("Không có dấu Mật").attach("Tệp cần kiểm tra", files).press("Kiểm tra");
        anybody.see("Đã kiểm tra xong " + files.length + " tệp").picture("tat-ca-hop-le");
        List<String> found = anybody.page.locator("#results li").allInnerTexts();
        assertThat(found).hasSize(files.length);
        for (var verdict : found) assertThat(verdict).contains("HỢP LỆ").doesNotContain("KHÔNG");
    }

    private static void sign(Visitor he, String words, String name) {
        he.press("Ký số của cơ quan, tổ chức").see(words).picture(name + "-ky");
        he.fill("Mật khẩu của thiết bị", KnownSecret.PRACTICE_PIN.text()).pressButton("Ký");
        he.see("Ký số thành công", "Đã ký số của cơ quan, tổ chức").picture(name + "-da-ky");
    }

    /// One signature over the whole file; words in black in the corner, and no seal.
    private void outsideProgramsAgree(Path before, Path signed, String name)
            throws IOException, InterruptedException {
        var pdfsig = Program.run(journey.desk, "pdfsig", "-nocert", signed.toString()).text();
        assertThat(pdfsig.split("Signature is Valid", -1)).as(pdfsig).hasSize(2);
        assertThat(pdfsig).contains("Total document signed").doesNotContain("Not total");
        var qpdf = Program.run(journey.desk, "qpdf", "--check", signed.toString());
        assertThat(qpdf.exit()).as(qpdf.text()).isZero();
        assertThat(qpdf.text()).doesNotContain("WARNING");
        var was = ImageIO.read(paper(before, name + "-chua-ky").toFile());
        var is = ImageIO.read(paper(signed, name + "-da-ky").toFile());
        assertThat(new int[] {is.getWidth(), is.getHeight()})
                .containsExactly(was.getWidth(), was.getHeight());
        int inTheCorner = 0;
        for (int y = 0; y < is.getHeight(); y++) {
            for (int x = 0; x < is.getWidth(); x++) {
                if (was.getRGB(x, y) == is.getRGB(x, y)) continue;
                boolean corner = x > is.getWidth() / 2 && y < is.getHeight() / 12;
                assertThat(corner).as("changed at %d, %d", x, y).isTrue();
                assertThat(grey(is, x, y)).as("coloured at %d, %d", x, y).isTrue();
                inTheCorner++;
            }
        }
        assertThat(inTheCorner).as("words at the top right").isGreaterThan(300);
    }

    private Path paper(Path pdf, String name) throws IOException, InterruptedException {
        return journey.gallery.paper(journey.desk, pdf, 1, name);
    }

    private static boolean grey(BufferedImage image, int x, int y) {
        int rgb = image.getRGB(x, y);
        int red = rgb >> 16 & 255;
        return Math.abs(red - (rgb >> 8 & 255)) < 12 && Math.abs(red - (rgb & 255)) < 12;
    }

    /// A file that goes with the letter, typed.
    private static Path table(Path to) throws IOException {
        try (var pdf = new PDDocument();
                var typeface = Fonts.REGULAR.open()) {
            var page = new PDPage(PDRectangle.A4);
            pdf.addPage(page);
            var font = PDType0Font.load(pdf, typeface, true);
            try (var content = new PDPageContentStream(pdf, page)) {
                content.beginText();
                content.setFont(font, 14);
                content.setLeading(22);
                content.newLineAtOffset(120, 740);
                for (var line :
                        List.of(
                                "Phụ lục",
                                "SỐ LƯỢNG CHỨNG THƯ SỐ ĐANG SỬ DỤNG",
                                "1. Chứng thư số của cơ quan: 01",
                                "2. Chứng thư số của cá nhân: 03")) {
                    content.showText(line);
                    content.newLine();
                }
                content.endText();
            }
            pdf.save(to.toFile());
        }
        return to;
    }

    /// The letter as a colour scanner sees its first page.
    private static Path scan(Path to) throws IOException {
        try (var paper = Loader.loadPDF(ChapterSigning.LETTER.toFile());
                var pdf = new PDDocument()) {
            var seen = new PDFRenderer(paper).renderImageWithDPI(0, 200, ImageType.RGB);
            var page = new PDPage(PDRectangle.A4);
            pdf.addPage(page);
            try (var content = new PDPageContentStream(pdf, page)) {
                var width = page.getMediaBox().getWidth();
                var height = page.getMediaBox().getHeight();
                var picture = JPEGFactory.createFromImage(pdf, seen, 0.8f, 200);
                content.drawImage(picture, 0, 0, width, height);
            }
            pdf.save(to.toFile());
        }
        return to;
    }
}
