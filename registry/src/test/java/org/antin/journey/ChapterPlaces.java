package org.antin.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import org.antin.signing.make.PracticePictures;
import org.antin.testkit.KnownSecret;
import org.antin.testkit.Program;
import org.antin.testkit.Repository;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/// A letter without number and date: what is seen of each signature is looked at, and moved, before
/// it is made (Nghị định 30/2020, Điều 14, Phụ lục I).
final class ChapterPlaces {
    private static final Path DRAFT =
            Repository.root().resolve("signing/src/test/resources/letters/du-thao.pdf");
    private static final double POINTS_PER_MM = 72 / 25.4;

    private final Journey journey;
    private double sealLeft;

    ChapterPlaces(Journey journey) {
        this.journey = journey;
    }

    /// A picture with its paper is told so; the right one is what the next signature shows.
    void theLeaderHandsInHisSignature() throws IOException {
        var he = journey.as(journey.chairman);
        he.go("Ký số").press("Hình chữ ký, con dấu");
        he.see("Chưa có hình").picture("hinh-chu-ky-chua-co");
        he.attach("Tệp hình", signature("chu-ky-tren-giay.png", BufferedImage.TYPE_INT_RGB));
        he.press("Đưa vào").see("Nền của hình không trong suốt").picture("hinh-chu-ky-con-nen");
        he.attach("Tệp hình", signature("chu-ky.png", BufferedImage.TYPE_INT_ARGB));
        he.press("Đưa vào").see("Đã lưu hình", "Gỡ hình").picture("hinh-chu-ky");
    }

    private Path signature(String name, int type) throws IOException {
        byte[] png = PracticePictures.signature(name);
        var ink = ImageIO.read(new ByteArrayInputStream(png));
        var image = new BufferedImage(ink.getWidth(), ink.getHeight(), type);
        var g = image.createGraphics();
        if (type == BufferedImage.TYPE_INT_RGB) {
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, ink.getWidth(), ink.getHeight());
        }
        g.drawImage(ink, 0, 0, null);
        g.dispose();
        var file = journey.desk.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    void theLeaderMovesHisPicture() {
        var he = journey.as(journey.chairman);
        he.go("Ký số").press("Đưa văn bản vào ký");
        he.choose("Không có dấu Mật").attach("Tệp văn bản", DRAFT).press("Đưa vào");
        he.see("Chờ người có thẩm quyền ký").pressButton("Ký số");
        he.see("Xem trước trang ký").picture("xem-truoc-chu-ky");
        double top = millimetres(he, "Cách mép trên");
        var box = box(he);
        box.focus();
        box.press("ArrowUp");
        box.press("ArrowUp");
        assertThat(millimetres(he, "Cách mép trên")).isCloseTo(top - 2, within(0.11));
        box.press("Shift+ArrowUp");
        put(he.see("cách mép trên")).picture("chu-ky-da-dat");
        assertThat(millimetres(he, "Cách mép trên")).isCloseTo(top - 12, within(0.11));
        // Where it was is better: over no line of text.
        put(he.fill("Cách mép trên", shown(top)));
        sign(he);
        he.see("Chờ ký số của cơ quan, tổ chức");
    }

    void theClerkGivesTheNumber() {
        var he = journey.as(journey.assigned);
        he.go("Ký số").press("du-thao.pdf").see("Ghi số, ngày tháng năm");
        assertThat(he.page.getByText("Ký số của cơ quan, tổ chức", exactly()).count())
                .as("number and date go first")
                .isZero();
        he.press("Ghi số, ngày tháng năm").see("UBND-VP").picture("ghi-so");
        he.fill("Số", "0").press("Ghi và ký số").see("bắt đầu từ 1").picture("so-khong-dung");
        he.fill("Số", "7").press("Ghi và ký số");
        he.see("Xem trước trang ký").picture("xem-truoc-so");
        sign(he);
        he.see("ghi số, ngày tháng năm và ký số").picture("da-ghi-so");
    }

    /// @return the letter as downloaded, with its three signatures
    Path theClerkDragsTheSeal() {
        var he = journey.as(journey.assigned);
        he.go("Ký số").press("du-thao.pdf").press("Ký số của cơ quan, tổ chức");
        he.see("trùm lên 33 %").picture("xem-truoc-con-dau");
        double left = millimetres(he, "Cách mép trái");
        drag(he, -120, 10);
        assertThat(millimetres(he, "Cách mép trái")).isLessThan(left - 10);
        put(he).see("quy định là khoảng 1/3").picture("con-dau-dat-xa");
        sealLeft = left + 0.4;
        put(he.fill("Cách mép trái", shown(sealLeft))).see("trùm lên 34 %");
        sign(he);
        he.see("Đã ký số của cơ quan, tổ chức");
        return he.download("Tải về", journey.desk.resolve("van-ban-co-so.pdf"));
    }

    /// Where it was put on the screen it lies on paper, and pdfsig and qpdf have no complaint.
    void outsideProgramsAgree(Path signed) throws IOException, InterruptedException {
        var pdfsig = Program.run(journey.desk, "pdfsig", "-nocert", signed.toString()).text();
        assertThat(pdfsig.split("Signature is Valid", -1)).as(pdfsig).hasSize(4);
        var qpdf = Program.run(journey.desk, "qpdf", "--check", signed.toString());
        assertThat(qpdf.exit()).as(qpdf.text()).isZero();
        try (var pdf = Loader.loadPDF(signed.toFile())) {
            PDRectangle seal =
                    pdf.getSignatureFields().getLast().getWidgets().getFirst().getRectangle();
            assertThat(seal.getLowerLeftX() / POINTS_PER_MM).isCloseTo(sealLeft, within(0.1));
            assertThat(seal.getWidth() / POINTS_PER_MM).isCloseTo(36, within(0.2));
        }
        journey.gallery.paper(journey.desk, signed, 1, "van-ban-co-so-trang-1");
        journey.gallery.paper(journey.desk, signed, 2, "van-ban-co-so-trang-2");
    }

    /// The same signature, prepared anew with its mark where the form says.
    private static Visitor put(Visitor he) {
        var before = he.page.url();
        he.press("Đặt vào vị trí này");
        he.page.waitForURL(url -> !url.equals(before));
        return he.see("Xem trước trang ký");
    }

    private static void sign(Visitor he) {
        he.fill("Mật khẩu của thiết bị", KnownSecret.PRACTICE_PIN.text()).pressButton("Ký");
        he.see("Ký số thành công");
    }

    private static Locator box(Visitor he) {
        return he.page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName("Hình hiển thị của chữ ký số"));
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static void drag(Visitor he, double right, double down) {
        var box = box(he);
        box.scrollIntoViewIfNeeded();
        var at = box.boundingBox();
        double x = at.x + at.width / 2;
        double y = at.y + at.height / 2;
        var mouse = he.page.mouse();
        mouse.move(x, y);
        mouse.down();
        mouse.move(x + right / 2, y + down / 2);
        mouse.move(x + right, y + down);
        mouse.up();
    }

    private static double millimetres(Visitor he, String label) {
        var typed = he.page.locator("#main").getByLabel(label).first().inputValue();
        return Double.parseDouble(typed.replace(',', '.'));
    }

    private static String shown(double millimetres) {
        return String.valueOf(Math.round(millimetres * 10) / 10.0).replace('.', ',');
    }
}
