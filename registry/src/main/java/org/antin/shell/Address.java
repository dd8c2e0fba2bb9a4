package org.antin.shell;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A path with its query, to make links that keep the filters of a list: the state of a list is its
/// address, so that it can be bookmarked, sent to a colleague and reached with the back button.
///
/// @param path without context path; encoded already
/// @param query in order, values not encoded
public record Address(String path, Map<String, List<String>> query) {
    /// Where one is in a long list: dropped when the order or a filter changes.
    private static final Set<String> PLACE = Set.of("after", "before");

    public Address {
        var copy = new LinkedHashMap<String, List<String>>();
        query.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        query = copy;
    }

    public static Address of(String path) {
        return new Address(path, Map.of());
    }

    /// The address asked for, with every parameter of its query.
    public static Address of(String path, Map<String, String[]> parameters) {
        var query = new LinkedHashMap<String, List<String>>();
        parameters.forEach((name, values) -> query.put(name, List.of(values)));
        return new Address(path, query);
    }

    /// With one value for this name, at the first page.
    public Address with(String name, String value) {
        var changed = copyFor(name);
        changed.put(name, List.of(value));
        return new Address(path, changed);
    }

    /// Without this name, at the first page.
    public Address without(String name) {
        var changed = copyFor(name);
        changed.remove(name);
        return new Address(path, changed);
    }

    /// On another path with the same query, say the Excel file of a list.
    public Address on(String otherPath) {
        return new Address(otherPath, query);
    }

    public Optional<String> first(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    public List<String> all(String name) {
        return query.getOrDefault(name, List.of());
    }

    /// As pairs for the hidden fields of a form that keeps the query, but for the names given.
    public List<Map.Entry<String, String>> pairsWithout(String... names) {
        var dropped = Set.of(names);
        var pairs = new ArrayList<Map.Entry<String, String>>();
        query.forEach(
                (name, values) -> {
                    if (!dropped.contains(name) && !PLACE.contains(name)) {
                        values.forEach(value -> pairs.add(Map.entry(name, value)));
                    }
                });
        return pairs;
    }

    /// The link, encoded.
    @Override
    public String toString() {
        String encoded =
                query.entrySet().stream()
                        .flatMap(
                                e ->
                                        e.getValue().stream()
                                                .map(v -> encode(e.getKey()) + "=" + encode(v)))
                        .collect(Collectors.joining("&"));
        return encoded.isEmpty() ? path : path + "?" + encoded;
    }

    private LinkedHashMap<String, List<String>> copyFor(String name) {
        var copy = new LinkedHashMap<>(query);
        if (!PLACE.contains(name)) {
            PLACE.forEach(copy::remove);
        } else {
            PLACE.stream().filter(p -> !p.equals(name)).forEach(copy::remove);
        }
        return copy;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
