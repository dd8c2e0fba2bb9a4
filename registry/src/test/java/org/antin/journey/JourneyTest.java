package org.antin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;

import org.antin.House;
import org.antin.ServerTest;
import org.antin.SteeredClock;
import org.antin.access.Role;
import org.antin.account.store.AccountLedger;
import org.antin.journey.Town.Citizen;
import org.antin.subscriber.Rank;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.password.PasswordEncoder;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The way of a request as its people see it, in a real browser, by what stands on the pages alone.
/// Pictures lie in `target/journey`. The chapters build on each other.
@ServerTest
@Needs({"chromium"})
@DisplayName("Requests on the screen, from the draft to the certificate")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyTest {
    private static final Pattern CODE = Pattern.compile("HS-\\d{4}-\\d{4,}");

    @Autowired House house;
    @Autowired AccountLedger ledger;
    @Autowired PasswordEncoder encoder;
    @Autowired SteeredClock clock;

    @Value("${server.port}")
    int port;

    private final Gallery gallery = new Gallery();
    private final List<Visitor> visitors = new ArrayList<>();
    private int finished;
    private Browsing browsing;
    private Citizen chairman;
    private Citizen assigned;
    private Citizen accountant;
    private Citizen officer;
    private Citizen head;
    private Citizen provider;

    @BeforeAll
    void people() throws IOException {
        clock.pass(Duration.ofHours(1));
        var old = gallery.folder();
        if (Files.isDirectory(old))
            try (var files = Files.list(old)) {
                for (var file : files.toList()) Files.delete(file);
            }
        Files.createDirectories(old);
        browsing = new Browsing();
        var town = new Town(house, ledger, encoder, clock);
        var district = town.district("Ủy ban nhân dân huyện Cẩm Xuyên");
        var commune = town.commune(district, "Ủy ban nhân dân xã Cẩm Bình");
        chairman =
                town.citizen(commune, Rank.HEAD, "Chủ tịch", "Nguyễn Văn Thành", Role.SUBSCRIBER);
        assigned =
                town.citizen(
                        commune,
                        Rank.OTHER,
                        "Công chức Tư pháp - Hộ tịch",
                        "Lê Văn Đức",
                        Role.ASSIGNED_PERSON);
        accountant =
                town.citizen(
                        commune,
                        Rank.OTHER,
                        "Công chức Tài chính - Kế toán",
                        "Phạm Thị Lan",
                        Role.SUBSCRIBER);
        officer =
                town.citizen(
                        district,
                        Rank.OTHER,
                        "Chuyên viên",
                        "Hoàng Minh Tuấn",
                        Role.RECEIVING_OFFICER);
        head =
                town.citizen(
                        district, Rank.DEPUTY, "Phó Chủ tịch", "Võ Thị Ngọc", Role.CONFIRMING_HEAD);
        provider =
                town.citizen(
                        district,
                        house.province().committee(),
                        Rank.OTHER,
                        "Cán bộ cơ yếu",
                        "Đặng Quốc Bảo",
                        Role.PROVIDER);
    }

    @AfterAll
    void leave() {
        visitors.forEach(Visitor::close);
        browsing.close();
    }

    /// A chapter needs the ones before it.
    private void begin(int chapter) {
        assertThat(finished).as("the chapter before failed").isEqualTo(chapter - 1);
    }

    private Visitor visitor() {
        var visitor =
                new Visitor(browsing.context(1366, 768, true), "http://localhost:" + port, gallery);
        visitors.add(visitor);
        return visitor;
    }

    private Visitor as(Citizen citizen) {
        clock.pass(Duration.ofMinutes(4));
        return visitor().signIn(citizen.username(), Town.PASSWORD);
    }

    private static String code(Visitor visitor) {
        var found = CODE.matcher(visitor.page.locator("#main").innerText());
        assertThat(found.find()).as(visitor.page.url()).isTrue();
        return found.group();
    }

    private String own;
    private String ofTheBody;

    @Test
    @Order(1)
    @DisplayName("D6.1, D6.2a: the chairman asks for his own certificate, and is asked for more")
    void anIndividualAsks() {
        begin(1);
        var he = as(chairman);
        he.picture("thue-bao-trang-dau");
        he.go("Hồ sơ đề nghị").picture("ho-so-de-nghi-chua-co");
        he.press("Lập hồ sơ đề nghị cấp mới").choose("Cho tôi").picture("cap-moi-cho-ai");
        he.press("Tiếp tục").see("Theo mẫu số 01");
        he.fill("Thư điện tử công vụ", "thanh@gmail").fill("Nhu cầu giao dịch điện tử", "");
        he.press("Xem lại trước khi nộp").picture("nhap-co-loi");
        he.fill("Thư điện tử công vụ", "chutich.cambinh@hatinh.gov.vn")
                .fill("Điện thoại di động", "0912345678")
                .fill("Nhu cầu giao dịch điện tử", "Ký văn bản điện tử");
        he.see("Đã tự lưu").picture("nhap");
        he.press("Xem lại trước khi nộp").see("Xem lại và nộp hồ sơ").picture("xem-lai");
        he.press("Nộp hồ sơ").see("Đã nộp hồ sơ").picture("da-nop");
        own = code(he);

        var she = as(officer);
        she.see(own).picture("tiep-nhan-trang-dau");
        she.pressIn(own, "Tiếp nhận").see(own).picture("tiep-nhan-ho-so-da-nop");
        she.press("Tiếp nhận hồ sơ").see("Đang xem xét").picture("dang-xem-xet");
        she.press("Yêu cầu bổ sung hồ sơ").picture("yeu-cau-bo-sung");
        she.press("Yêu cầu bổ sung hồ sơ").picture("yeu-cau-bo-sung-thieu-ly-do");
        she.fill("Lý do", "Ghi rõ loại văn bản cần ký số của Ủy ban nhân dân xã");
        she.press("Yêu cầu bổ sung hồ sơ").see("Đã yêu cầu bổ sung").picture("da-yeu-cau-bo-sung");

        he = as(chairman);
        he.see("Bổ sung hồ sơ").picture("thue-bao-duoc-yeu-cau-bo-sung");
        he.pressIn(own, "Bổ sung hồ sơ").see("Ghi rõ loại văn bản", "Theo mẫu số 01");
        he.picture("ho-so-bi-tra-lai");
        he.fill("Nhu cầu giao dịch điện tử", "Ký quyết định, công văn điện tử của xã");
        he.press("Xem lại trước khi nộp").see("Xem lại và nộp hồ sơ");
        he.press("Nộp hồ sơ").see("Đã nộp hồ sơ");
        confirmed(own, "ca-nhan");
        finished++;
    }

    /// Taken up, put up and confirmed at the district.
    private void confirmed(String code, String name) {
        var she = as(officer);
        she.pressIn(code, "Tiếp nhận").see(code).press("Tiếp nhận hồ sơ").see("Đang xem xét");
        she.press("Trình người xác nhận").see("Ý kiến").picture(name + "-trinh");
        she.fill("Ý kiến của người tiếp nhận", "Đủ điều kiện, kính trình");
        she.press("Trình người xác nhận").see("Đã trình người xác nhận");
        var boss = as(head);
        boss.see(code).picture(name + "-nguoi-xac-nhan-trang-dau");
        boss.pressIn(code, "Xem xét, xác nhận").see(code).picture(name + "-xem-xet-xac-nhan");
        boss.press("Xác nhận").see("Đã xác nhận hồ sơ").picture(name + "-da-xac-nhan");
    }

    @Test
    @Order(2)
    @DisplayName("D6.1, D6.2a, D10.2: the person assigned asks for the organisation's certificate")
    void anOrganisationAsks() {
        begin(2);
        var he = as(assigned);
        he.go("Hồ sơ đề nghị").press("Lập hồ sơ đề nghị cấp mới");
        he.choose("Cho cơ quan, tổ chức").press("Tiếp tục").see("Theo mẫu số 03");
        he.picture("co-quan-nhap");
        he.fill("Thư điện tử công vụ", "ubndxacambinh@hatinh.gov.vn")
                .fill("Địa chỉ", "Thôn Bình Tiến, xã Cẩm Bình, huyện Cẩm Xuyên")
                .fill("Mã số thuế", "3000123456")
                .fill("Mã quan hệ ngân sách", "1012345")
                .fill("Số, ký hiệu quyết định thành lập", "12/QĐ-UBND")
                .fill("Ngày ban hành quyết định", "30/02/2004");
        he.press("Xem lại trước khi nộp")
                .see("Có nội dung cần sửa")
                .picture("co-quan-ngay-khong-co");
        he.fill("Ngày ban hành quyết định", "12/03/2004");
        he.press("Xem lại trước khi nộp").see("Xem lại và nộp hồ sơ").picture("co-quan-xem-lai");
        he.press("Nộp hồ sơ").see("Đã nộp hồ sơ");
        ofTheBody = code(he);
        confirmed(ofTheBody, "co-quan");
        finished++;
    }

    @Test
    @Order(3)
    @DisplayName("D9.2: the head refuses in writing, and the applicant reads why")
    void oneIsRefused() {
        begin(3);
        var she = as(accountant);
        she.go("Hồ sơ đề nghị").press("Lập hồ sơ đề nghị cấp mới").choose("Cho tôi");
        she.press("Tiếp tục").fill("Thư điện tử công vụ", "lan.ketoan@hatinh.gov.vn");
        she.fill("Nhu cầu giao dịch điện tử", "Giao dịch kho bạc");
        she.press("Xem lại trước khi nộp").see("Xem lại và nộp hồ sơ").press("Nộp hồ sơ");
        var code = code(she.see("Đã nộp hồ sơ"));
        var he = as(officer);
        he.pressIn(code, "Tiếp nhận").press("Tiếp nhận hồ sơ").see("Đang xem xét");
        he.press("Trình người xác nhận").fill("Ý kiến", "Kính trình xem xét");
        he.press("Trình người xác nhận").see("Đã trình người xác nhận");
        var boss = as(head);
        boss.pressIn(code, "Xem xét, xác nhận").see(code);
        boss.press("Không xác nhận").see("Không xác nhận hồ sơ này?").picture("khong-xac-nhan");
        boss.fill("Lý do", "Công chức này không được giao giao dịch với Kho bạc Nhà nước");
        boss.press("Không xác nhận").see("Đã ghi nhận không xác nhận");
        boss.picture("da-khong-xac-nhan");
        she = as(accountant);
        she.go("Hồ sơ đề nghị").see("Không xác nhận").press(code).see("Công chức này không");
        she.picture("nguoi-nop-doc-ly-do");
        finished++;
    }

    @Test
    @Order(4)
    @DisplayName("D9.3: letters with their lists go to the provider, who issues")
    void lettersAreSentAndAnswered() {
        begin(4);
        send("1 hồ sơ", "mẫu số 02", "45", own, "ca-nhan");
        send("1 hồ sơ", "mẫu số 04", "46", ofTheBody, "co-quan");
        var cuc = as(provider);
        cuc.see(own).picture("co-yeu-trang-dau");
        cuc.go("Đề nghị gửi đến").picture("co-yeu-de-nghi-gui-den");
        cuc.pressIn("45/", "Mở").see(own).picture("co-yeu-van-ban");
        cuc.pressIn(own, "Cấp").see("Đã cấp chứng thư số").picture("co-yeu-da-cap");
        cuc.go("Đề nghị gửi đến").pressIn("46/", "Mở").pressIn(ofTheBody, "Cấp");
        cuc.see("Đã cấp chứng thư số");
        finished++;
    }

    private void send(String size, String form, String number, String code, String name) {
        var she = as(officer);
        she.see("Lập văn bản đề nghị").picture(name + "-cho-gui");
        she.press("Lập văn bản đề nghị").see("Gom các hồ sơ").picture(name + "-lap-van-ban");
        var bundle =
                she.page.locator("form.panel").filter(new Locator.FilterOptions().setHasText(form));
        bundle.getByLabel(code).check();
        bundle.getByText("Lập văn bản đề nghị").last().click();
        she.see("Đã lập văn bản đề nghị gồm " + size).picture(name + "-van-ban");
        she.fill("Số văn bản", number).choose("Cổng dịch vụ trực tuyến");
        she.select("Người ký", "Võ Thị Ngọc").press("Gửi văn bản đề nghị");
        she.see("Gửi văn bản đề nghị gồm 1 hồ sơ?").picture(name + "-hoi-truoc-khi-gui");
        she.press("Gửi văn bản đề nghị").see("Đã gửi văn bản đề nghị").picture(name + "-da-gui");
    }
}
