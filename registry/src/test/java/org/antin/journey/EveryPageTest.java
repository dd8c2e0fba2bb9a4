package org.antin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;

import org.antin.account.DemoPasswords;
import org.antin.certificate.TrustedForTests;
import org.antin.certificate.X509Facts;
import org.antin.demo.DemoServer;
import org.antin.document.TamperedLetter;
import org.antin.start.StartNotice;
import org.antin.testkit.Needs;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Every page the application has, in a real browser, found by following links in the filled demo.
/// Pictures of pages with faults lie in `target/pages`.
@Needs({"chromium"})
@DisplayName("Every page: no violation for axe-core, nothing cut off, nothing on the console")
class EveryPageTest {
    private static final Path PICTURES = Repository.root().resolve("registry/target/pages");

    /// Mappings that aren't pages of their own, and why.
    private static final Map<String, String> NO_PAGE =
            Map.of(
                    "/practice-ca/**", "answers certificate software with DER",
                    "/setup/{token}", "needs a database without accounts: firstAdministrator()",
                    "/sign-in/kept", "an inner forward: late() sees it at the form's address",
                    "/sign-in/resume", "an inner forward: late() sees it at the form's address");

    private static Browsing browsing;

    @TempDir Path forged;

    private final PageLook look = new PageLook(PICTURES);
    private final Map<String, BrowserContext> signedIn = new HashMap<>();
    private String base = "";

    /// Where the document lies that signing() took in.
    private String document = "";

    @BeforeAll
    static void openBrowser() {
        browsing = new Browsing();
    }

    @AfterAll
    static void closeBrowser() {
        browsing.close();
    }

    private Page page(String account) {
        var page = signedIn.computeIfAbsent(account, this::signIn).newPage();
        look.watch(page);
        return page;
    }

    /// An empty name is a visitor without an account.
    private BrowserContext signIn(String account) {
        var context = browsing.context(1280, 900, true);
        if (account.isEmpty()) return context;
        try (var page = context.newPage()) {
            page.navigate(base + "/sign-in");
            enter(page, account);
        }
        return context;
    }

    private static void enter(Page page, String account) {
        page.getByLabel("Tên đăng nhập").fill(account);
        page.getByLabel("Mật khẩu").fill(DemoPasswords.PASSWORD);
        press(page, "Đăng nhập");
    }

    /// A file's input is a button too, for those who can't see; only what sends is meant here.
    private static void press(Page page, String button) {
        page.locator("#main button", new Page.LocatorOptions().setHasText(button)).first().click();
        page.waitForLoadState();
    }

    @Test
    @DisplayName("as the roles of the demo, on a desk, at 200 % zoom and on a phone")
    void everyPage(@TempDir Path data) {
        try (var demo = new DemoServer(data)) {
            base = demo.address();
            var mappings =
                    new PageMappings(
                            demo.bean(
                                    "requestMappingHandlerMapping",
                                    RequestMappingHandlerMapping.class));
            var seen = new TreeSet<String>(NO_PAGE.keySet());
            proposeRoot();
            var forHand = new ArrayList<>(made());
            forHand.add(recording(demo, "/dossiers/{id}/record-issue", "ISSUE"));
            forHand.add(recording(demo, "/dossiers/{id}/record-revocation", "REVOKE"));
            for (var made : forHand) {
                look.open(page(made.account()), base + made.address(), made.pattern());
                seen.add(made.pattern());
            }
            late();
            nothingThere();
            seen.add("/error");
            var crawl = new Crawl(mappings, base, seen);
            crawl.as("", page("").context().request());
            for (var account : DemoServer.accounts())
                crawl.as(account, page(account).context().request());
            crawl.fullest()
                    .forEach(
                            (key, found) -> {
                                if (!seen.add(found.pattern()) && key.equals(found.pattern()))
                                    return;
                                try (var page = page(found.account())) {
                                    look.open(page, base + found.address(), key);
                                }
                            });
            var missed = new TreeSet<>(mappings.patterns());
            missed.removeAll(seen);
            assertThat(missed).as("pages that no link leads to").isEmpty();
            assertThat(crawl.faults()).as("links").isEmpty();
        }
        assertThat(look.faults()).as("of " + look.looked() + " pages").isEmpty();
    }

    /// What is there only after somebody made it.
    private List<Crawl.Found> made() {
        return List.of(
                found("/sign-in/password/{token}", "", passwordLink()),
                found("/check/reports/{id}", "", report()),
                found("/signings/{session}", "thuebao", signing()),
                // Linked from a letter its leader has signed, if places wait for a number.
                found("/documents/{id}/number", "vanthu", document + "/number"),
                // Linked from a letter once the organisation has signed it.
                found("/documents/{id}/attachments/new", "vanthu", document + "/attachments/new"),
                found("/documents/{id}/keep", "vanthu", document + "/keep"));
    }

