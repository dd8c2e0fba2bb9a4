package org.antin.journey;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.options.RequestOptions;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Follows the links of the pages, as each role in turn, and remembers the fullest page it found
/// for every pattern: its ids are those that people find on their lists. A page that no link leads
/// to isn't found, and a link that leads to nothing is a fault.
final class Crawl {
    /// A page as somebody found it.
    ///
    /// @param size in bytes: of two pages of one pattern the longer one shows more parts
    record Found(String pattern, String account, String address, int size) {}

    /// Pages of one pattern that are read for each account in search of a page that wasn't found
    /// yet: a list with each of its filters, some rows of each, of dossiers more, because each
    /// stage has steps of its own.
    private static final int LISTS = 12;

    private static final int ROWS = 8;
    private static final int DOSSIERS = 30;
    private static final int ROWS_OF_ONE_LIST = 3;

    /// And where everything was found, to see that the links of this role lead somewhere.
    private static final int FOUND = 2;

    private static final Pattern LINK = Pattern.compile("<a\\s[^>]*?href=\"(/[^\"#]*)");

    /// Tables repeat themselves in another order, with other columns and on further pages.
    private static final Pattern AGAIN = Pattern.compile("[?&](sort|cols|after|before|page)=");

    /// The one page that a form leads to and no link.
    private static final String SEARCH = "/search?q=xa";

    private final PageMappings mappings;
    private final String base;
    private final Set<String> looked;
    private final Map<String, Found> fullest = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    /// @param looked patterns that needn't be found any more, whatever the links say
    Crawl(PageMappings mappings, String base, Set<String> looked) {
        this.mappings = mappings;
        this.base = base;
        this.looked = Set.copyOf(looked);
    }

    Map<String, Found> fullest() {
        return fullest;
    }

    List<String> faults() {
        return faults;
    }

    /// An empty name is somebody who isn't signed in.
    void as(String account, APIRequestContext browser) {
        var tries = new HashMap<String, Integer>();
        var seen = new HashSet<String>();
        var waiting = new ArrayDeque<>(List.of("/", SEARCH));
        while (!waiting.isEmpty()) {
            var address = waiting.remove();
            var key = key(address);
            if (key == null || tries.merge(key, 1, Integer::sum) > depth(key)) continue;
            var html = read(account, address, key, browser);
            var links = LINK.matcher(html);
            var fromHere = new HashMap<String, Integer>();
            while (links.find()) {
                var next = Objects.requireNonNull(links.group(1)).replace("&amp;", "&");
                var nextKey = key(next);
                if (nextKey == null || AGAIN.matcher(next).find() || seen.contains(next)) continue;
                if (fromHere.merge(nextKey, 1, Integer::sum) > fromOnePage(nextKey)) continue;
                seen.add(next);
                waiting.add(next);
            }
        }
    }

    private int depth(String key) {
        if (!missesOneOf(key)) return FOUND;
        if (isList(key)) return LISTS;
        return key.startsWith("/dossiers") ? DOSSIERS : ROWS;
    }

    private static int fromOnePage(String key) {
        return isList(key) ? LISTS : ROWS_OF_ONE_LIST;
    }

    private static boolean isList(String key) {
        return !key.contains("{");
    }

    /// Whether a page of the same things, `/dossiers/…`, is still to be found.
    private boolean missesOneOf(String key) {
        var things = things(key);
        var found = fullest.values().stream().map(Found::pattern).collect(Collectors.toSet());
        return mappings.patterns().stream()
                .filter(pattern -> things(pattern).equals(things) && !looked.contains(pattern))
                .anyMatch(pattern -> !found.contains(pattern));
    }

    private static String things(String pattern) {
        int end = pattern.indexOf('/', 1);
        return end < 0 ? pattern : pattern.substring(0, end);
    }

    private String read(String account, String address, String key, APIRequestContext browser) {
        var answer = browser.get(base + address, RequestOptions.create().setTimeout(60_000));
        var html = answer.text();
        if (answer.status() != 200)
            faults.add("a link leads '" + account + "' to " + answer.status() + ": " + address);
        var pattern = mappings.patternOf(address).orElseThrow();
        var found = new Found(pattern, account, address, html.length());
        fullest.merge(key, found, (a, b) -> a.size() >= b.size() ? a : b);
        return html;
    }

    /// The pattern; each step of a dossier that asks for words is a page of its own.
    private @Nullable String key(String address) {
        var pattern = mappings.patternOf(address).orElse(null);
        return pattern != null && pattern.endsWith("/{move}")
                ? pattern + " " + address.substring(address.lastIndexOf('/') + 1)
                : pattern;
    }
}
