package org.antin.subscriber.web;

import org.antin.kernel.Window;
import org.antin.organisation.Organisations;
import org.antin.search.SearchPart;
import org.antin.shell.Address;
import org.antin.shell.Column;
import org.antin.shell.Table;
import org.antin.subscriber.People;
import org.antin.subscriber.PeopleQuery;
import org.springframework.stereotype.Component;

/// Officials by name, title, contact or whole personal number, subscribers or not yet.
@Component
class PersonSearch implements SearchPart {
    private final People people;
    private final Organisations organisations;

    PersonSearch(People people, Organisations organisations) {
        this.people = people;
        this.organisations = organisations;
    }

    @Override
    public int place() {
        return 15;
    }

    @Override
    public Hits search(String words) {
        var found = people.page(PeopleQuery.named(words, null, Window.first(SHOWN)));
        var table =
                Table.of(
                        "found-people",
                        "subscriber.people",
                        Address.of("/search"),
                        PersonViews.COLUMNS.stream().map(Column::fixed).toList(),
                        PersonViews.rows(found.items(), organisations));
        return new Hits(
                table, Address.of("/people").with("q", words).toString(), found.next() != null);
    }
}