    /// In practice the provider answers on its own pages, so no link leads to the ones where an
    /// officer enters what came on paper.
    private static Crawl.Found recording(DemoServer demo, String pattern, String procedure) {
        var sent =
                demo.rows(
                        """
                        select d.id from dossier d join account a on a.scope_org = d.scope_authority
                         where a.username = 'tiepnhan' and d.stage = 'FORWARDED' and d.procedure = '%s'
                        """
                                .formatted(procedure));
        return found(pattern, "tiepnhan", pattern.replace("{id}", sent.getFirst()));
    }

    private static Crawl.Found found(String pattern, String account, String address) {
        return new Crawl.Found(pattern, account, address, 0);
    }

    /// The administrator opens an account, and connects a system on the way.
    private String passwordLink() {
        var page = page("admin");
        page.navigate(base + "/connections/new");
        page.locator("#f-name").fill("Hệ thống quản lý văn bản");
        page.locator("#f-organisation").selectOption(option(1));
        page.locator("#main input[type=checkbox]").last().check();
        page.locator("#f-basis").fill("Quyết định kết nối số 5/QĐ-UBND");
        send(page);
        page.locator("#main output").waitFor();
        look.at(page, "a new connection with its token");
        page.navigate(base + "/accounts/new");
        page.locator("#f-username").fill("nguoi-moi");
        page.locator("#f-displayName").fill("Lê Thị Mới");
        page.locator("#f-organisation").selectOption(option(1));
        send(page);
        var link = page.locator("#main output").innerText();
        return link.substring(link.indexOf("/sign-in/password/"));
    }

    /// A root certificate, with the fingerprint its owner publishes.
    private void proposeRoot() {
        var page = page("admin");
        page.navigate(base + "/trusted-roots");
        var root = X509Facts.encoded(TrustedForTests.ISSUER.root());
        page.setInputFiles("#f-file", new FilePayload("goc.cer", "application/pkix-cert", root));
        page.getByLabel("Tin cậy: chứng thực chuyên dùng Chính phủ").check();
        page.fill("#f-fingerprint", X509Facts.of(TrustedForTests.ISSUER.root()).fingerprint());
        page.fill("#f-source", "Trang tin của tổ chức cung cấp dịch vụ chứng thực");
        send(page);
        page.waitForURL(url -> url.matches(".*/trusted-roots/[0-9a-f-]{36}"));
    }

    private static void send(Page page) {
        page.locator("#main form button[type=submit]").last().click();
    }

    private static SelectOption option(int index) {
        return new SelectOption().setIndex(index);
    }

    private static Path letter() {
        return Repository.root().resolve("signing/src/test/resources/letters/cong-van.pdf");
    }

    /// Of a letter changed after it was signed: there is most to be seen.
    private String report() {
        var page = page("");
        page.navigate(base + "/check");
        page.locator("#main").getByLabel("Không có dấu").check();
        page.setInputFiles("#main input[type=file]", changed());
        press(page, "Kiểm tra");
        page.waitForURL("**/check/reports/*");
        assertThat(page.locator("#compare img").count()).isEqualTo(2);
        return path(page);
    }

    private FilePayload changed() {
        try (var letter = TamperedLetter.in(forged, Clock.systemUTC())) {
            return new FilePayload("da-sua.pdf", "application/pdf", letter.changedOnPage(2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void attach(Page page) {
        page.locator("#main").getByLabel("Không có dấu").check();
        page.locator("#main input[type=file]").first().setInputFiles(letter());
    }

    private String signing() {
        var page = page("thuebao");
        page.navigate(base + "/documents/new");
        attach(page);
        send(page);
        page.waitForURL(url -> url.matches(".*/documents/[0-9a-f-]{36}"));
        document = path(page);
        press(page, "Ký");
        page.waitForURL("**/signings/*");
        return path(page);
    }

    private static String path(Page page) {
        return URI.create(page.url()).getPath();
    }

    /// A form that is sent when the session has ended: the sign-in page keeps it, and gives it
    /// back.
    private void late() {
        var context = signIn("tiepnhan");
        var page = context.newPage();
        look.watch(page);
        page.navigate(base + "/people/new");
        page.locator("#f-fullName").fill("Trần Thị Trang");
        context.clearCookies();
        send(page);
        page.getByLabel("Mật khẩu").waitFor();
        look.at(page, "sign-in with a kept form");
        enter(page, "tiepnhan");
        page.getByText("Trần Thị Trang").or(page.locator("h1")).first().waitFor();
        assertThat(page.locator("#main input[name=fullName]").inputValue())
                .isEqualTo("Trần Thị Trang");
        look.at(page, "kept form");
        context.close();
    }

    private void nothingThere() {
        var page = page("tiepnhan");
        page.navigate(base + "/error");
        look.at(page, "error 404");
    }

    @Test
    @DisplayName("and the first administrator's page, which is there before anybody has an account")
    void firstAdministrator(@TempDir Path data) {
        try (var empty = new DemoServer(data, false)) {
            base = empty.address();
            var line = empty.bean(StartNotice.class).line(base).orElseThrow();
            var address = line.substring(line.indexOf(base));
            look.open(page(""), address, "setup");
        }
        assertThat(look.faults()).isEmpty();
    }
}
