package org.antin.bench;

import org.antin.demo.InventedPeople;
import org.antin.kernel.Folding;
import org.antin.organisation.Standing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/// The pages a visitor walks through: every list he may open, with the links on it (sorted, further
/// on and far down; filtered), under words, and some of what its rows lead to. Found by following
/// links, so a new column or filter is measured without a word here.
final class Course {
    private static final List<String> LISTS =
            List.of(
                    "/inbox",
                    "/dossiers",
                    "/subscribers",
                    "/people",
                    "/certificates",
                    "/devices",
                    "/organisations",
                    "/organisations/tree",
                    "/letters",
                    "/provider",
                    "/documents",
                    "/accounts",
                    "/audit");

    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)\"");
    private static final Pattern DETAIL =
            Pattern.compile(
                    "/(?:subscribers|people|certificates|devices|organisations|dossiers|letters|accounts)/[0-9a-f-]{36}");
    private static final String NOWHERE = "khongcoaihet";

    /// What the log has fields for instead: a person's name, a kind, a code, a day; also in vain.
    private static final List<String> LOG =
            List.of(
                    "actor=Tr%E1%BA%A7n",
                    "actor=" + NOWHERE,
                    "text=HS-2025-0417",
                    "text=access.denied",
                    "text=" + NOWHERE,
                    "kind=dossier",
                    "action=subscriber",
                    "outcome=refused",
                    "from=01/02/2024&to=01/03/2024");

    private static final int WORDS = 8;
    private static final int DETAILS = 3;
    private static final int FURTHER = 3;
    private static final int FILTERS = 12;

    private final Visitor visitor;
    private final Map<String, Set<String>> pages = new LinkedHashMap<>();

    private Course(Visitor visitor) {
        this.visitor = visitor;
    }

    /// What this visitor is measured on, by page; each with the addresses to ask for.
    static Map<String, Set<String>> of(Visitor visitor) throws IOException, InterruptedException {
        var course = new Course(visitor);
        for (var list : LISTS) course.list(list);
        if (visitor.get("/search?q=a").status() == 200)
            for (var typed : searches()) course.add("/search", typed);
        return course.pages;
    }

    private void add(String page, String path) {
        pages.computeIfAbsent(page, _ -> new LinkedHashSet<>()).add(path);
    }

    private void list(String list) throws IOException, InterruptedException {
        var first = visitor.get(list);
        if (first.status() != 200) return;
        add(list, list);
        var links = links(first.text());
        for (var link : links) {
            if (DETAIL.matcher(link).matches()
                    && count(list + " row") < DETAILS
                    && visitor.get(link).status() == 200) add(list + " row", link);
            if (!link.startsWith(list + "?")) continue;
            if (link.contains("after=")) further(list, link);
            else if (link.contains("sort=")) {
                add(list + " sorted", link);
                deep(list, link);
            } else if (count(list + " filtered") < FILTERS) add(list + " filtered", link);
        }
        if (heedsWords(list, first)) words(list).forEach(w -> add(list + " words", w));
        if (list.equals("/audit")) LOG.forEach(field -> add("/audit words", "/audit?" + field));
    }

    /// A list that finds by words is empty under those that stand nowhere.
    private boolean heedsWords(String list, Visitor.Page first)
            throws IOException, InterruptedException {
        return first.rows() > 0 && visitor.get(list + "?q=" + NOWHERE).rows() < first.rows();
    }

    private int count(String page) {
        return pages.getOrDefault(page, Set.of()).size();
    }

    /// Page after page.
    private void further(String list, String link) throws IOException, InterruptedException {
        var next = link;
        for (int i = 0; i < FURTHER; i++) {
            add(list + " sorted", next);
            var onward =
                    links(visitor.get(next).text()).stream()
                            .filter(l -> l.startsWith(list + "?") && l.contains("after="))
                            .findFirst();
            if (onward.isEmpty()) return;
            next = onward.get();
        }
    }

    /// Near the other end: the place where the opposite order's second page begins.
    private void deep(String list, String sorted) throws IOException, InterruptedException {
        var place = Pattern.compile("after=([^&\"]+)");
        for (var link : links(visitor.get(sorted).text())) {
            var after = place.matcher(link);
            if (!link.startsWith(list + "?") || !after.find()) continue;
            var opposite =
                    sorted.contains("sort=-")
                            ? sorted.replace("sort=-", "sort=")
                            : sorted.replace("sort=", "sort=-");
            add(list + " sorted", opposite + "&after=" + after.group(1));
            return;
        }
    }

    private static List<String> links(String page) {
        var links = new LinkedHashSet<String>();
        var found = LINK.matcher(page);
        while (found.find()) links.add(found.group(1).replace("&amp;", "&"));
        return new ArrayList<>(links);
    }

    private static List<String> words(String list) {
        return typed().stream().map(w -> list + "?q=" + Visitor.encoded(w)).toList();
    }

    private static List<String> searches() {
        return words("/search");
    }

    /// What people type: names whole and in part, with and without diacritics, numbers of all
    /// kinds, bodies, and what isn't there.
    private static List<String> typed() {
        var people = new InventedPeople(RegisterFiller.SEED);
        var random = new SplittableRandom(8);
        var typed = new ArrayList<String>();
        for (int i = 0; i < WORDS / 2; i++) {
            int line = random.nextInt(18_000);
            var person =
                    people.person(
                            RegisterFiller.FIRST_PERSON + line, "Chuyên viên", Standing.OTHER);
            typed.add(person.name());
            typed.add(Folding.fold(person.name()));
            typed.add(person.name().substring(0, person.name().indexOf(' ') + 2));
            typed.add(person.personalNumber());
            typed.add("BENCH-%08d".formatted(line));
            typed.add("%04d".formatted(line % 10_000));
            typed.add(Long.toHexString(0x5afe0000L + line));
            typed.add("HS-2025-%04d".formatted(1 + line % 3_000));
        }
        typed.addAll(
                List.of(
                        "Nguyễn",
                        "nguyen thi",
                        "xa cam",
                        "Cẩm Xuyên",
                        "phong",
                        "a",
                        "khong co ai"));
        return typed;
    }
}
