package org.antin.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The data files the program ships with: UTF-8, one record a line, fields between tabs, the first
/// line that is no comment names the columns, `#` starts a comment line.
public final class TabFile {
    private final String path;
    private final List<String> columns;
    private final List<Row> rows;

    private TabFile(String path, List<String> columns, List<Row> rows) {
        this.path = path;
        this.columns = columns;
        this.rows = rows;
    }

    /// Reads a resource of the class path.
    ///
    /// @param path absolute, such as `/data/x.tsv`
    /// @throws IllegalStateException when it is missing or a line has more fields than columns
    public static TabFile resource(String path) {
        try (InputStream in = TabFile.class.getResourceAsStream(path)) {
            if (in == null) throw new IllegalStateException("missing resource " + path);
            return parse(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TabFile parse(String path, String text) {
        var lines = text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
        if (lines.isEmpty()) throw new IllegalStateException(path + " has no line of columns");
        var columns = List.of(lines.getFirst().split("\t", -1));
        var file = new TabFile(path, columns, new ArrayList<>());
        for (String line : lines.subList(1, lines.size())) {
            var fields = List.of(line.split("\t", -1));
            if (fields.size() > columns.size())
                throw new IllegalStateException(path + " has a line too long: " + line);
            file.rows.add(file.new Row(fields));
        }
        return file;
    }

    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /// One line.
    public final class Row {
        private final List<String> fields;

        private Row(List<String> fields) {
            this.fields = fields;
        }

        /// The field of a column, NFC and tidy; empty when the line ends before it.
        public String get(String column) {
            int at = columns.indexOf(column);
            if (at < 0) throw new IllegalArgumentException(path + " has no column " + column);
            return at < fields.size() ? Nfc.of(fields.get(at)) : "";
        }

        /// A field that says yes or no.
        public boolean yes(String column) {
            return switch (get(column)) {
                case "yes" -> true;
                case "no" -> false;
                default ->
                        throw new IllegalStateException(
                                path + ": " + column + " is neither yes nor no in " + fields);
            };
        }

        /// A field that is a whole number.
        public int number(String column) {
            return Integer.parseInt(get(column));
        }
    }
}
