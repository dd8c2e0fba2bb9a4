package org.antin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class TableTest {
    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("name", "a").sorting().naming(),
                    Column.of("body", "b").optional(),
                    Column.of("action", "c"));

    @Test
    @DisplayName(
            "a link keeps every filter, and goes back to the first page when the order changes")
    void linksKeepTheQuery() {
        var address =
                Address.of(
                        "/people",
                        Map.of("q", new String[] {"Huệ & Ẩn"}, "after", new String[] {"k9"}));
        assertThat(address.with("sort", "-name").toString())
                .isEqualTo("/people?q=Hu%E1%BB%87%20%26%20%E1%BA%A8n&sort=-name");
        assertThat(Address.of("/p").with("before", "a").with("after", "b").toString())
                .isEqualTo("/p?after=b");
        assertThat(Address.of("/p").toString()).isEqualTo("/p");
    }

    @Test
    @DisplayName(
            "a column name from the address never gets further than the list of sortable columns")
    void sortIsFromTheList() {
        var first = Sort.up("name");
        assertThat(Sort.parse("-name", COLUMNS, first)).isEqualTo(Sort.down("name"));
        assertThat(Sort.parse("body", COLUMNS, first)).isEqualTo(first);
        assertThat(Sort.parse("name;drop table person", COLUMNS, first)).isEqualTo(first);
        assertThat(Sort.parse(null, COLUMNS, first)).isEqualTo(first);
    }

    @Test
    @DisplayName("a second click on a heading turns the order round")
    void headings() {
        var table = table(Address.of("/p")).sorted(Sort.up("name"));
        assertThat(table.sortHref(COLUMNS.getFirst())).isEqualTo("/p?sort=-name");
        assertThat(table.ariaSort(COLUMNS.getFirst())).isEqualTo("ascending");
        assertThat(table.ariaSort(COLUMNS.get(1))).isNull();
        assertThat(table.sorted(Sort.down("name")).sortHref(COLUMNS.getFirst()))
                .isEqualTo("/p?sort=name");
    }

    @Test
    @DisplayName("a chip switches its filter on and off again")
    void chips() {
        var off = Chip.filter(Address.of("/p"), "status", "lost", Phrase.text("x"), 1L);
        assertThat(off.on()).isFalse();
        assertThat(off.href()).isEqualTo("/p?status=lost");
        var on =
                Chip.filter(
                        Address.of("/p").with("status", "lost"),
                        "status",
                        "lost",
                        Phrase.text("x"),
                        1L);
        assertThat(on.on()).isTrue();
        assertThat(on.href()).isEqualTo("/p");
    }

    @Test
    @DisplayName("columns can be put away, but for those that aren't optional")
    void columnChoice() {
        assertThat(table(Address.of("/p")).shown()).containsExactly(0, 1, 2);
        assertThat(table(Address.of("/p").with("cols", "-")).shown()).containsExactly(0, 2);
        assertThat(table(Address.of("/p").with("cols", "body")).shown()).containsExactly(0, 1, 2);
    }

    @Test
    @DisplayName("pages lead on by key; the Excel file holds the same filters and not one page")
    void pages() {
        var table =
                table(Address.of("/p").with("q", "a").with("after", "k1"))
                        .paged(new Pager("k2", "k3", null))
                        .exported("/p.xlsx");
        assertThat(table.previousHref()).isEqualTo("/p?q=a&before=k2");
        assertThat(table.nextHref()).isEqualTo("/p?q=a&after=k3");
        assertThat(table.excel()).isEqualTo("/p.xlsx?q=a");
        assertThat(table.paged(Pager.single(3)).nextHref()).isNull();
    }

    @Test
    @DisplayName("a row with too few cells is found when it is made")
    void rowsFit() {
        assertThatThrownBy(
                        () ->
                                Table.of(
                                        "t",
                                        "x",
                                        Address.of("/"),
                                        COLUMNS,
                                        List.of(Row.of(Cell.code("1")))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Table table(Address address) {
        return Table.of("people", "x", address, COLUMNS, List.of());
    }
}
