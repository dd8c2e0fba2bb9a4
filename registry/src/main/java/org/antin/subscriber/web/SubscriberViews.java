package org.antin.subscriber.web;

import org.antin.kernel.Days;
import org.antin.organisation.BodyNames;
import org.antin.organisation.RoutingGround;
import org.antin.shell.Address;
import org.antin.shell.Cell;
import org.antin.shell.Column;
import org.antin.shell.Fact;
import org.antin.shell.Phrase;
import org.antin.shell.Row;
import org.antin.shell.Tab;
import org.antin.shell.Table;
import org.antin.shell.Tag;
import org.antin.shell.Tone;
import org.antin.subscriber.Assignment;
import org.antin.subscriber.Person;
import org.antin.subscriber.PersonLabel;
import org.antin.subscriber.Subscriber;
import org.antin.subscriber.SubscriberLine;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Subscribers and people as tables and facts.
final class SubscriberViews {
    static final List<Column> COLUMNS =
            List.of(
                    Column.of("name", "subscriber.column.name").sorting().naming(),
                    Column.of("kind", "subscriber.column.kind"),
                    Column.of("organisation", "subscriber.column.organisation"),
                    Column.of("managed", "subscriber.column.managed").optional(),
                    Column.of("registered", "subscriber.column.registered").sorting());

    private static final List<Column> ASSIGNMENTS =
            List.of(
                    Column.of("person", "subscriber.assignment.person").naming(),
                    Column.of("since", "subscriber.assignment.since"),
                    Column.of("until", "subscriber.assignment.until"),
                    Column.of("letter", "subscriber.assignment.letter"));

    private SubscriberViews() {}

    static Row row(SubscriberLine line, BodyNames names) {
        var subscriber = line.subscriber();
        var row =
                Row.of(
                        Cell.link(
                                subscriber.name(),
                                href(subscriber.id()),
                                line.title().isEmpty() ? null : line.title()),
                        Cell.word(subscriber.kind().messageKey()),
                        Cell.text(line.organisationName()),
                        names.label(subscriber.managedBy()),
                        Cell.day(Days.of(subscriber.registeredAt())));
        return subscriber.isLive() ? row : row.toned(Tone.OVER);
    }

    static Tag state(Subscriber subscriber) {
        return subscriber.isLive()
                ? Tag.of("subscriber.live", Tone.GOOD)
                : Tag.of("subscriber.ended", Tone.OVER);
    }

    static List<Fact> facts(Subscriber subscriber, BodyNames names) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of("subscriber.column.organisation", names.cell(subscriber.organisation())));
        switch (subscriber.holder()) {
            case Subscriber.Individual _ -> {}
            case Subscriber.Organisational(var _, var letter) ->
                    facts.add(Fact.of("subscriber.assignment.letter", Cell.text(letter)));
            case Subscriber.System(var sort, var domain, var _, var letter) -> {
                facts.add(Fact.of("subscriber.system.sort", Cell.text(sort)));
                facts.add(Fact.of("subscriber.system.domain", Cell.code(domain)));
                facts.add(Fact.of("subscriber.assignment.letter", Cell.text(letter)));
            }
        }
        facts.add(
                Fact.of(
                        "subscriber.column.registered",
                        Cell.day(Days.of(subscriber.registeredAt()))));
        if (!subscriber.isLive())
            facts.add(Fact.of("subscriber.closed-on", Cell.day(subscriber.closedOn())));
        return facts;
    }

    static @Nullable Phrase why(@Nullable RoutingGround ground, String authority) {
        return ground == null
                ? null
                : Phrase.of(ground.explanationKey(), authority, ground.article().place());
    }

    static @Nullable Tag basis(@Nullable RoutingGround ground) {
        return ground == null
                ? null
                : Tag.of(
                        ground.basis().messageKey(),
                        ground.basis() == RoutingGround.Basis.EXPRESS ? Tone.GOOD : Tone.ATTENTION);
    }

    static List<Fact> person(Person person, BodyNames names) {
        var facts = person.facts();
        return List.of(
                Fact.of("subscriber.field.title", Cell.text(person.title())),
                Fact.of("subscriber.column.organisation", names.cell(person.organisation())),
                Fact.of("subscriber.field.kind", Cell.word(facts.kind().messageKey())),
                Fact.of("subscriber.field.born", Cell.day(facts.born())),
                Fact.of("subscriber.field.personalNumber", Cell.code(facts.personalNumber())),
                Fact.of("subscriber.field.issuedOn", Cell.day(facts.issuedOn())),
                Fact.of("subscriber.field.issuedBy", Cell.text(facts.issuedBy())),
                Fact.of("subscriber.field.email", Cell.text(facts.email())),
                Fact.of("subscriber.field.phone", Cell.text(facts.phone())));
    }

    /// The same on another page, with the way to the person's own.
    static List<Fact> holder(Person person, BodyNames names) {
        var facts = new ArrayList<Fact>();
        facts.add(
                Fact.of(
                        "subscriber.field.fullName",
                        Cell.link(person.name(), PersonPages.href(person.id()))));
        facts.addAll(person(person, names));
        return facts;
    }

    /// What may be said of a person the actor can't look up.
    static List<Fact> person(PersonLabel person) {
        return List.of(
                Fact.of("subscriber.field.fullName", Cell.text(person.name())),
                Fact.of("subscriber.field.title", Cell.text(person.title())));
    }

    static Table assignments(
            Subscriber subscriber, List<Assignment> list, Map<UUID, PersonLabel> people) {
        return Table.of(
                "assignments",
                "subscriber.assignments",
                Address.of(href(subscriber.id())),
                ASSIGNMENTS,
                list.stream()
                        .map(
                                a -> {
                                    var person = people.get(a.person());
                                    return Row.of(
                                            person == null
                                                    ? new Cell.Empty()
                                                    : Cell.text(person.name(), person.title()),
                                            Cell.moment(a.since()),
                                            Cell.moment(a.until()),
                                            Cell.text(a.letter()));
                                })
                        .toList());
    }

    /// Subscribers, and the people behind them.
    static List<Tab> tabs(String current) {
        return List.of(
                new Tab(
                        Phrase.of("subscriber.list"),
                        "/subscribers",
                        current.equals("subscribers")),
                new Tab(Phrase.of("subscriber.people"), "/people", current.equals("people")));
    }

    static String href(UUID id) {
        return "/subscribers/" + id;
    }
}
