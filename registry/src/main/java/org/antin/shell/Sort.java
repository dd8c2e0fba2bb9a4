package org.antin.shell;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// By which column a list is ordered; in the address as `sort=name` or `sort=-name`.
public record Sort(String column, boolean descending) {
    public static Sort up(String column) {
        return new Sort(column, false);
    }

    public static Sort down(String column) {
        return new Sort(column, true);
    }

    /// What the address asks for, if it is one of the sortable columns; `otherwise` else. A name
    /// from the address never reaches SQL but through this list.
    public static Sort parse(@Nullable String asked, List<Column> columns, Sort otherwise) {
        if (asked == null || asked.isBlank()) {
            return otherwise;
        }
        boolean descending = asked.startsWith("-");
        String name = descending ? asked.substring(1) : asked;
        boolean known = columns.stream().anyMatch(c -> c.sortable() && c.key().equals(name));
        return known ? new Sort(name, descending) : otherwise;
    }

    /// The order after a click on the heading of `key`.
    Sort clicked(String key) {
        return column.equals(key) ? new Sort(key, !descending) : up(key);
    }

    @Override
    public String toString() {
        return descending ? "-" + column : column;
    }
}
