package org.antin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.shell.Sources.Element;
import org.antin.shell.Sources.Template;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/// What every template keeps to, so that the strict content security policy, the browser without
/// script and Thymeleaf's own pitfalls never surprise anybody.
class TemplateRulesTest {
    private static final Set<String> CONDITIONS =
            Set.of("th:if", "th:unless", "th:case", "th:each");

    /// Read by the field fragments as optional parameters.
    private static final Set<String> TAKEN =
            Set.of(
                    "hint",
                    "optional",
                    "width",
                    "type",
                    "rows",
                    "blank",
                    "accept",
                    "prefix",
                    "maxlength",
                    "several");

    private static final Set<String> HTML =
            Set.of(
                    "a",
                    "article",
                    "aside",
                    "body",
                    "button",
                    "caption",
                    "details",
                    "dialog",
                    "div",
                    "dl",
                    "fieldset",
                    "figure",
                    "footer",
                    "form",
                    "h1",
                    "h2",
                    "h3",
                    "head",
                    "header",
                    "html",
                    "img",
                    "input",
                    "label",
                    "legend",
                    "li",
                    "main",
                    "nav",
                    "ol",
                    "option",
                    "p",
                    "progress",
                    "section",
                    "select",
                    "span",
                    "summary",
                    "svg",
                    "table",
                    "tbody",
                    "td",
                    "textarea",
                    "th",
                    "thead",
                    "time",
                    "tr",
                    "ul");

    @Test
    @DisplayName("D2.4: no inline script or style, nothing unescaped")
    void nothingInline() {
        assertThat(
                        faults(
                                (e, found) -> {
                                    e.attributes()
                                            .forEach(
                                                    (name, value) -> {
                                                        var bare =
                                                                name.replaceFirst(
                                                                        "^(th|data):?-?", "");
                                                        if (bare.equals("style")
                                                                || bare.equals("utext")
                                                                || bare.startsWith("on")
                                                                || bare.startsWith("hx-on")
                                                                || value.contains("javascript:")
                                                                || value.contains("js:")) {
                                                            found.add(name + "=" + value);
                                                        }
                                                    });
                                    if (e.name().equals("style")) found.add("<style>");
                                    if (e.name().equals("script") && !e.has("th:src")) {
                                        found.add("<script> without th:src");
                                    }
                                }))
                .isEmpty();
    }

    @Test
    @DisplayName("nothing is written unescaped between tags")
    void nothingUnescaped() {
        assertThat(
                        Sources.templates().stream()
                                .flatMap(
                                        t ->
                                                t.texts().stream()
                                                        .filter(x -> x.text().contains("[("))
                                                        .map(x -> t.name() + ":" + x.line())))
                .isEmpty();
    }

    @Test
    @DisplayName("no template reaches for a class: Thymeleaf refuses it in half of all places")
    void noClasses() {
        assertThat(
                        faults(
                                (e, found) ->
                                        e.attributes().values().stream()
                                                .filter(v -> v.matches("(?s).*\\bT\\(.*"))
                                                .forEach(found::add)))
                .isEmpty();
    }

    @Test
    @DisplayName("no condition is lost beside th:replace, which comes first")
    void conditionsAreNotLost() {
        assertThat(
                        faults(
                                (e, found) -> {
                                    if (e.has("th:replace") || e.has("th:insert")) {
                                        CONDITIONS.stream().filter(e::has).forEach(found::add);
                                    }
                                }))
                .isEmpty();
    }

    @Test
    @DisplayName("no fragment is named like an HTML element")
    void fragmentNamesAreTheirOwn() {
        assertThat(
                        faults(
                                (e, found) -> {
                                    var name =
                                            e.attributes()
                                                    .getOrDefault("th:fragment", "")
                                                    .replaceFirst("\\(.*", "");
                                    if (HTML.contains(name)) found.add(name);
                                }))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "nothing stands behind the end of a page: Thymeleaf would print it under the footer")
    void pagesEndWhereTheyEnd() {
        assertThat(
                        Sources.templates().stream()
                                .filter(t -> t.name().endsWith("Page.html"))
                                .filter(t -> !t.whole().strip().endsWith("</html>"))
                                .map(Template::name))
                .isEmpty();
    }

    @Test
    @DisplayName("every form works without script and carries its CSRF token")
    void formsWorkWithoutScript() {
        assertThat(
                        faults(
                                (e, found) -> {
                                    boolean htmx =
                                            e.attributes().keySet().stream()
                                                    .anyMatch(
                                                            a ->
                                                                    a.matches(
                                                                            "(th:)?hx-(post|put|patch|delete)"));
                                    boolean inAttr =
                                            e.attributes()
                                                    .getOrDefault("th:attr", "")
                                                    .contains("hx-post=");
                                    if ((htmx || inAttr)
                                            && !e.name().equals("form")
                                            && !e.name().equals("button")) {
                                        found.add("hx-post outside a form");
                                    }
                                    if (!e.name().equals("form")) return;
                                    if (!e.has("method")) found.add("form without method");
                                    if (!e.has("th:action")) found.add("form without th:action");
                                }))
                .isEmpty();
    }

    @Test
    @DisplayName("no loop variable is mistaken for an option of a field")
    void loopVariablesDoNotLeak() {
        assertThat(
                        faults(
                                (e, found) -> {
                                    var loop = e.attributes().getOrDefault("th:each", "");
                                    for (var name : loop.replaceFirst(":.*", "").split(",")) {
                                        if (TAKEN.contains(name.strip())) found.add(loop);
                                    }
                                }))
                .isEmpty();
    }

    @Test
    @DisplayName("links to other windows give them no handle on ours")
    void foreignWindows() {
        assertThat(
                        faults(
                                (e, found) -> {
                                    if ("_blank".equals(e.attributes().get("target"))
                                            && !e.attributes()
                                                    .getOrDefault("rel", "")
                                                    .contains("noopener")) {
                                        found.add("target=_blank without rel=noopener");
                                    }
                                }))
                .isEmpty();
    }

    private static List<String> faults(BiConsumer<Element, List<String>> rule) {
        var faults = new ArrayList<String>();
        for (Template template : Sources.templates()) {
            for (var element : template.elements()) {
                var found = new ArrayList<String>();
                rule.accept(element, found);
                found.forEach(f -> faults.add(template.name() + ":" + element.line() + ": " + f));
            }
        }
        return faults;
    }
}
