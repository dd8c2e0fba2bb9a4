package org.antin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.testkit.KnownSecret;
import org.antin.testkit.Program;
import org.antin.testkit.Repository;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/// The signing desk: the leader's signature, then the organisation's by the person assigned (Điều
/// 7, 10.2, 11.1).
final class ChapterSigning {
    static final Path LETTER =
            Repository.root().resolve("signing/src/test/resources/letters/cong-van.pdf");

    private final Journey journey;

    ChapterSigning(Journey journey) {
        this.journey = journey;
    }

    void theLeaderSigns() {
        var he = journey.as(journey.chairman);
        he.go("Ký số").picture("ky-so-chua-co-van-ban");
        he.press("Đưa văn bản vào ký").attach("Tệp văn bản", LETTER).press("Đưa vào");
        he.see("Cho biết tài liệu có dấu chỉ độ mật hay không").picture("chua-noi-ve-do-mat");
        he.choose("Có, hoặc không rõ").attach("Tệp văn bản", LETTER).press("Đưa vào");
        he.see("Không tiếp nhận: văn bản có dấu chỉ độ mật").picture("khong-nhan-van-ban-mat");
        he.choose("Không có dấu Mật").attach("Tệp văn bản", LETTER).press("Đưa vào");
        he.see("Đã tiếp nhận", "Chờ người có thẩm quyền ký").picture("van-ban-cho-ky");
        he.pressButton("Ký số").see("Mật khẩu của thiết bị").picture("hoi-mat-khau-thiet-bi");
        // T07, TT 41 Điều 6.1: failure and success, each in words.
        he.fill("Mật khẩu của thiết bị", "khong-phai").pressButton("Ký");
        he.see("Mật khẩu không đúng").picture("sai-mat-khau-thiet-bi");
        he.fill("Mật khẩu của thiết bị", KnownSecret.PRACTICE_PIN.text()).pressButton("Ký");
        he.see("Ký số thành công", "Chờ ký số của cơ quan, tổ chức");
        he.see("Văn thư hoặc người được giao ký số").picture("lanh-dao-da-ky");
    }

    /// @return the letter as downloaded, with both signatures
    Path theOrganisationSigns() {
        var he = journey.as(journey.assigned);
        he.go("Ký số").see("cong-van.pdf").picture("van-ban-tai-ban-ky");
        he.press("cong-van.pdf").see("Chờ ký số của cơ quan, tổ chức");
        he.picture("cho-ky-cua-co-quan");
        he.press("Ký số của cơ quan, tổ chức").see("sau chữ ký của người có thẩm quyền");
        he.picture("ky-cua-co-quan");
        he.fill("Mật khẩu của thiết bị", KnownSecret.PRACTICE_PIN.text()).pressButton("Ký");
        he.see("Ký số thành công", "Đã ký số của cơ quan, tổ chức").picture("co-quan-da-ky");
        return he.download("Tải về", journey.desk.resolve("van-ban-da-ky.pdf"));
    }

    /// What programs that aren't ours say, and what one sees.
    void outsideProgramsAgree(Path signed) throws IOException, InterruptedException {
        var pdfsig = Program.run(journey.desk, "pdfsig", "-nocert", signed.toString()).text();
        assertThat(pdfsig.split("Signature is Valid", -1)).as(pdfsig).hasSize(3);
        assertThat(pdfsig.substring(pdfsig.lastIndexOf("Signature #")))
                .contains("Total document signed")
                .doesNotContain("Not total");
        var qpdf = Program.run(journey.desk, "qpdf", "--check", signed.toString());
        assertThat(qpdf.exit()).as(qpdf.text()).isZero();
        assertThat(qpdf.text())
                .contains("No syntax or stream encoding errors found")
                .doesNotContain("WARNING");
        // On its second page the letter has the seal's red, and had none before.
        assertThat(red(journey.gallery.paper(journey.desk, LETTER, 2, "van-ban-chua-ky"))).isZero();
        assertThat(red(journey.gallery.paper(journey.desk, signed, 2, "van-ban-da-ky")))
                .isGreaterThan(1_000);
    }

    private static int red(Path picture) throws IOException {
        BufferedImage image = ImageIO.read(picture.toFile());
        int red = 0;
        for (int y = 0; y < image.getHeight(); y++)
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                int r = rgb >> 16 & 255;
                int g = rgb >> 8 & 255;
                int b = rgb & 255;
                if (r > 150 && g < 100 && b < 100) red++;
            }
        return red;
    }
}
