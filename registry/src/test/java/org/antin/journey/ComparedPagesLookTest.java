package org.antin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

import org.antin.ServerTest;
import org.antin.document.TamperedLetter;
import org.antin.testkit.Needs;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/// Pictures of what it looks at lie in `target/screens`.
@ServerTest
@Needs({"chromium"})
@DisplayName("D7.2: pages beside each other in a browser")
class ComparedPagesLookTest {
    private static final Path SCREENS = Repository.root().resolve("registry/target/screens");

    @Value("${server.port}")
    int port;

    @TempDir Path dir;

    @Test
    @DisplayName("beside each other on a desk, one below the other on a phone, with words for both")
    void besideEachOther() throws IOException {
        try (var browsing = new Browsing();
                var letter = TamperedLetter.in(dir, Clock.systemUTC())) {
            var page = browsing.context(1280, 900, true).newPage();
            var look = new PageLook(SCREENS);
            look.watch(page);
            page.navigate("http://localhost:" + port + "/check");
            page.getByLabel("Không có dấu").check();
            page.setInputFiles(
                    "#main input[type=file]",
                    new FilePayload[] {
                        pdf("nguyen-ven.pdf", letter.signed()),
                        pdf("da-sua.pdf", letter.changedOnPage(2))
                    });
            page.locator("#main form button[type=submit]").click();
            page.locator("#results a", new Page.LocatorOptions().setHasText("So sánh")).click();
            page.waitForURL("**/check/reports/*#compare");
            var signed = page.getByAltText("Hình trang 2 lúc ký, dựng từ phần tệp mà chữ ký 1");
            var now = page.getByAltText("Hình trang 2 bây giờ, dựng từ cả tệp");
            for (var picture : new Object[] {signed.elementHandle(), now.elementHandle()}) {
                var width =
                        page.evaluate(
                                "async i => { await i.decode(); return i.naturalWidth }", picture);
                assertThat(width).isEqualTo(826);
            }
            assertThat(signed.boundingBox().y).isEqualTo(now.boundingBox().y);
            assertThat(now.boundingBox().x).isGreaterThan(signed.boundingBox().x + 200);
            picture(page, "so-sanh-trang");
            page.setViewportSize(360, 900);
            assertThat(now.boundingBox().x).isEqualTo(signed.boundingBox().x);
            assertThat(now.boundingBox().y)
                    .isGreaterThan(signed.boundingBox().y + signed.boundingBox().height);
            picture(page, "so-sanh-trang-dien-thoai");
            look.at(page, "pages beside each other");
            assertThat(look.faults()).isEmpty();
        }
    }

    private static FilePayload pdf(String name, byte[] content) {
        return new FilePayload(name, "application/pdf", content);
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(SCREENS.resolve(name + ".png"))
                        .setFullPage(true));
    }
}
