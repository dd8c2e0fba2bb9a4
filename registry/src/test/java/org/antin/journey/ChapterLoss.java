package org.antin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.kernel.Days;
import org.antin.testkit.KnownSecret;
import org.antin.testkit.Program;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The chairman loses his device (Điều 10.4, 6.2.c): blocked at once, confirmed with minutes,
/// revoked by the provider, and everybody concerned sees it.
final class ChapterLoss {
    private static final DateTimeFormatter DAY = pattern("dd/MM/yyyy");
    private static final DateTimeFormatter HOUR = pattern("HH:mm");

    private final Journey journey;

    ChapterLoss(Journey journey) {
        this.journey = journey;
    }

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(Days.ZONE);
    }

    /// Somebody with the chairman's token has got as far as the PIN when the loss is reported.
    ///
    /// @return code of the dossier
    String itIsReported() {
        var thief = journey.as(journey.chairman);
        thief.go("Ký số").press("Đưa văn bản vào ký").choose("Không có dấu Mật");
        thief.attach("Tệp văn bản", ChapterSigning.LETTER).press("Đưa vào").see("Đã tiếp nhận");
        thief.pressButton("Ký số").see("Mật khẩu của thiết bị");

        var he = journey.as(journey.chairman);
        he.see("Báo thất lạc thiết bị").picture("mat-thiet-bi-trang-dau");
        he.press("Báo thất lạc thiết bị").see("Phải báo ngay").picture("bao-that-lac");
        he.press("Tiếp tục").see("Có nội dung cần sửa").picture("bao-that-lac-thieu");
        var lost = journey.now();
        he.fill("Xảy ra ngày nào", DAY.format(lost)).fill("Giờ", HOUR.format(lost));
        he.fill("Hoàn cảnh", "Mất túi xách trên đường đi họp, trong túi có thiết bị");
        he.press("Tiếp tục").see("Báo thất lạc thiết bị và đề nghị thu hồi chứng thư số này?");
        he.picture("bao-that-lac-hoi-lai");
        he.press("Báo thất lạc thiết bị").see("chứng thư số bị chặn sử dụng ngay");
        he.picture("da-bao-that-lac");
        var code = Journey.code(he);
        he.go("Việc cần xử lý").see("Đang đề nghị thu hồi").picture("trang-dau-sau-khi-bao");
        he.press("Nguyễn Văn Thành").see("Không thể ký: đã báo thất lạc").picture("bi-chan");

        thief.fill("Mật khẩu của thiết bị", KnownSecret.PRACTICE_PIN.text()).pressButton("Ký");
        thief.see("Không ký được: đã báo thất lạc thiết bị").picture("phien-ky-bi-chan");
        thief.press("cong-van.pdf").see("Chờ người có thẩm quyền ký", "Không thể ký");
        thief.picture("khong-the-ky");
        return code;
    }

    void itIsConfirmed(String code) throws IOException, InterruptedException {
        var she = journey.as(journey.officer);
        she.see(code, "Thu hồi chứng thư số cá nhân").picture("that-lac-tiep-nhan-trang-dau");
        she.pressIn(code, "Tiếp nhận").see(code, "Mất túi xách");
        she.press("Tiếp nhận hồ sơ").see("Đang xem xét").picture("that-lac-xem-xet");
        var minutes = journey.desk.resolve("mau-15.pdf");
        she.save("Biên bản xác nhận thất lạc, mẫu số 15", minutes);
        journey.gallery.paper(journey.desk, minutes, 1, "mau-15");
        var words = Program.run(journey.desk, "pdftotext", minutes.toString(), "-").text();
        assertThat(words.replaceAll("\\s+", " "))
                .contains("Mất túi xách", "Nguyễn Văn Thành", "Ủy ban nhân dân xã Cẩm Bình")
                .contains("Thiết bị quản lý theo chế độ Mật");
        she.press("Trình người xác nhận").fill("Ý kiến", "Đã làm việc với thuê bao, đúng sự thật");
        she.press("Trình người xác nhận").see("Đã trình người xác nhận");

        var boss = journey.as(journey.head);
        boss.see(code).picture("that-lac-nguoi-xac-nhan-trang-dau");
        boss.pressIn(code, "Xem xét, xác nhận").see(code).press("Xác nhận");
        boss.see("mẫu số 15").press("Xác nhận").see("phải có số biên bản");
        boss.picture("that-lac-thieu-bien-ban");
        boss.fill("Số biên bản xác nhận thất lạc", "15/BB-UBND").picture("that-lac-bien-ban");
        boss.press("Xác nhận").see("Đã xác nhận hồ sơ").picture("that-lac-da-xac-nhan");
    }

    void itIsRevoked(String code) {
        new ChapterIssuance(journey).send("mẫu số 10", "47", code, "thu-hoi");
        var cuc = journey.as(journey.provider);
        cuc.see(code).picture("thu-hoi-co-yeu-trang-dau");
        cuc.go("Đề nghị gửi đến").pressIn("47/", "Mở").see(code).picture("thu-hoi-co-yeu-van-ban");
        cuc.pressIn(code, "Thu hồi").see("Thu hồi chứng thư số này?").picture("thu-hoi-hoi-lai");
        cuc.press("Thu hồi chứng thư số").see("Đã thu hồi chứng thư số").picture("da-thu-hoi");

        var he = journey.as(journey.chairman);
        he.see("Đã thu hồi").picture("thue-bao-trang-dau-da-thu-hoi");
        he.press("Nguyễn Văn Thành").see("Thu hồi lúc", "Không thể ký: chứng thư số đã thu hồi");
        he.picture("chung-thu-so-da-thu-hoi");
        he.download("Tải chứng thư số (.cer)", lost());
        assertThat(he.page.locator("#main").innerText()).doesNotContain("Báo thất lạc thiết bị");

        var she = journey.as(journey.officer);
        she.go("Thiết bị").see("Đã thất lạc").picture("thiet-bi-da-that-lac");
        she.press("••••").see("Sổ bàn giao").picture("so-ban-giao-da-khep");
    }

    private Path lost() {
        return journey.desk.resolve("da-mat.cer");
    }

    /// What OpenSSL hears from the practice CA, of the lost device's certificate and of another.
    void opensslAgrees(Path signed) throws IOException, InterruptedException {
        var he = journey.as(journey.assigned);
        var good = journey.desk.resolve("con-dung.cer");
        he.see("Đang có hiệu lực").press("Ủy ban nhân dân xã Cẩm Bình");
        he.download("Tải chứng thư số (.cer)", good);

        journey.notLaterThan(Duration.ZERO);
        var authority = new PracticeAuthority(journey);
        assertThat(authority.ocsp(good)).contains(": good");
        assertThat(authority.ocsp(lost())).contains(": revoked", "Reason: keyCompromise");
        assertThat(authority.byTheLists(good).exit()).isZero();
        var listed = authority.byTheLists(lost());
        assertThat(listed.exit()).isNotZero();
        assertThat(listed.text()).contains("certificate revoked");
        assertThat(authority.stamped(signed).text()).contains("Verification: OK");
    }

    /// What was signed and time-stamped before the loss stays valid (Điều 7).
    void whatWasSignedBeforeStands(Path signed) throws IOException, InterruptedException {
        var checking = new ChapterChecking(journey);
        var anybody = checking.check(signed);
        anybody.see("HỢP LỆ").picture("kiem-tra-sau-khi-thu-hoi");
        assertThat(anybody.page.locator("#conclusion").innerText())
                .startsWith("HỢP LỆ – ký bởi Chủ tịch Nguyễn Văn Thành");
        var said = checking.verify(signed);
        assertThat(said.exit()).as(said.text()).isZero();
        assertThat(said.text()).contains("\"verdict\":\"VALID\",\"format\":\"PAdES\"");
    }
}
