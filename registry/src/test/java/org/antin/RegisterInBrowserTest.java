package org.antin;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;

import org.antin.access.Role;
import org.antin.account.store.AccountLedger;
import org.antin.subscriber.Person;
import org.antin.subscriber.Rank;
import org.antin.testkit.Needs;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The register's pages in a real browser: read by axe-core, on a phone, without script. Pictures
/// lie in `target/screens`.
@ServerTest
@Needs({"chromium"})
@DisplayName("The register's pages in a browser")
class RegisterInBrowserTest {
    private static final Path SCREENS = Repository.root().resolve("registry/target/screens");

    private static Playwright playwright;
    private static Browser browser;

    @Autowired House house;
    @Autowired RegisterRows rows;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;
    @Autowired AccountLedger ledger;
    @Autowired PasswordEncoder encoder;

    @Value("${server.port}")
    int port;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private UUID district;
    private Person official;
    private Cast cast;
    private Cast.Member officer;

    @BeforeAll
    static void start() {
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
                                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    @AfterAll
    static void stop() {
        if (browser != null) browser.close();
        if (playwright != null) playwright.close();
    }

    @BeforeEach
    void people() {
        district = house.province().cam().committee();
        official = house.person(district, Rank.OTHER, "Chuyên viên");
        cast = new Cast(db, transaction, ledger, encoder);
        officer = cast.member(district, official.id(), Role.RECEIVING_OFFICER);
    }

    @AfterEach
    void close() {
        if (context != null) context.close();
    }

    private String row(String kind) {
        return rows.make(kind, cast, officer, district).get("id");
    }

    private List<String> pages() {
        var device = "/devices/" + row("device");
        return List.of(
                "/subscribers",
                "/subscribers?q=khongcoai",
                "/subscribers/" + row("subscriber"),
                "/people?rank=other",
                "/people/" + official.id(),
                "/people/" + official.id() + "/edit",
                "/people/new",
                "/certificates",
                "/certificates/" + row("certificate"),
                "/devices",
                device,
                device + "/handover",
                device + "/return",
                "/handovers/" + row("handover"),
                "/organisations",
                "/organisations/tree",
                "/organisations/" + district,
                "/adoption",
                "/search?q=xa",
                "/search?q=khongcoai");
    }

    @Test
    @DisplayName("no violation for axe-core and nothing cut off, on a desk and on a phone")
    void accessible() {
        var pages = pages();
        for (int width : new int[] {1366, 360}) {
            var page = signedIn(width, true);
            for (var path : pages) {
                page.navigate(url(path));
                int n = pages.indexOf(path);
                page.screenshot(
                        new Page.ScreenshotOptions()
                                .setFullPage(true)
                                .setPath(
                                        SCREENS.resolve(
                                                "register-%02d-%d.png".formatted(n, width))));
                reads(page, path + " at " + width);
            }
            page.navigate(url("/people/new"));
            page.click("main button[type=submit]");
            // The answer comes when it comes: on a busy machine after the click has returned.
            page.locator(".error-summary:focus").waitFor();
            assertThat(page.evaluate("document.activeElement.className").toString())
                    .contains("error-summary");
            reads(page, "the faulty form at " + width);
        }
        // 422 is an answer; the browser still notes it on its console
        complaints.removeIf(c -> c.contains("422"));
        assertThat(complaints).as("console: the policy, missing files, script errors").isEmpty();
    }

    private static void reads(Page page, String where) {
        assertThat(
                        page.evaluate(
                                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("horizontal scroll of " + where)
                .isEqualTo(0);
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(where)
                .extracting(v -> v.getId() + ": " + v.getNodes().getFirst().getHtml())
                .isEmpty();
    }

    @Test
    @DisplayName(
            "D10.1: without script a list filters, sorts, chooses columns; a form tells its faults")
    void withoutScript() {
        var page = signedIn(1366, false);
        page.navigate(url("/people"));
        page.click("#people-chip-3");
        assertThat(page.url()).contains("rank=other");
        page.click("#people-sort-name");
        assertThat(page.url()).contains("rank=other", "sort=-name");
        page.click("#people .columns summary");
        page.uncheck("#people-col-kind");
        page.click("#people .columns button");
        assertThat(page.locator("#people thead").innerText()).doesNotContain("Đối tượng");
        page.fill("#find-words", "khongcoai");
        page.click("form[role=search].actions button");
        assertThat(page.url()).contains("rank=other", "q=khongcoai");
        page.click("#people .empty a");
        assertThat(page.url()).endsWith("/people");
        page.navigate(url("/people/new"));
        page.fill("#f-fullName", "Trần Thị Trang");
        page.fill("#f-born", "31/02/1980");
        page.click("main button[type=submit]");
        assertThat(page.locator(".error-summary").innerText()).contains("Ngày sinh");
        assertThat(page.inputValue("#f-fullName")).isEqualTo("Trần Thị Trang");
        page.click(".error-summary a[href='#f-born']");
        assertThat(page.url()).endsWith("#f-born");
        page.fill("#search-everywhere", official.facts().personalNumber());
        page.press("#search-everywhere", "Enter");
        page.click("#found-people a");
        assertThat(page.locator("h1").innerText()).isEqualTo(official.name());
        page.click("details.who summary");
        assertThat(page.locator(".who-roles").innerText()).contains("UBND huyện Cẩm");
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }

    private Page signedIn(int width, boolean script) {
        if (context != null) context.close();
        context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(width, 768)
                                .setJavaScriptEnabled(script));
        context.setDefaultTimeout(30_000);
        var page = context.newPage();
        page.onConsoleMessage(m -> note(m.type(), m.text()));
        page.onPageError(complaints::add);
        page.navigate(url("/sign-in"));
        page.fill("[name=username]", officer.username());
        page.fill("[name=password]", Cast.PASSWORD);
        page.click("main button[type=submit]");
        assertThat(page.url()).endsWith("/inbox");
        return page;
    }

    private void note(String type, String text) {
        if (type.equals("error")) complaints.add(text);
    }
}
