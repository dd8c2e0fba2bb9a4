package org.antin.organisation.web;

import org.antin.kernel.Window;
import org.antin.organisation.BodyNames;
import org.antin.organisation.OrganisationQuery;
import org.antin.organisation.Organisations;
import org.antin.search.SearchPart;
import org.antin.shell.Address;
import org.antin.shell.Column;
import org.antin.shell.Table;
import org.springframework.stereotype.Component;

import java.util.HashSet;
import java.util.UUID;

/// Organisations by name, code or tax code.
@Component
class OrganisationSearch implements SearchPart {
    private final Organisations organisations;

    OrganisationSearch(Organisations organisations) {
        this.organisations = organisations;
    }

    @Override
    public int place() {
        return 40;
    }

    @Override
    public Hits search(String words) {
        var found =
                organisations.page(
                        new OrganisationQuery(
                                words, null, null, null, null, false, false, Window.first(SHOWN)));
        var ids = new HashSet<UUID>();
        for (var one : found.items()) if (one.managedBy() != null) ids.add(one.managedBy());
        var names = BodyNames.of(organisations, ids);
        var table =
                Table.of(
                        "found-organisations",
                        "organisation.list",
                        Address.of("/search"),
                        OrganisationViews.COLUMNS.stream().map(Column::fixed).toList(),
                        found.items().stream().map(o -> OrganisationViews.row(o, names)).toList());
        return new Hits(
                table,
                Address.of("/organisations").with("q", words).toString(),
                found.next() != null);
    }
}
