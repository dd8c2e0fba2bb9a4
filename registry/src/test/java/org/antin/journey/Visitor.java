package org.antin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Somebody at a browser: reads words, presses what has a name, fills what has a label. Knows no
/// address but the first.
final class Visitor implements AutoCloseable {
    /// Hash of an empty style: axe-core leaves such attributes behind, and htmx copies them.
    static final String NO_STYLE = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    private final BrowserContext context;
    private final String base;
    private final Gallery gallery;
    private final List<String> complaints = new ArrayList<>();
    final Page page;

    Visitor(BrowserContext context, String base, Gallery gallery) {
        this.context = context;
        this.base = base;
        this.gallery = gallery;
        page = context.newPage();
        page.onConsoleMessage(
                m -> {
                    boolean ours = !m.text().contains("422") && !m.text().contains(NO_STYLE);
                    if (m.type().equals("error") && ours) complaints.add(m.text());
                });
        page.onPageError(complaints::add);
    }

    Visitor open(String path) {
        page.navigate(base + path);
        return this;
    }

    Visitor signIn(String username, String password) {
        open("/sign-in");
        page.getByLabel("Tên đăng nhập").fill(username);
        page.getByLabel("Mật khẩu").fill(password);
        page.getByRole(AriaRole.BUTTON, named("Đăng nhập")).first().click();
        see("Việc cần xử lý");
        return this;
    }

    /// Waits until these words stand on the page.
    Visitor see(String... words) {
        for (var text : words)
            page.locator("body").filter(new Locator.FilterOptions().setHasText(text)).waitFor();
        return this;
    }

    /// Presses a button or follows a link of this name in the page's own part.
    Visitor press(String name) {
        pressable(page.locator("#main"), name).click();
        return this;
    }

    /// Presses a button, where a link has the same name.
    Visitor pressButton(String name) {
        page.locator("#main").getByRole(AriaRole.BUTTON, exactly(name)).first().click();
        return this;
    }

    /// The same in the row that holds these words.
    Visitor pressIn(String row, String name) {
        var rows =
                page.locator("#main")
                        .getByRole(AriaRole.ROW)
                        .filter(new Locator.FilterOptions().setHasText(row));
        pressable(rows.first(), name).click();
        return this;
    }

    /// Follows a link of the navigation.
    Visitor go(String name) {
        page.locator("#nav")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .first()
                .click();
        return this;
    }

    private static Locator pressable(Locator in, String name) {
        return in.locator("a, button, summary")
                .filter(
                        new Locator.FilterOptions()
                                .setHasText(Pattern.compile("^\\s*" + literally(name))))
                .first();
    }

    /// The browser's expressions know no \Q.
    private static String literally(String text) {
        return text.replaceAll("([\\\\.*+?^$()|{}\\[\\]])", "\\\\$1");
    }

    private static Locator.GetByRoleOptions exactly(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    Visitor fill(String label, String value) {
        page.locator("#main").getByLabel(label).first().fill(value);
        return this;
    }

    Visitor choose(String label) {
        page.locator("#main").getByLabel(label).first().check();
        return this;
    }

    Visitor select(String label, String option) {
        var options = page.locator("#main").getByLabel(label).first();
        var value =
                options.locator("option")
                        .filter(new Locator.FilterOptions().setHasText(option))
                        .first()
                        .getAttribute("value");
        options.selectOption(value);
        return this;
    }

    Visitor attach(String label, Path... files) {
        page.locator("#main").getByLabel(label).first().setInputFiles(files);
        return this;
    }

    /// Lets files fall on a part of the page, as a hand would that drags them there.
    Visitor drop(String on, Path... files) throws IOException {
        var contents = new ArrayList<Map<String, String>>();
        for (var file : files)
            contents.add(
                    Map.of(
                            "name", file.getFileName().toString(),
                            "bytes", Base64.getEncoder().encodeToString(Files.readAllBytes(file))));
        var carried =
                page.evaluateHandle(
                        """
                        files => {
                          const carried = new DataTransfer();
                          files.forEach(({name, bytes}) => carried.items.add(
                            new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], name)));
                          return carried;
                        }
                        """,
                        contents);
        for (var event : List.of("dragenter", "dragover", "drop"))
            page.dispatchEvent(on, event, Map.of("dataTransfer", carried));
        return this;
    }

    /// Writes down from now on what a part of the page says, each wording once.
    Supplier<List<String>> watch(String part) {
        page.evaluate(
                """
                part => {
                  const watched = document.querySelector(part);
                  window.said = [];
                  new MutationObserver(() => window.said.push(watched.textContent))
                    .observe(watched, {childList: true, characterData: true, subtree: true});
                }
                """,
                part);
        return () ->
                ((List<?>) page.evaluate("window.said")).stream().map(String::valueOf).toList();
    }

    /// Presses what gives a file, and keeps it there.
    Path download(String name, Path to) {
        page.waitForDownload(() -> press(name)).saveAs(to);
        return to;
    }

    /// What a link leads to, kept as a file: a paper that the browser would show in a window.
    Path save(String name, Path to) throws IOException {
        var href = pressable(page.locator("#main"), name).getAttribute("href");
        var answer = context.request().get(base + href);
        assertThat(answer.status()).as(href).isEqualTo(200);
        return Files.write(to, answer.body());
    }

    String heading() {
        return page.locator("#main h1").first().innerText();
    }

    /// Keeps a picture of the page, which must be accessible and free of errors.
    Visitor picture(String name) {
        settle();
        page.evaluate("scrollTo(0, 0)");
        var file = gallery.picture(page, name);
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        assertThat(complaints).as(file.toString()).isEmpty();
        assertThat(Accessible.faults(page)).as(file.toString()).isEmpty();
        // Reading the page, axe-core sets styles of its own, and the policy refuses them.
        complaints.clear();
        return this;
    }

    /// Waits until nothing is on its way to the server.
    private void settle() {
        page.waitForLoadState();
        var busy = page.locator("form[aria-busy], .htmx-request");
        page.waitForCondition(() -> busy.count() == 0);
    }

    @Override
    public void close() {
        context.close();
    }
}
