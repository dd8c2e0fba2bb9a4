package org.antin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Media;

import org.antin.testkit.Needs;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The shell in a real browser, under a policy stricter than the product's: read by axe-core, used
/// by keyboard, without script, on a phone. Pictures of every page lie in `target/screens`.
@Needs({"chromium"})
class ShellInBrowserTest {
    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");
    private static final Path SCREENS = Repository.root().resolve("registry/target/screens");

    private static ConfigurableApplicationContext server;
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;

    @BeforeAll
    static void start() {
        server = StyleGuide.start(0);
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                                        .setArgs(FLAGS));
    }

    @AfterAll
    static void stop() {
        if (browser != null) browser.close();
        if (playwright != null) playwright.close();
        if (server != null) server.close();
    }

    @AfterEach
    void close() {
        if (context != null) context.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, 1366, 768",
        "/, 683, 384",
        "/, 360, 740",
        "/inbox, 1366, 768",
        "/inbox, 683, 384",
        "/inbox, 360, 740",
        "/inbox#nav, 360, 740",
        "/sign-in, 1366, 768",
        "/sign-in, 683, 384",
        "/sign-in, 360, 740",
        "/confirm, 1366, 768",
        "/confirm, 360, 740",
        "/hidden, 1366, 768",
        "/hidden, 360, 740"
    })
    @DisplayName(
            "no violation for axe-core, nothing cut off, at 100 % and 200 % zoom and on a phone")
    void accessible(String path, int width, int height) {
        var page = open(path, width, height, true);
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(
                                SCREENS.resolve(
                                        "shell"
                                                + path.replaceAll("\\W", "-")
                                                + "-"
                                                + width
                                                + ".png")));
        assertThat(
                        page.evaluate(
                                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("horizontal scroll")
                .isEqualTo(0);
        var found =
                new AxeBuilder(page)
                        .withTags(
                                List.of(
                                        "wcag2a",
                                        "wcag2aa",
                                        "wcag21a",
                                        "wcag21aa",
                                        "wcag22aa",
                                        "best-practice"))
                        .analyze()
                        .getViolations();
        assertThat(found)
                .extracting(v -> v.getId() + ": " + v.getNodes().getFirst().getHtml())
                .isEmpty();
        assertThat(complaints).as("console: the policy, missing files, script errors").isEmpty();
    }

    @Test
    @DisplayName(
            "the faults of a form are read, reached and corrected, by axe-core and by keyboard")
    void faultyForm() {
        var page = open("/", 1366, 768, true);
        page.fill("#f-familyName", "");
        page.fill("#f-born", "30/02/1990");
        page.click("#entry button[type=submit]");
        page.waitForSelector(".error-summary a"); // htmx answers in its own time
        assertThat(page.locator(".error-summary a").count()).isEqualTo(3);
        assertThat(page.evaluate("document.activeElement.className").toString())
                .contains("error-summary");
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("f-familyName");
        assertThat(page.inputValue("#f-born")).isEqualTo("30/02/1990");
        page.fill("#f-familyName", "Nguyễn Thị Huệ");
        page.fill("#f-born", "3/2/1990");
        page.check("#f-sure");
        page.click("#entry button[type=submit]");
        assertThat(page.locator("#notices").innerText()).contains("Đã nộp hồ sơ HS-2026-0412");
        page.reload();
        assertThat(page.locator("#notices").innerText()).isEmpty();
    }

    @Test
    @DisplayName("everything works without script")
    void withoutScript() {
        var page = open("/", 1366, 768, false);
        page.click("#do-count");
        assertThat(page.locator("#counted").innerText()).matches("Đã bấm \\d+ lần");
        page.click("#people-sort-name");
        assertThat(page.url()).contains("sort=-name");
        page.click("#people-chip-1");
        assertThat(page.url()).contains("sort=-name").contains("status=expiring");
        page.click("#people .columns summary");
        page.uncheck("#people-col-code");
        page.click("#people .columns button");
        assertThat(page.locator("#people thead").innerText())
                .doesNotContain("Số hiệu")
                .contains("Cơ quan");
        page.click("#do-refuse");
        assertThat(page.locator("h1").innerText()).isEqualTo("Không thực hiện được");
        assertThat(page.locator("main").innerText()).contains("khoản 2 Điều 9 Quy chế");
        page.click("main a.btn");
        assertThat(page.url()).contains("status=expiring");
        page.click("details.who summary");
        assertThat(page.locator(".who-menu").isVisible()).isTrue();
        var phone = open("/inbox", 360, 740, false);
        assertThat(phone.locator("#nav").isVisible()).isFalse();
        phone.click(".menu-link");
        assertThat(phone.locator("#nav").isVisible()).isTrue();
        phone.click(".side-close");
        assertThat(phone.locator("#nav").isVisible()).isFalse();
    }

    @Test
    @DisplayName("with htmx only the part changes, and a refusal appears without losing the page")
    void withScript() {
        var page = open("/", 1366, 768, true);
        page.evaluate("window.untouched = true");
        page.fill("#f-reason", "chưa lưu");
        page.click("#do-count");
        page.waitForCondition(() -> !page.locator("#counted").innerText().isBlank());
        page.click("#do-refuse");
        page.waitForSelector("#refusal .notice");
        assertThat(page.locator("#refusal").innerText())
                .contains("Người nộp không được tự xác nhận");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("refusal");
        assertThat(page.inputValue("#f-reason")).isEqualTo("chưa lưu");
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        page.click("#people-sort-until");
        page.waitForSelector("#people [aria-sort=ascending] #people-sort-until");
        assertThat(page.url()).contains("sort=until");
        assertThat(page.locator("#refusal").innerText()).isEmpty();
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("people-sort-until");
        assertThat(page.inputValue("#f-reason")).isEqualTo("chưa lưu");
        assertThat(page.evaluate("window.untouched")).isEqualTo(true);
        assertThat(page.locator("#people").count()).isEqualTo(1);
        // 422 is an answer; the browser still notes it on its console.
        assertThat(complaints).allMatch(c -> c.contains("422"));
    }

    @Test
    @DisplayName("an accident behind htmx shows the error page with its reference")
    void accident() {
        var page = open("/", 1366, 768, true);
        page.click("#do-boom");
        page.waitForSelector(".reference");
        assertThat(page.locator("h1").innerText()).isEqualTo("Hệ thống gặp lỗi");
        assertThat(page.locator(".reference strong").innerText())
                .matches("[A-Z0-9]{4}-[A-Z0-9]{4}");
        assertThat(page.content()).doesNotContain("IllegalState");
    }

    @Test
    @DisplayName(
            "keyboard: / searches, the skip link skips, Escape closes, the focus is always seen")
    void keyboard() {
        var page = open("/", 1366, 768, true);
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
        assertThat(page.locator(".skip").boundingBox().y).isPositive();
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
        page.keyboard().press("/");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("search-everywhere");
        page.keyboard().type("a/b");
        assertThat(page.inputValue("#search-everywhere")).isEqualTo("a/b");
        page.focus("details.who summary");
        page.keyboard().press("Enter");
        assertThat(page.locator(".who-menu").isVisible()).isTrue();
        page.keyboard().press("Escape");
        assertThat(page.locator(".who-menu").isVisible()).isFalse();
        var unseen =
                page.evaluate(
                        """
                        () => [...document.querySelectorAll('a, button, input, select, textarea, summary')]
                            .filter(e => e.checkVisibility() && e.type !== 'hidden')
                            .filter(e => { e.focus({focusVisible: true});
                                           const s = getComputedStyle(e);
                                           return s.outlineStyle === 'none' || parseFloat(s.outlineWidth) < 2; })
                            .map(e => e.outerHTML.slice(0, 80))
                        """);
        assertThat((List<?>) unseen).as("without visible focus").isEmpty();
    }

    @Test
    @DisplayName("the Vietnamese letters come from our own typeface and none is cut off")
    void letters() {
        var page = open("/", 1366, 768, true);
        assertThat(
                        page.evaluate(
                                """
                                () => Promise.all(['400', '500', '600', '700', 'italic 400']
                                    .flatMap(w => ['a', 'ā', 'ệ']
                                        .map(c => document.fonts.load(w + ' 16px "Be Vietnam Pro"', c)
                                            .then(f => f.filter(x => x.status === 'loaded').length))))
                                """))
                .isEqualTo(java.util.Collections.nCopies(15, 1));
        // Every line of text is at least 1.38 times as high as its letters: Ệ and Ỗ need 1.3.
        var tight =
                page.evaluate(
                        """
                        () => [...document.querySelectorAll('body *')]
                            .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
                            .filter(e => !e.closest('svg, .visually-hidden, option, .skip'))
                            .filter(e => { const s = getComputedStyle(e);
                                           return parseFloat(s.lineHeight) < 1.38 * parseFloat(s.fontSize); })
                            .map(e => e.outerHTML.slice(0, 80))
                        """);
        assertThat((List<?>) tight).isEmpty();
    }

    @Test
    @DisplayName("on paper there is the content and none of the buttons")
    void print() {
        var page = open("/", 1366, 768, true);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        for (var gone :
                List.of("#nav", ".search", ".page-actions", ".pager", ".row-actions", ".foot")) {
            assertThat(page.locator(gone).first().isVisible()).as(gone).isFalse();
        }
        assertThat(page.locator("#people tbody").isVisible()).isTrue();
        assertThat(page.locator(".practice").isVisible()).isTrue();
    }

    private Page open(String path, int width, int height, boolean script) {
        if (context != null) context.close();
        context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(width, height)
                                .setJavaScriptEnabled(script));
        context.setDefaultTimeout(15_000);
        var page = context.newPage();
        page.onConsoleMessage(
                m -> {
                    if (m.type().equals("error") && !m.text().contains("404"))
                        complaints.add(m.text());
                });
        page.onPageError(complaints::add);
        page.navigate("http://127.0.0.1:" + StyleGuide.port(server) + path);
        return page;
    }
}
