package org.antin.subscriber.web;

import org.antin.kernel.Window;
import org.antin.organisation.Organisation;
import org.antin.organisation.OrganisationPart;
import org.antin.shell.Address;
import org.antin.shell.Cell;
import org.antin.shell.Column;
import org.antin.shell.Row;
import org.antin.shell.Table;
import org.antin.subscriber.People;
import org.antin.subscriber.PeopleQuery;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The officials of a body on its page, for those who may see them.
@Component
class SubscribersOfBody implements OrganisationPart {
    private static final int SHOWN = 30;
    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("name", "subscriber.field.fullName").naming(),
                    Column.of("title", "subscriber.field.title"),
                    Column.of("rank", "subscriber.field.rank"));

    private final People people;

    SubscribersOfBody(People people) {
        this.people = people;
    }

    @Override
    public int place() {
        return 10;
    }

    @Override
    public Optional<Table> of(Organisation organisation) {
        var found = people.page(PeopleQuery.named("", organisation.id(), Window.first(SHOWN)));
        if (found.items().isEmpty()) return Optional.empty();
        var rows = new ArrayList<Row>();
        for (var person : found.items())
            rows.add(
                    Row.of(
                            Cell.link(person.name(), "/people/" + person.id()),
                            Cell.text(person.title()),
                            Cell.word(person.rank().messageKey())));
        if (found.next() != null)
            rows.add(
                    Row.of(
                            new Cell.Link(
                                    org.antin.shell.Phrase.of("subscriber.people.all"),
                                    "/people?within=" + organisation.id(),
                                    null),
                            new Cell.Empty(),
                            new Cell.Empty()));
        return Optional.of(
                Table.of(
                        "people",
                        "subscriber.people",
                        Address.of("/organisations/" + organisation.id()),
                        COLUMNS,
                        rows));
    }
}
