package org.antin.subscriber.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.audit.AuditTrail;
import org.antin.organisation.Capacities;
import org.antin.organisation.OrganisationLabel;
import org.antin.organisation.Organisations;
import org.antin.shell.Action;
import org.antin.shell.Address;
import org.antin.shell.Asked;
import org.antin.shell.Cell;
import org.antin.shell.Column;
import org.antin.shell.EmptyState;
import org.antin.shell.Pager;
import org.antin.shell.Reply;
import org.antin.shell.Row;
import org.antin.shell.Table;
import org.antin.subscriber.People;
import org.antin.subscriber.PeopleQuery;
import org.antin.subscriber.Person;
import org.antin.subscriber.Position;
import org.antin.subscriber.Subscribers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Officials of the bodies (D1.2b): list and page; one's own by D10.1.
@Controller
@Allowed({
    Role.SUBSCRIBER,
    Role.RECORDS_CLERK,
    Role.ASSIGNED_PERSON,
    Role.IT_OFFICER,
    Role.RECEIVING_OFFICER,
    Role.CONFIRMING_HEAD,
    Role.OFFICE_FOCAL_POINT,
    Role.SUBSCRIBER_MANAGER,
    Role.INSPECTOR
})
class PersonPages {
    private static final int PAGE = 50;

    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("name", "subscriber.field.fullName").naming(),
                    Column.of("title", "subscriber.field.title"),
                    Column.of("organisation", "subscriber.column.organisation"),
                    Column.of("rank", "subscriber.field.rank"));

    private static final List<Column> SUBSCRIPTIONS =
            List.of(
                    Column.of("name", "subscriber.column.name").naming(),
                    Column.of("kind", "subscriber.column.kind"));

    private static final List<Column> POSITIONS =
            List.of(
                    Column.of("from", "organisation.history.from").naming(),
                    Column.of("until", "organisation.history.until"),
                    Column.of("title", "subscriber.field.title"),
                    Column.of("organisation", "subscriber.column.organisation"),
                    Column.of("basis", "organisation.history.basis"));

    private static final List<Column> AUTHORITIES =
            List.of(
                    Column.of("kind", "subscriber.authority").naming(),
                    Column.of("from", "organisation.history.from"),
                    Column.of("until", "organisation.history.until"),
                    Column.of("basis", "organisation.history.basis"));

    private final People people;
    private final Subscribers subscribers;
    private final Organisations organisations;
    private final Capacities capacities;
    private final AuditTrail audit;

    PersonPages(
            People people,
            Subscribers subscribers,
            Organisations organisations,
            Capacities capacities,
            AuditTrail audit) {
        this.people = people;
        this.subscribers = subscribers;
        this.organisations = organisations;
        this.capacities = capacities;
        this.audit = audit;
    }

    @GetMapping("/people")
    ModelAndView list(Actor actor, Reply reply) {
        var address = reply.address();
        var found =
                people.page(
                        new PeopleQuery(
                                Asked.words(address),
                                Asked.id(address, "within"),
                                Asked.window(address, PAGE)));
        var labels = labels(found.items().stream().map(Person::organisation).toList());
        var table =
                Table.of(
                                "people",
                                "subscriber.people",
                                address,
                                COLUMNS,
                                found.items().stream().map(p -> row(p, labels)).toList())
                        .paged(uncounted(Asked.pager(found, 0)))
                        .orElse(EmptyState.of("subscriber.people.none"));
        return reply.page(
                "subscriber/PeopleListPage", new PeopleListPage(address, table, additions(actor)));
    }

    private static Pager uncounted(Pager pager) {
        return new Pager(pager.before(), pager.after(), null);
    }

    private static List<Action> additions(Actor actor) {
        return actor.holds(Role.IT_OFFICER, Role.RECEIVING_OFFICER, Role.CONFIRMING_HEAD)
                ? List.of(Action.of("subscriber.person.form.new", "/people/new"))
                : List.of();
    }

    private static Row row(Person person, Map<UUID, OrganisationLabel> labels) {
        return Row.of(
                Cell.link(person.name(), href(person.id())),
                Cell.text(person.title()),
                SubscriberViews.name(person.organisation(), labels),
                Cell.word(person.rank().messageKey()));
    }

    @GetMapping("/people/{id}")
    ModelAndView show(@PathVariable UUID id, Actor actor, Reply reply) {
        return people.find(id)
                .map(p -> reply.page("subscriber/PersonPage", page(p, actor)))
                .orElseGet(
                        () -> {
                            audit.notFound(actor, "person", id.toString());
                            return reply.notFound();
                        });
    }

    private PersonPage page(Person person, Actor actor) {
        var positions = people.positions(person.id());
        var ids = new HashSet<UUID>();
        ids.add(person.organisation());
        if (person.managedBy() != null) ids.add(person.managedBy());
        for (var position : positions) ids.add(position.organisation());
        var labels = organisations.labels(ids);
        var manager = person.managedBy();
        var label = manager == null ? null : labels.get(manager);
        var authority = label == null ? "" : label.name();
        return new PersonPage(
                person.name(),
                SubscriberViews.person(person, labels),
                authority,
                SubscriberViews.why(person.ground(), authority),
                SubscriberViews.basis(person.ground()),
                subscriptions(person),
                positions(person, positions, labels),
                authorities(person),
                actions(person, actor));
    }

    private Table subscriptions(Person person) {
        return Table.of(
                        "subscriptions",
                        "subscriber.subscriptions",
                        Address.of(href(person.id())),
                        SUBSCRIPTIONS,
                        subscribers.ownOf(person.id()).stream()
                                .map(
                                        s ->
                                                Row.of(
                                                        Cell.link(
                                                                s.name(),
                                                                SubscriberViews.href(s.id())),
                                                        Cell.word(s.kind().messageKey())))
                                .toList())
                .orElse(EmptyState.of("subscriber.subscriptions.none"));
    }

    private static Table positions(
            Person person, List<Position> positions, Map<UUID, OrganisationLabel> labels) {
        return Table.of(
                "positions",
                "subscriber.positions",
                Address.of(href(person.id())),
                POSITIONS,
                positions.stream()
                        .map(
                                p ->
                                        Row.of(
                                                Cell.day(p.during().from()),
                                                Cell.day(p.during().until()),
                                                Cell.text(p.title()),
                                                SubscriberViews.name(p.organisation(), labels),
                                                Cell.text(p.basis())))
                        .toList());
    }

    private Table authorities(Person person) {
        return Table.of(
                        "authorities",
                        "subscriber.authorities",
                        Address.of(href(person.id())),
                        AUTHORITIES,
                        people.authorities(person.id()).stream()
                                .map(
                                        a ->
                                                Row.of(
                                                        Cell.word(a.kind().messageKey()),
                                                        Cell.day(a.during().from()),
                                                        Cell.day(a.during().until()),
                                                        Cell.text(a.basis())))
                                .toList())
                .orElse(EmptyState.of("subscriber.authorities.none"));
    }

    private List<Action> actions(Person person, Actor actor) {
        boolean keeper =
                capacities
                        .of(
                                actor,
                                person.organisation(),
                                person.managedBy(),
                                Role.IT_OFFICER,
                                Role.RECEIVING_OFFICER,
                                Role.CONFIRMING_HEAD)
                        .isPresent();
        if (!keeper) return List.of();
        var at = href(person.id());
        return List.of(
                Action.of("subscriber.person.form.edit", at + "/edit"),
                Action.of("subscriber.person.form.appoint", at + "/appoint"),
                Action.of("subscriber.person.form.authorise", at + "/authorise"));
    }

    private Map<UUID, OrganisationLabel> labels(List<UUID> ids) {
        return organisations.labels(new HashSet<>(ids));
    }

    static String href(UUID id) {
        return "/people/" + id;
    }
}
