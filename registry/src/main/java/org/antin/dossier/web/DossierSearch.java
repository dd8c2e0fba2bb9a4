package org.antin.dossier.web;

import org.antin.dossier.DossierQuery;
import org.antin.dossier.Dossiers;
import org.antin.kernel.Window;
import org.antin.search.SearchPart;
import org.antin.shell.Address;
import org.antin.shell.Cell;
import org.antin.shell.Column;
import org.antin.shell.Row;
import org.antin.shell.Table;
import org.springframework.stereotype.Component;

import java.util.List;

/// Dossiers by code, or by whom they are about.
@Component
class DossierSearch implements SearchPart {
    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("code", "dossier.column.code").naming(),
                    Column.of("what", "dossier.column.what"),
                    Column.of("subject", "dossier.column.subject"),
                    Column.of("stage", "dossier.column.stage"));

    private final Dossiers dossiers;

    DossierSearch(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public int place() {
        return 5;
    }

    @Override
    public Hits search(String words) {
        var found = dossiers.page(DossierQuery.newest(Window.first(SHOWN)).with(words));
        var table =
                Table.of(
                        "found-dossiers",
                        "dossier.list",
                        Address.of("/search"),
                        COLUMNS,
                        found.items().stream().map(DossierSearch::row).toList());
        return new Hits(
                table, Address.of("/dossiers").with("q", words).toString(), found.next() != null);
    }

    private static Row row(Dossiers.Row row) {
        return Row.of(
                Cell.link(row.code(), "/dossiers/" + row.id()),
                new Cell.Text(StageViews.what(row.procedure(), row.subjectKind()), null),
                Cell.text(row.subjectName()),
                Cell.status(StageViews.tag(row.stage())));
    }
}
