package org.antin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.ServerTest;
import org.antin.access.Role;
import org.antin.account.store.AccountLedger;
import org.antin.journey.Town.Citizen;
import org.antin.subscriber.Rank;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.password.PasswordEncoder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/// The main procedure for people without a mouse.
@ServerTest
@Needs({"chromium"})
@DisplayName("D6.2a without a mouse, and with a file too large")
class OtherWaysTest {
    @Autowired House house;
    @Autowired AccountLedger ledger;
    @Autowired PasswordEncoder encoder;
    @Autowired Clock clock;

    @Value("${server.port}")
    int port;

    private final Browsing browsing = new Browsing();
    private Citizen applicant;

    @BeforeEach
    void people() {
        var town = new Town(house, ledger, encoder, clock);
        var district = town.district("Ủy ban nhân dân huyện Kỳ Anh");
        var commune = town.commune(district, "Ủy ban nhân dân xã Kỳ Tân");
        applicant = town.citizen(commune, Rank.HEAD, "Chủ tịch", "Bùi Thị Hạnh", Role.SUBSCRIBER);
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    private Visitor visitor() {
        return new Visitor(
                browsing.context(1366, 768, true),
                "http://localhost:" + port,
                new Gallery("journey"));
    }

    @Test
    @DisplayName("by keyboard alone a request is drafted and sent")
    void byKeyboard() {
        var she = visitor().open("/sign-in");
        var keys = she.page.keyboard();
        keys.type(applicant.username());
        keys.press("Tab");
        keys.type(Town.PASSWORD);
        keys.press("Enter");
        she.see("Việc cần xử lý");
        keys.press("Tab");
        assertThat(focus(she, "e.textContent.trim()")).isEqualTo("Đến nội dung chính");
        keys.press("Enter");
        assertThat(focus(she, "e.id")).as("the skip link passes the navigation").isEqualTo("main");
        she.open("/inbox");
        tabTo(she, "Hồ sơ đề nghị");
        assertThat(focus(she, "e.closest('nav') !== null")).isEqualTo(true);
        keys.press("Enter");
        she.page.waitForURL("**/dossiers");
        tabTo(she, "Lập hồ sơ đề nghị cấp mới");
        keys.press("Enter");
        she.see("Cấp chứng thư số cho ai?");
        tabTo(she, "Tiếp tục");
        keys.press("Enter");
        she.see("Theo mẫu số 01");
        tabTo(she, "Xem lại trước khi nộp");
        keys.press("Enter");
        she.see("Có nội dung cần sửa");
        // A person sees where she is before she presses the next key; so does this one.
        she.page.locator(".error-summary:focus").waitFor();
        tabTo(she, "Nhu cầu giao dịch điện tử:");
        keys.press("Enter");
        she.page.locator("textarea:focus, input:focus").waitFor();
        keys.type("Ký văn bản điện tử của xã");
        tabTo(she, "Xem lại trước khi nộp");
        keys.press("Enter");
        she.see("Xem lại và nộp hồ sơ");
        tabTo(she, "Nộp hồ sơ");
        keys.press("Enter");
        she.see("Đã nộp hồ sơ");
    }

    private static Object focus(Visitor visitor, String what) {
        return visitor.page.evaluate(
                "(() => { const e = document.activeElement; return " + what + "; })()");
    }

    /// Whoever has no mouse must see where she is: a mark around it, on the screen.
    private static final String SEEN =
            """
            e === document.body || (() => {
                const style = getComputedStyle(e), box = e.getBoundingClientRect();
                const marked = style.boxShadow !== 'none'
                    || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
                return marked && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
            })()
            """;

    /// Presses Tab until what has the focus begins with these words.
    private static void tabTo(Visitor visitor, String words) {
        for (int i = 0; i < 80; i++) {
            visitor.page.keyboard().press("Tab");
            var said = focus(visitor, "e.textContent.trim()");
            var where = said + " " + focus(visitor, "e.outerHTML.slice(0, 120)");
            assertThat(focus(visitor, SEEN)).as("the focus is seen on " + where).isEqualTo(true);
            if (String.valueOf(said).startsWith(words)) return;
        }
        throw new AssertionError("not reached by Tab: " + words);
    }

    @Test
    @DisplayName("a file of 200 MB is told in the browser, and nothing is sent")
    void tooLargeIsToldAtOnce() throws Exception {
        Path large = Files.createTempFile("large", ".pdf");
        try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(200_000_000);
        }
        var anybody = visitor().open("/check").choose("Không có dấu Mật");
        anybody.attach("Tệp cần kiểm tra", large).press("Kiểm tra");
        assertThat(
                        anybody.page.evaluate(
                                "document.querySelector('input[type=file]').validationMessage"))
                .isEqualTo("Tệp lớn hơn 50 MB nên không gửi được. Chọn tệp nhỏ hơn.");
        assertThat(anybody.heading()).isEqualTo("Kiểm tra chữ ký số");
        Files.delete(large);
    }
}
