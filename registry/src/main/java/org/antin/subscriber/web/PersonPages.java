package org.antin.subscriber.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.audit.AuditTrail;
import org.antin.kernel.Window;
import org.antin.organisation.BodyChips;
import org.antin.organisation.BodyNames;
import org.antin.organisation.Capacities;
import org.antin.organisation.Organisations;
import org.antin.shell.Action;
import org.antin.shell.Address;
import org.antin.shell.Asked;
import org.antin.shell.Cell;
import org.antin.shell.Chip;
import org.antin.shell.Column;
import org.antin.shell.EmptyState;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.antin.shell.Row;
import org.antin.shell.Sort;
import org.antin.shell.Table;
import org.antin.subscriber.People;
import org.antin.subscriber.PeopleQuery;
import org.antin.subscriber.Person;
import org.antin.subscriber.Position;
import org.antin.subscriber.Rank;
import org.antin.subscriber.Subscriber;
import org.antin.subscriber.Subscribers;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
        var query = query(address, PAGE);
        var found = people.page(query);
        var table = table(address, found.items()).paged(Asked.pager(found, people.count(query)));
        return reply.page(
                "subscriber/PeopleListPage",
                new PeopleListPage(
                        address, SubscriberViews.tabs("people"), table, additions(actor)));
    }

    /// D12.1a: the list as a file.
    @GetMapping("/people.xlsx")
    ResponseEntity<byte[]> excel(Reply reply) {
        var address = reply.address();
        var found = people.page(query(address, Window.ALL.limit()));
        return reply.excel("can-bo-cong-chuc.xlsx", table(address, found.items()));
    }

    private Table table(Address address, List<Person> rows) {
        return Table.of(
                        "people",
                        "subscriber.people",
                        address,
                        PersonViews.COLUMNS,
                        PersonViews.rows(rows, organisations))
                .sorted(sort(address))
                .filtered(chips(address))
                .exported("/people.xlsx")
                .orElse(EmptyState.of("subscriber.people.none"));
    }

    private List<Chip> chips(Address address) {
        var chips = new ArrayList<Chip>();
        for (var rank : Rank.values())
            chips.add(
                    Chip.filter(
                            address, "rank", Asked.word(rank), Phrase.of(rank.messageKey()), null));
        chips.addAll(BodyChips.of(address, organisations));
        return chips;
    }

    private static PeopleQuery query(Address address, int limit) {
        return new PeopleQuery(
                Asked.words(address),
                Asked.choice(address, "rank", Rank.values()),
                Asked.id(address, "within"),
                sort(address).descending(),
                Asked.window(address, limit));
    }

    private static Sort sort(Address address) {
        return Sort.parse(address.first("sort").orElse(null), PersonViews.COLUMNS, Sort.up("name"));
    }

    private static List<Action> additions(Actor actor) {
        return actor.holds(Role.IT_OFFICER, Role.RECEIVING_OFFICER, Role.CONFIRMING_HEAD)
                ? List.of(Action.of("subscriber.person.form.new", "/people/new"))
                : List.of();
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
        var names = BodyNames.of(organisations, ids);
        var manager = person.managedBy();
        var own = subscribers.ownOf(person.id());
        return new PersonPage(
                person.name(),
                Phrase.of(
                        "subscriber.person-and-title",
                        person.title(),
                        names.name(person.organisation())),
                PersonViews.state(own),
                SubscriberViews.person(person, names),
                manager == null ? null : names.cell(manager),
                SubscriberViews.why(person.ground(), names.name(manager)),
                SubscriberViews.basis(person.ground()),
                subscriptions(person, own),
                positions(person, positions, names),
                authorities(person),
                actions(person, actor));
    }

    private static Table subscriptions(Person person, List<Subscriber> own) {
        return Table.of(
                        "subscriptions",
                        "subscriber.subscriptions",
                        Address.of(href(person.id())),
                        SUBSCRIPTIONS,
                        own.stream()
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

    private static Table positions(Person person, List<Position> positions, BodyNames names) {
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
                                                names.label(p.organisation()),
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

    static String href(UUID id) {
        return "/people/" + id;
    }
}
