package org.antin.subscriber.web;

import org.antin.organisation.BodyNames;
import org.antin.organisation.Organisations;
import org.antin.shell.Cell;
import org.antin.shell.Column;
import org.antin.shell.Row;
import org.antin.shell.Tag;
import org.antin.shell.Tone;
import org.antin.subscriber.Person;
import org.antin.subscriber.Subscriber;
import org.antin.subscriber.SubscriberKind;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/// People as rows of a list.
final class PersonViews {
    static final List<Column> COLUMNS =
            List.of(
                    Column.of("name", "subscriber.field.fullName").sorting().naming(),
                    Column.of("title", "subscriber.field.title"),
                    Column.of("organisation", "subscriber.column.organisation"),
                    Column.of("rank", "subscriber.field.rank").optional(),
                    Column.of("kind", "subscriber.field.kind").optional());

    private PersonViews() {}

    static List<Row> rows(List<Person> people, Organisations organisations) {
        var ids = new HashSet<UUID>();
        for (var person : people) ids.add(person.organisation());
        var names = new BodyNames(organisations.labels(ids), java.util.Set.of());
        return people.stream().map(person -> row(person, names)).toList();
    }

    private static Row row(Person person, BodyNames names) {
        return Row.of(
                Cell.link(person.name(), PersonPages.href(person.id())),
                Cell.text(person.title()),
                names.label(person.organisation()),
                Cell.word(person.rank().messageKey()),
                Cell.word(person.facts().kind().messageKey()));
    }

    /// Where a person stands: a subscriber or not yet.
    ///
    /// @param own what the person holds or is assigned
    static Tag state(List<Subscriber> own) {
        if (own.stream().anyMatch(s -> s.kind() == SubscriberKind.INDIVIDUAL))
            return Tag.of("subscriber.is-subscriber", Tone.GOOD);
        return own.isEmpty()
                ? Tag.of("subscriber.is-none", Tone.PLAIN)
                : Tag.of("subscriber.is-assigned", Tone.GOOD);
    }
}
