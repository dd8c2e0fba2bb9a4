package org.antin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

import org.antin.House;
import org.antin.ServerTest;
import org.antin.access.Role;
import org.antin.account.store.AccountLedger;
import org.antin.journey.Town.Citizen;
import org.antin.subscriber.Rank;
import org.antin.testkit.Needs;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.password.PasswordEncoder;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.text.Collator;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/// The main jobs in a browser that runs no script: an old computer, a locked-down one, or a line so
/// slow that the script hasn't come.
@ServerTest
@Needs({"chromium"})
@DisplayName("Without script: sign in, find, filter, sort, draft with a fault, check a file")
class WithoutScriptTest {
    @Autowired House house;
    @Autowired AccountLedger ledger;
    @Autowired PasswordEncoder encoder;
    @Autowired Clock clock;

    @Value("${server.port}")
    int port;

    private final Browsing browsing = new Browsing();
    private BrowserContext context;
    private Citizen applicant;
    private Citizen officer;

    @BeforeEach
    void people() {
        var town = new Town(house, ledger, encoder, clock);
        var district = town.district("Ủy ban nhân dân huyện Hương Khê");
        officer =
                town.citizen(
                        district, Rank.OTHER, "Chuyên viên", "Hà Minh Đạt", Role.RECEIVING_OFFICER);
        for (var name : List.of("Phúc Đồng", "Đức Lĩnh", "An Phú", "Hà Linh")) {
            var commune = town.commune(district, "Ủy ban nhân dân xã " + name);
            house.subscriber(commune, house.person(commune, Rank.OTHER, "Văn thư"));
            if (applicant == null)
                applicant =
                        town.citizen(commune, Rank.HEAD, "Chủ tịch", "Lê Thị Nga", Role.SUBSCRIBER);
        }
        context = browsing.context(1280, 900, false);
    }

    @AfterEach
    void close() {
        context.close();
        browsing.close();
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }

    private Page signedIn(Citizen citizen) {
        var page = context.newPage();
        page.navigate(url("/"));
        page.fill("#username", citizen.username());
        page.fill("#password", Town.PASSWORD);
        page.press("#password", "Enter");
        assertThat(page.locator("h1").innerText()).contains("Việc cần xử lý");
        return page;
    }

    @Test
    @DisplayName("the box on every page finds a subscriber, typed without accents")
    void find() {
        var page = signedIn(officer);
        page.fill("#search-everywhere", "xa duc linh");
        page.press("#search-everywhere", "Enter");
        page.locator("#found-subscribers a", withText("Đức Lĩnh")).first().click();
        assertThat(page.locator("h1").innerText()).contains("Đức Lĩnh");
    }

    private static Page.LocatorOptions withText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    @Test
    @DisplayName("a list is filtered and sorted by links, in the order of the Vietnamese alphabet")
    void filterAndSort() {
        var page = signedIn(officer);
        page.navigate(url("/subscribers"));
        page.locator("#subscribers .chip", withText("tổ chức")).first().click();
        assertThat(page.url()).contains("kind=");
        assertThat(page.locator("#subscribers .chip[aria-current]").innerText())
                .contains("tổ chức");
        var up = names(page);
        var vietnamese = Collator.getInstance(Locale.of("vi"));
        assertThat(up).hasSize(4).isSortedAccordingTo(vietnamese);
        page.click("#subscribers-sort-name");
        assertThat(page.locator("#subscribers th[aria-sort=descending]").count()).isEqualTo(1);
        assertThat(page.url()).contains("kind=", "sort=-name");
        assertThat(names(page)).isEqualTo(up.reversed());
    }

    private static List<String> names(Page page) {
        return page.locator("#subscribers tbody th a").allInnerTexts();
    }

    @Test
    @DisplayName("a draft with one wrong field: the summary's link leads there, the rest is kept")
    void oneFault() {
        var page = signedIn(applicant);
        page.locator("#main a", withText("Lập hồ sơ đề nghị cấp mới")).first().click();
        page.getByLabel("Cho tôi").check();
        press(page, "Tiếp tục");
        page.locator("#main").getByLabel("Thư điện tử công vụ").fill("nga@gmail");
        page.locator("#main").getByLabel("Điện thoại di động").fill("0912345678");
        page.locator("#main").getByLabel("Nhu cầu giao dịch điện tử").fill("Ký văn bản của xã");
        press(page, "Xem lại trước khi nộp");
        var faults = page.locator(".error-summary a");
        assertThat(faults.allInnerTexts()).hasSize(1).first().asString().contains("Thư điện tử");
        var field = faults.first().getAttribute("href");
        faults.first().click();
        assertThat(page.locator(field + ":focus").count())
                .as("the field has the focus")
                .isEqualTo(1);
        assertThat(page.inputValue(field)).isEqualTo("nga@gmail");
        assertThat(page.locator("#main").getByLabel("Nhu cầu giao dịch").first().inputValue())
                .isEqualTo("Ký văn bản của xã");
        page.fill(field, "nga.chutich@hatinh.gov.vn");
        press(page, "Xem lại trước khi nộp");
        assertThat(page.locator("h1").innerText()).contains("Xem lại");
        assertThat(page.locator("#main").innerText()).contains("nga.chutich@hatinh.gov.vn");
    }

    private static void press(Page page, String button) {
        page.locator("#main button", withText(button)).first().press("Enter");
    }

    @Test
    @DisplayName("anybody has a file checked, and is told when none was chosen")
    void checkAFile() {
        var page = context.newPage();
        page.navigate(url("/check"));
        page.getByLabel("Không có dấu").check();
        press(page, "Kiểm tra");
        assertThat(page.locator(".error-summary a").first().getAttribute("href"))
                .isEqualTo("#f-file");
        page.setInputFiles(
                "#f-file",
                Repository.root().resolve("signing/src/test/resources/letters/cong-van.pdf"));
        page.getByLabel("Không có dấu").check();
        press(page, "Kiểm tra");
        assertThat(page.url()).contains("/check/reports/");
        assertThat(page.locator("#main").innerText())
                .contains("cong-van.pdf", "không có chữ ký số");
    }

    @Test
    @DisplayName("a file of 200 MB is answered in words, not by a broken connection")
    void tooLarge(@TempDir Path temporary) throws IOException {
        var large = temporary.resolve("lon.pdf");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(200_000_000);
        }
        var page = context.newPage();
        page.navigate(url("/check"));
        page.setInputFiles("#f-file", large);
        page.getByLabel("Không có dấu").check();
        press(page, "Kiểm tra");
        assertThat(page.locator("#main").innerText()).contains("Tệp quá lớn");
    }
}
