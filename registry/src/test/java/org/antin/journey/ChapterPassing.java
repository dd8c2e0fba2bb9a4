package org.antin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import org.antin.journey.Town.Citizen;
import org.antin.testkit.KnownSecret;
import org.antin.testkit.Program;
import org.antin.testkit.Repository;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// From hand to hand: who drafts, who checks, who signs, who issues, and who receives (Nghị định
/// 30/2020, Điều 12, 13, 14, 21, 22).
final class ChapterPassing {
    private static final Path DRAFT =
            Repository.root().resolve("signing/src/test/resources/letters/du-thao.pdf");
    private static final String NAME = "du-thao.pdf";

    private final Journey journey;
    private final Citizen chief;
    private final Citizen clerk;

    ChapterPassing(Journey journey, Citizen chief, Citizen clerk) {
        this.journey = journey;
        this.chief = chief;
        this.clerk = clerk;
    }

    void theSpecialistDrafts() {
        var she = journey.as(journey.accountant);
        she.go("Ký số").press("Đưa văn bản vào ký");
        she.choose("Không có dấu Mật").attach("Tệp văn bản", DRAFT).press("Đưa vào");
        she.see("Trình kiểm tra, trình ký").picture("du-thao-da-dua-vao");
        she.pressButton("Ký nháy nội dung").see("Xem trước trang ký").picture("ky-nhay-noi-dung");
        sign(she).see("Phạm Thị Lan ký nháy");
        // She won't sign it twice, and passes it on.
        assertThat(buttons(she, "Ký nháy nội dung")).isZero();
        she.press("Chuyển").see("hãy chọn người nhận văn bản");
        she.go("Ký số").press(NAME);
        she.select("Chuyển cho", "Trần Thị Hoa – Chánh Văn phòng").press("Chuyển");
        she.see("Đã chuyển văn bản", "Đã chuyển cho:").picture("da-chuyen-cho-chanh-van-phong");
    }

    void theChiefChecks() {
        // What wasn't passed on to somebody isn't seen: need to know (Điều 2.4).
        var he = journey.as(journey.chairman);
        he.go("Ký số").see("Chưa có văn bản nào");
        assertThat(he.page.locator("#main").innerText()).doesNotContain(NAME);
        var she = journey.as(chief);
        she.go("Ký số").press(NAME).see("Phạm Thị Lan ký nháy");
        she.pressButton("Ký nháy thể thức").see("Xem trước trang ký").picture("ky-nhay-the-thuc");
        sign(she).see("Trần Thị Hoa ký nháy");
        she.select("Chuyển cho", "Nguyễn Văn Thành").press("Chuyển").see("Đã chuyển văn bản");
    }

    void theLeaderSigns() {
        var he = journey.as(journey.chairman);
        he.go("Ký số").press(NAME).see("Trần Thị Hoa ký nháy").picture("van-ban-trinh-ky");
        he.pressButton("Ký số").see("Xem trước trang ký");
        sign(he).see("Chờ ký số của cơ quan, tổ chức");
    }

    /// @return the letter as downloaded: two initials, the leader, number and date, the seal
    Path theClerkIssues() {
        var she = journey.as(clerk);
        she.go("Ký số").press(NAME).press("Ghi số, ngày tháng năm").press("Ghi và ký số");
        sign(she.see("Xem trước trang ký"));
        she.press("Ký số của cơ quan, tổ chức").see("trùm lên 33 %").picture("van-thu-dong-dau");
        sign(she).see("Đã ký số của cơ quan, tổ chức").picture("van-thu-da-phat-hanh");
        return she.download("Tải về", journey.desk.resolve("van-ban-phat-hanh.pdf"));
    }

