package org.antin.journey;

import com.microsoft.playwright.Page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Looks at a page as the law of our screens asks: on a desk, at 200 % zoom and on a phone.
final class PageLook {
    private static final int DESK = 1280;

    /// What is left of the desk's window at 200 %.
    private static final int ZOOMED = 640;

    private static final int PHONE = 360;
    private static final int HEIGHT = 900;

    /// What a page needs; that the page itself is answered with 404 is for open() to judge.
    private static final Pattern PART = Pattern.compile("/(css|js|fonts|webjars|favicon)");

    private final Path pictures;
    private final List<String> faults = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private int looked;

    PageLook(Path pictures) {
        this.pictures = pictures;
    }

    List<String> faults() {
        return faults;
    }

    int looked() {
        return looked;
    }

    /// From now on what the browser's console says of this page is kept: the policy, missing files,
    /// errors of a script.
    void watch(Page page) {
        page.onConsoleMessage(
                m -> {
                    boolean ours =
                            !m.text().contains(Visitor.NO_STYLE)
                                    && (!m.text().contains("responded with a status of")
                                            || PART.matcher(m.location()).find());
                    if (m.type().equals("error") && ours) complaints.add(m.text());
                });
        page.onPageError(complaints::add);
    }

    void open(Page page, String address, String name) {
        page.setViewportSize(DESK, HEIGHT);
        complaints.clear();
        var answer = page.navigate(address);
        if (answer.status() != 200) faults.add(name + " answers " + answer.status());
        at(page, name);
    }

    /// The page that is open now.
    void at(Page page, String name) {
        looked++;
        page.waitForLoadState();
        for (var complaint : complaints) faults.add(name + ": the console says " + complaint);
        if (page.title().isBlank()) faults.add(name + " has no title");
        int headings = page.locator("h1").count();
        if (headings != 1) faults.add(name + " has " + headings + " h1");
        page.setViewportSize(DESK, HEIGHT);
        var words = page.locator("body").innerText();
        if (words.contains("??")) faults.add(name + " lacks words: " + around(words));
        note(page, name, DESK, Accessible.faults(page));
        page.setViewportSize(ZOOMED, HEIGHT);
        note(page, name, ZOOMED, Accessible.sideways(page));
        page.setViewportSize(PHONE, HEIGHT);
        note(page, name, PHONE, Accessible.faults(page));
        // Reading the page, axe-core sets styles of its own, and the policy refuses them.
        complaints.clear();
    }

    /// Only a page with a fault is pictured: pictures of all of them cost a third of the time.
    private void note(Page page, String name, int width, List<String> found) {
        for (var fault : found) faults.add(name + " at " + width + ": " + fault);
        if (!found.isEmpty()) picture(page, name, width);
    }

    private static String around(String words) {
        int at = words.indexOf("??");
        return words.substring(at, Math.min(words.length(), at + 60));
    }

    private void picture(Page page, String name, int width) {
        var file = name.replaceAll("[^\\p{L}\\p{N}]+", "-") + "-" + width + ".png";
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(pictures.resolve(file)));
    }
}
