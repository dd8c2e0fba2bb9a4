package org.antin.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.antin.testkit.Repository;
import org.attoparser.AbstractMarkupHandler;
import org.attoparser.MarkupParser;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// The templates, bundles and Java files of the product, read for the tests that hold their rules.
final class Sources {
    private static final Path MAIN = Repository.root().resolve("registry/src/main");

    private Sources() {}

    /// A template, whole and in pieces.
    record Template(String name, String whole, List<Text> texts, List<Element> elements) {}

    /// Text between tags, outside comments.
    record Text(int line, String text, String within) {}

    record Element(int line, String name, Map<String, String> attributes) {
        boolean has(String attribute) {
            return attributes.containsKey(attribute);
        }
    }

    record JavaFile(String name, String text) {}

    static List<Template> templates() {
        var root = MAIN.resolve("resources/templates");
        return files(root, ".html").stream()
                .map(file -> parse(root.relativize(file).toString(), read(file)))
                .toList();
    }

    static List<JavaFile> java() {
        var root = MAIN.resolve("java");
        return files(root, ".java").stream()
                .map(file -> new JavaFile(root.relativize(file).toString(), read(file)))
                .toList();
    }

    /// Bundle name to its messages; `suffix` is "" for Vietnamese and "_en" for English.
    static Map<String, Map<String, String>> bundles(String suffix) {
        var bundles = new TreeMap<String, Map<String, String>>();
        for (var file : files(MAIN.resolve("resources/messages"), ".properties")) {
            String name = file.getFileName().toString().replace(".properties", "");
            boolean english = name.endsWith("_en");
            if (english == suffix.equals("_en")) {
                bundles.put(english ? name.substring(0, name.length() - 3) : name, messages(file));
            }
        }
        return bundles;
    }

    /// Keys written twice in one file: the second silently wins.
    static List<String> doubled() {
        var doubled = new ArrayList<String>();
        for (var file : files(MAIN.resolve("resources/messages"), ".properties")) {
            var seen = new LinkedHashMap<String, Integer>();
            read(file)
                    .lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#") && l.contains("="))
                    .forEach(
                            l ->
                                    seen.merge(
                                            l.substring(0, l.indexOf('=')).strip(),
                                            1,
                                            Integer::sum));
            seen.forEach(
                    (key, times) -> {
                        if (times > 1) doubled.add(file.getFileName() + ": " + key);
                    });
        }
        return doubled;
    }

    static Template parse(String name, String html) {
        var texts = new ArrayList<Text>();
        var elements = new ArrayList<Element>();
        var configuration = ParseConfiguration.htmlConfiguration();
        configuration.setElementBalancing(ParseConfiguration.ElementBalancing.NO_BALANCING);
        configuration.setUniqueAttributesInElementRequired(false);
        try {
            new MarkupParser(configuration).parse(html, new Collector(texts, elements));
        } catch (ParseException e) {
            throw new AssertionError(name + ": " + e.getMessage(), e);
        }
        return new Template(name, html, texts, elements);
    }

    private static List<Path> files(Path root, String ending) {
        try (var walk = Files.walk(root)) {
            return walk.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    private static Map<String, String> messages(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file, UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
        var messages = new TreeMap<String, String>();
        properties.forEach((key, text) -> messages.put(key.toString(), text.toString()));
        return messages;
    }

    private static final class Collector extends AbstractMarkupHandler {
        private final List<Text> texts;
        private final List<Element> elements;
        private String open = "";

        Collector(List<Text> texts, List<Element> elements) {
            this.texts = texts;
            this.elements = elements;
        }

        @Override
        public void handleText(char[] buffer, int offset, int length, int line, int column) {
            texts.add(new Text(line, new String(buffer, offset, length), open));
        }

        @Override
        public void handleOpenElementStart(
                char[] buffer, int offset, int length, int line, int column) {
            start(new String(buffer, offset, length), line);
        }

        @Override
        public void handleStandaloneElementStart(
                char[] buffer, int offset, int length, boolean minimized, int line, int column) {
            start(new String(buffer, offset, length), line);
        }

        @Override
        public void handleAttribute(
                char[] buffer,
                int nameOffset,
                int nameLength,
                int nameLine,
                int nameColumn,
                int operatorOffset,
                int operatorLength,
                int operatorLine,
                int operatorColumn,
                int contentOffset,
                int contentLength,
                int outerOffset,
                int outerLength,
                int valueLine,
                int valueColumn) {
            var name = new String(buffer, nameOffset, nameLength);
            elements.getLast()
                    .attributes()
                    .put(name, new String(buffer, contentOffset, contentLength));
        }

        private void start(String name, int line) {
            open = name;
            elements.add(new Element(line, name, new LinkedHashMap<>()));
        }
    }
}
