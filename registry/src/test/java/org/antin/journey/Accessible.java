package org.antin.journey;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

import java.util.ArrayList;
import java.util.List;

/// What axe-core and a narrow window find wrong with a page.
final class Accessible {
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Accessible() {}

    static List<String> faults(Page page) {
        var faults = violations(page);
        faults.addAll(sideways(page));
        return faults;
    }

    /// What axe-core finds.
    static List<String> violations(Page page) {
        var faults = new ArrayList<String>();
        for (var violation : new AxeBuilder(page).withTags(RULES).analyze().getViolations())
            faults.add(violation.getId() + ": " + violation.getNodes().getFirst().getHtml());
        return faults;
    }

    /// What one would have to scroll sideways for.
    static List<String> sideways(Page page) {
        return wider(page) > 0
                ? List.of("scrolls sideways by " + wider(page) + ": " + widest(page))
                : List.of();
    }

    /// How far the page is wider than its window.
    static int wider(Page page) {
        return ((Number)
                        page.evaluate(
                                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    private static Object widest(Page page) {
        return page.evaluate(
                """
                () => [...document.querySelectorAll('body *')]
                    .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                    .map(e => e.outerHTML.slice(0, 100)).pop()
                """);
    }
}
