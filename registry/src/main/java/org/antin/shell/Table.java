package org.antin.shell;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// A list as a dense table: sorted, filtered and paged through its address, so that it works
/// without script. Shown by `shell/fragments/table :: list`, exported by [ExcelSheet].
///
/// @param id HTML id, unique on the page; htmx replaces this element alone
/// @param caption what the table lists; also the name of the Excel sheet
/// @param columns all columns, hidden ones too
/// @param rows each with a cell for every column
/// @param address where the list is, with its filters
/// @param sort how it is ordered, null when it can't be sorted
/// @param chips filters
/// @param pager where one is in the list
/// @param excel address of the same list as an Excel file, null when there is none
/// @param empty what to say when there is no row
public record Table(
        String id,
        Phrase caption,
        List<Column> columns,
        List<Row> rows,
        Address address,
        @Nullable Sort sort,
        List<Chip> chips,
        @Nullable Pager pager,
        @Nullable String excel,
        EmptyState empty) {
    /// Parameter of the address that names the optional columns shown; "-" shows none of them.
    static final String COLUMNS = "cols";

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        chips = List.copyOf(chips);
        for (var row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException(
                        "table %s: a row of %d cells under %d columns"
                                .formatted(id, row.cells().size(), columns.size()));
            }
        }
    }

    /// A table without sorting, filters or pages; add them with the methods below.
    public static Table of(
            String id, String captionKey, Address address, List<Column> columns, List<Row> rows) {
        return new Table(
                id,
                Phrase.of(captionKey),
                columns,
                rows,
                address,
                null,
                List.of(),
                null,
                null,
                EmptyState.of("shell.table.empty"));
    }

    public Table sorted(Sort order) {
        return new Table(id, caption, columns, rows, address, order, chips, pager, excel, empty);
    }

    public Table filtered(List<Chip> filters) {
        return new Table(id, caption, columns, rows, address, sort, filters, pager, excel, empty);
    }

    public Table paged(Pager pages) {
        return new Table(id, caption, columns, rows, address, sort, chips, pages, excel, empty);
    }

    /// With a button that downloads the list from `path`, under the same filters and order.
    public Table exported(String path) {
        var file = address.on(path).without("after").toString();
        return new Table(id, caption, columns, rows, address, sort, chips, pager, file, empty);
    }

    public Table orElse(EmptyState state) {
        return new Table(id, caption, columns, rows, address, sort, chips, pager, excel, state);
    }

    /// Positions of the columns to show: all but the optional ones that are hidden or put away.
    public List<Integer> shown() {
        return IntStream.range(0, columns.size())
                .filter(i -> shows(columns.get(i)))
                .boxed()
                .toList();
    }

    public boolean shows(Column column) {
        var chosen = address.all(COLUMNS);
        if (!column.choosable()) return true;
        return chosen.isEmpty() ? !column.away() : chosen.contains(column.key());
    }

    /// Whether the column holds nothing but buttons: left out on paper and in the Excel file.
    public boolean acts(int column) {
        return !rows.isEmpty()
                && rows.stream().allMatch(row -> row.cells().get(column) instanceof Cell.Actions);
    }

    public List<Column> choosable() {
        return columns.stream().filter(Column::choosable).toList();
    }

    /// Where a click on the heading leads.
    public String sortHref(Column column) {
        var order = sort == null ? Sort.up(column.key()) : sort.clicked(column.key());
        return address.with("sort", order.toString()).toString();
    }

    /// `ascending` or `descending` for the column the list is ordered by, null for the others.
    public @Nullable String ariaSort(Column column) {
        if (sort == null || !sort.column().equals(column.key())) {
            return null;
        }
        return sort.descending() ? "descending" : "ascending";
    }

    /// The whole list again, when a search or filter left nothing of it; null when none did.
    public @Nullable String resetHref() {
        boolean asked =
                address.query().keySet().stream()
                        .anyMatch(name -> !Set.of("sort", COLUMNS).contains(name));
        return asked && (sort != null || !chips.isEmpty()) ? address.path() : null;
    }

    public @Nullable String previousHref() {
        return pager == null || pager.before() == null
                ? null
                : address.with("before", pager.before()).toString();
    }

    public @Nullable String nextHref() {
        return pager == null || pager.after() == null
                ? null
                : address.with("after", pager.after()).toString();
    }
}
