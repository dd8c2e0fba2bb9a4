package org.antin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.shell.Sources.Element;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Every word on a screen comes from a bundle, and every bundle has every word.
class I18nTest {
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern FOREIGN_LETTER = Pattern.compile("[\\p{L}&&[^a-zA-Z]]");
    private static final Pattern KEY_USED = Pattern.compile("#\\{\\s*([a-zA-Z0-9._-]+)\\s*[(}]");
    private static final Pattern KEY_BUILT =
            Pattern.compile("#\\{\\s*\\$\\{\\s*'([a-zA-Z0-9._-]+)'");
    private static final Pattern LITERAL = Pattern.compile("'((?:[^'\\\\]++|\\\\.)*+)'");
    private static final Pattern JAVA_LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]++|\\\\.)*+)\"");
    private static final Pattern KEY_SHAPE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+");
    private static final Pattern BAD_FIELD =
            Pattern.compile("BadField\\(\\s*[^,()]+,\\s*\"([a-z0-9-]+)\"");
    private static final Pattern KEY_LIKE = Pattern.compile("[a-zA-Z0-9-]+(\\.[a-zA-Z0-9-]+)+");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

    /// Attributes a person reads or hears.
    private static final Set<String> SPOKEN =
            Set.of(
                    "title",
                    "alt",
                    "placeholder",
                    "aria-label",
                    "aria-description",
                    "summary",
                    "label");

    /// Parts of screens.md that are named and not built yet.
    private static final List<String> AHEAD = List.of("nav.");

    private final Map<String, Map<String, String>> vietnamese = Sources.bundles("");
    private final Map<String, Map<String, String>> english = Sources.bundles("_en");

    @Test
    @DisplayName("no template holds words of its own")
    void noWordsInTemplates() {
        var found = new ArrayList<String>();
        for (var template : Sources.templates()) {
            for (var text : template.texts()) {
                var bare = text.text().replaceAll("(?s)\\[\\[.*?]]", "").replaceAll("&[a-z]+;", "");
                if (LETTER.matcher(bare).find()) {
                    found.add(at(template.name(), text.line(), bare.strip()));
                }
            }
            for (var element : template.elements()) {
                element.attributes()
                        .forEach(
                                (name, value) -> {
                                    if (holdsWords(element, name, value)) {
                                        found.add(
                                                at(
                                                        template.name(),
                                                        element.line(),
                                                        name + "=" + value));
                                    }
                                });
            }
        }
        assertThat(found).as("words that belong into messages/*.properties").isEmpty();
    }

    @Test
    @DisplayName("no controller or view record holds Vietnamese words of its own")
    void noWordsInControllers() {
        var found = new ArrayList<String>();
        for (var file : Sources.java()) {
            if (!file.name().contains("/web/") && !file.name().contains("/shell/")) continue;
            file.text()
                    .lines()
                    .filter(line -> !line.strip().startsWith("//"))
                    .forEach(
                            line -> {
                                var literal = JAVA_LITERAL.matcher(line);
                                while (literal.find()) {
                                    if (FOREIGN_LETTER.matcher(literal.group(1)).find()) {
                                        found.add(file.name() + ": " + literal.group(1));
                                    }
                                }
                            });
        }
        assertThat(found).as("words that belong into messages/*.properties").isEmpty();
    }

    @Test
    @DisplayName("every key a template uses has its words")
    void keysOfTemplatesExist() {
        var known = keys(vietnamese);
        var missing = new TreeSet<String>();
        for (var template : Sources.templates()) {
            for (var expression : expressions(template)) {
                var used = KEY_USED.matcher(expression);
                while (used.find()) {
                    if (!known.contains(used.group(1))) {
                        missing.add(template.name() + ": " + used.group(1));
                    }
                }
                var built = KEY_BUILT.matcher(expression);
                while (built.find()) {
                    if (known.stream().noneMatch(k -> k.startsWith(built.group(1)))) {
                        missing.add(template.name() + ": " + built.group(1) + "…");
                    }
                }
            }
        }
        assertThat(missing).as("keys without words").isEmpty();
    }

    @Test
    @DisplayName("every key a controller, view record or refusal names has its words")
    void keysOfJavaExist() {
        var known = keys(vietnamese);
        var capabilities =
                known.stream().map(k -> k.substring(0, k.indexOf('.'))).collect(Collectors.toSet());
        var missing = new TreeSet<String>();
        for (var file : Sources.java()) {
            var badField = BAD_FIELD.matcher(file.text());
            while (badField.find()) {
                if (!known.contains("field." + badField.group(1))) {
                    missing.add(file.name() + ": field." + badField.group(1));
                }
            }
            if (!speaks(file.name())) continue;
            var literal = JAVA_LITERAL.matcher(file.text());
            while (literal.find()) {
                String key = literal.group(1);
                if (KEY_SHAPE.matcher(key).matches()
                        && capabilities.contains(key.substring(0, key.indexOf('.')))
                        && !known.contains(key)) {
                    missing.add(file.name() + ": " + key);
                }
            }
        }
        assertThat(missing).as("keys without words").isEmpty();
    }

    @Test
    @DisplayName("Vietnamese and English bundles hold the same keys with the same places to fill")
    void bothLanguagesAreWhole() {
        var wrong = new ArrayList<String>();
        var names = new TreeSet<>(vietnamese.keySet());
        names.addAll(english.keySet());
        for (var name : names) {
            var vi = vietnamese.getOrDefault(name, Map.of());
            var en = english.getOrDefault(name, Map.of());
            var keys = new TreeSet<>(vi.keySet());
            keys.addAll(en.keySet());
            for (var key : keys) {
                var text = vi.get(key);
                var other = en.get(key);
                if (text == null) wrong.add(name + ": " + key + " is missing in Vietnamese");
                else if (other == null) wrong.add(name + ": " + key + " is missing in English");
                else if (!places(text).equals(places(other))) {
                    wrong.add(
                            name + ": " + key + " fills " + places(text) + " and " + places(other));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("each key has one home and says something")
    void keysAreCleanlyKept() {
        var wrong = new ArrayList<>(Sources.doubled());
        var home = new HashMap<String, String>();
        for (var bundles : List.of(vietnamese, english)) {
            home.clear();
            bundles.forEach(
                    (name, messages) ->
                            messages.forEach(
                                    (key, text) -> {
                                        var other = home.put(key, name);
                                        if (other != null) {
                                            wrong.add(key + " is in " + other + " and " + name);
                                        }
                                        if (text.isBlank()) wrong.add(key + " says nothing");
                                        if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
                                            wrong.add(key + " isn't in NFC");
                                        }
                                        // MessageFormat swallows a single apostrophe.
                                        if (!places(text).isEmpty()
                                                && text.matches("(?s).*(?<!')'(?!').*")) {
                                            wrong.add(key + " has a lone apostrophe");
                                        }
                                    }));
        }
        assertThat(wrong).isEmpty();
    }

    /// In the whole suite only: words may be written a little before the page that shows them.
    @Test
    @Needs
    @DisplayName("no bundle keeps words that nothing shows")
    void noWordsWithoutUse() {
        var templates = new StringBuilder();
        Sources.templates()
                .forEach(t -> expressions(t).forEach(e -> templates.append(e).append('\n')));
        var java = new StringBuilder();
        Sources.java().forEach(file -> java.append(file.text()).append('\n'));
        var prefixes = new TreeSet<String>();
        for (var literal : List.of(JAVA_LITERAL.matcher(java), LITERAL.matcher(templates))) {
            while (literal.find()) {
                if (literal.group(1).matches("[a-z][a-z0-9-]*(\\.[a-z0-9-]*)*[.-]")) {
                    prefixes.add(literal.group(1));
                }
            }
        }
        var named =
                KEY_LIKE.matcher(templates.toString() + java)
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toSet());
        var unused = new TreeSet<String>();
        for (var key : keys(vietnamese)) {
            boolean built = prefixes.stream().anyMatch(key::startsWith);
            boolean ahead = AHEAD.stream().anyMatch(key::startsWith);
            if (!named.contains(key) && !built && !ahead) unused.add(key);
        }
        assertThat(unused).as("keys nobody uses").isEmpty();
    }

    @Test
    @DisplayName("the test itself sees words, missing keys and lone apostrophes")
    void seesWhatItLooksFor() {
        var bad =
                Sources.parse(
                        "bad.html",
                        """
                        <p title="Xin chào">Chào <b th:text="${x ? 'có' : 'không'}"></b>
                        <input type="submit" value="Gửi"><input type="hidden" value="yes">
                        <a th:text="#{some.key(${a})}" th:title="|Đến ${b}|">[[#{x.y}]]</a></p>
                        """);
        assertThat(bad.texts()).anyMatch(t -> LETTER.matcher(t.text()).find());
        assertThat(
                        bad.elements().stream()
                                .flatMap(
                                        e ->
                                                e.attributes().entrySet().stream()
                                                        .filter(
                                                                a ->
                                                                        holdsWords(
                                                                                e,
                                                                                a.getKey(),
                                                                                a.getValue()))
                                                        .map(Map.Entry::getKey)))
                .containsExactly("title", "th:text", "value", "th:title");
        var key = KEY_USED.matcher("#{some.key(${a})} #{x.y}");
        assertThat(key.results().map(r -> r.group(1))).containsExactly("some.key", "x.y");
    }

    private static boolean holdsWords(Element element, String name, String value) {
        if (SPOKEN.contains(name)) return LETTER.matcher(value).find();
        if (name.equals("value")) {
            var type = element.attributes().getOrDefault("type", "");
            return Set.of("submit", "button", "reset").contains(type)
                    && LETTER.matcher(value).find();
        }
        if (!name.startsWith("th:")) return false;
        if (FOREIGN_LETTER.matcher(value).find()) return true;
        var spoken = name.equals("th:text") || SPOKEN.contains(name.substring(3));
        if (!spoken) return false;
        // What is left of keys, expressions and quotes must hold no words.
        var withoutKeys = value.replaceAll("#\\{[^{}]*(\\{[^{}]*}[^{}]*)*}", "");
        var literal = LITERAL.matcher(withoutKeys.replaceAll("\\[\\s*'[^']*'\\s*]", ""));
        while (literal.find()) {
            if (LETTER.matcher(literal.group(1)).find()) return true;
        }
        var piped = Pattern.compile("\\|([^|]*)\\|").matcher(withoutKeys);
        while (piped.find()) {
            if (LETTER.matcher(piped.group(1).replaceAll("\\$\\{[^}]*}", "")).find()) return true;
        }
        return false;
    }

    private static List<String> expressions(Sources.Template template) {
        var expressions = new ArrayList<String>();
        template.texts().forEach(t -> expressions.add(t.text()));
        template.elements().forEach(e -> expressions.addAll(e.attributes().values()));
        return expressions;
    }

    private static Set<String> keys(Map<String, Map<String, String>> bundles) {
        return bundles.values().stream()
                .flatMap(m -> m.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(r -> r.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean speaks(String file) {
        return file.contains("/web/") || file.contains("/shell/") || file.contains("Refusal");
    }

    private static String at(String file, int line, String what) {
        return file + ":" + line + ": " + what;
    }
}