    /// @return the letter with the stamp of arrival
    Path theClerkReceives(Path issued) {
        var she = journey.as(clerk);
        she.go("Ký số").press("Tiếp nhận văn bản đến").see("dấu thời gian tiếp nhận");
        she.picture("tiep-nhan-van-ban-den");
        var came = journey.desk.resolve("van-ban-den.pdf");
        try {
            Files.copy(issued, came);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        she.choose("Không có dấu Mật").attach("Tệp văn bản", came).press("Tiếp nhận");
        she.see("Cơ quan, tổ chức gửi");
        she.choose("Không có dấu Mật").fill("Cơ quan, tổ chức gửi", "UBND xã Cẩm Duệ");
        she.attach("Tệp văn bản", came).press("Tiếp nhận").see("Số đến 1").picture("da-tiep-nhan");
        she.pressButton("Đóng dấu đến").see("Xem trước trang ký").picture("xem-truoc-dau-den");
        sign(she).see("Đặng Thị Mai đóng dấu đến").picture("da-dong-dau-den");
        assertThat(buttons(she, "Đóng dấu đến")).as("once").isZero();
        return she.download("Tải về", journey.desk.resolve("van-ban-den-co-dau.pdf"));
    }

    private static int buttons(Visitor who, String name) {
        var exactly = new Page.GetByRoleOptions().setName(name).setExact(true);
        return who.page.getByRole(AriaRole.BUTTON, exactly).count();
    }

    private static Visitor sign(Visitor who) {
        who.fill("Mật khẩu của thiết bị", KnownSecret.PRACTICE_PIN.text()).pressButton("Ký");
        return who.see("Ký số thành công");
    }

    void outsideProgramsAgreeOnTheLetter(Path issued) throws IOException, InterruptedException {
        agree(issued, "Initials1", "Initials2", "Leader1", "Number1", "Organisation1");
        journey.gallery.paper(journey.desk, issued, 1, "van-ban-phat-hanh-trang-1");
        journey.gallery.paper(journey.desk, issued, 2, "van-ban-phat-hanh-trang-2");
    }

    /// What arrived is the strict beginning of what carries the stamp (Thông tư 41/2017, Điều 9).
    void outsideProgramsAgreeOnTheStamped(Path issued, Path stamped)
            throws IOException, InterruptedException {
        byte[] before = Files.readAllBytes(issued);
        byte[] after = Files.readAllBytes(stamped);
        assertThat(Arrays.copyOf(after, before.length)).isEqualTo(before);
        var names = agreed(stamped);
        assertThat(names).hasSize(7).startsWith("Initials1", "Initials2", "Leader1", "Number1");
        assertThat(names.get(4)).isEqualTo("Organisation1");
        assertThat(names.getLast()).isEqualTo("Arrival1");
        journey.gallery.paper(journey.desk, stamped, 1, "van-ban-den-co-dau-trang-1");
    }

    private void agree(Path signed, String... fields) throws IOException, InterruptedException {
        assertThat(agreed(signed)).containsExactly(fields);
    }

    /// Every signature is valid for pdfsig and the last one holds the whole file; qpdf has no
    /// complaint.
    ///
    /// @return the fields, first signed first
    private List<String> agreed(Path signed) throws IOException, InterruptedException {
        List<String> fields;
        try (var pdf = Loader.loadPDF(signed.toFile())) {
            fields =
                    pdf.getSignatureFields().stream()
                            .map(PDSignatureField::getPartialName)
                            .toList();
        }
        var pdfsig = Program.run(journey.desk, "pdfsig", "-nocert", signed.toString()).text();
        // It can't judge the time stamp of receipt, and says so; our own check does.
        long judged = fields.stream().filter(name -> !name.startsWith("Timestamp")).count();
        assertThat(pdfsig.split("Signature is Valid", -1)).as(pdfsig).hasSize((int) judged + 1);
        assertThat(pdfsig).doesNotContain("Signature is Invalid");
        assertThat(pdfsig.substring(pdfsig.lastIndexOf("Signature #")))
                .contains("Total document signed")
                .doesNotContain("Not total");
        var qpdf = Program.run(journey.desk, "qpdf", "--check", signed.toString());
        assertThat(qpdf.exit()).as(qpdf.text()).isZero();
        assertThat(qpdf.text())
                .contains("No syntax or stream encoding errors found")
                .doesNotContain("WARNING");
        return fields;
    }
}
