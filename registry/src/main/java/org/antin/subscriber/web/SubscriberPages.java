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
import org.antin.shell.Chip;
import org.antin.shell.EmptyState;
import org.antin.shell.Fact;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.antin.shell.Sort;
import org.antin.shell.Table;
import org.antin.subscriber.People;
import org.antin.subscriber.Subscriber;
import org.antin.subscriber.SubscriberKind;
import org.antin.subscriber.SubscriberLine;
import org.antin.subscriber.SubscriberPart;
import org.antin.subscriber.SubscriberQuery;
import org.antin.subscriber.SubscriberQuery.Order;
import org.antin.subscriber.Subscribers;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Thuê bao: list and page (D9.1, D12.1a, D4, D8.0, D8.2a; one's own by D10.1). Which rows come is
/// decided by scope.
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
class SubscriberPages {
    private static final int PAGE = 50;

    private final Subscribers subscribers;
    private final People people;
    private final Organisations organisations;
    private final Capacities capacities;
    private final List<SubscriberPart> parts;
    private final AuditTrail audit;

    SubscriberPages(
            Subscribers subscribers,
            People people,
            Organisations organisations,
            Capacities capacities,
            List<SubscriberPart> parts,
            AuditTrail audit) {
        this.subscribers = subscribers;
        this.people = people;
        this.organisations = organisations;
        this.capacities = capacities;
        this.parts = parts.stream().sorted(Comparator.comparingInt(SubscriberPart::place)).toList();
        this.audit = audit;
    }

    @GetMapping("/subscribers")
    ModelAndView list(Actor actor, Reply reply) {
        var address = reply.address();
        var query = query(address, PAGE);
        var found = subscribers.page(query);
        var counts = subscribers.countByKind(query);
        var table =
                table(address, found.items(), counts)
                        .paged(Asked.pager(found, Asked.total(counts, query.kind())));
        return reply.page(
                "subscriber/SubscriberListPage",
                new SubscriberListPage(
                        address, SubscriberViews.tabs("subscribers"), table, additions(actor)));
    }

    private static List<Action> additions(Actor actor) {
        return actor.holds(Role.IT_OFFICER, Role.RECEIVING_OFFICER, Role.CONFIRMING_HEAD)
                ? List.of(Action.of("subscriber.adopt", "/adoption"))
                : List.of();
    }

    @GetMapping("/subscribers.xlsx")
    ResponseEntity<byte[]> excel(Reply reply) {
        var address = reply.address();
        var found = subscribers.page(query(address, Window.ALL.limit()));
        return reply.excel("thue-bao.xlsx", table(address, found.items(), Map.of()));
    }

    private Table table(
            Address address, List<SubscriberLine> lines, Map<SubscriberKind, Long> counts) {
        var names = names(lines.stream().map(SubscriberLine::subscriber).toList());
        return Table.of(
                        "subscribers",
                        "subscriber.list",
                        address,
                        SubscriberViews.COLUMNS,
                        lines.stream().map(line -> SubscriberViews.row(line, names)).toList())
                .sorted(sort(address))
                .filtered(chips(address, counts))
                .exported("/subscribers.xlsx")
                .orElse(EmptyState.of("subscriber.none"));
    }

    private List<Chip> chips(Address address, Map<SubscriberKind, Long> counts) {
        var chips =
                new ArrayList<>(
                        Chip.each(
                                address,
                                "kind",
                                SubscriberKind.values(),
                                counts,
                                SubscriberKind::messageKey));
        chips.add(Chip.filter(address, "closed", "too", Phrase.of("subscriber.closed-too"), null));
        chips.addAll(BodyChips.of(address, organisations));
        return chips;
    }

    private static SubscriberQuery query(Address address, int limit) {
        var sort = sort(address);
        return new SubscriberQuery(
                Asked.words(address),
                Asked.choice(address, "kind", SubscriberKind.values()),
                Asked.id(address, "within"),
                Asked.id(address, "managed"),
                address.first("closed").isPresent(),
                sort.column().equals("registered") ? Order.REGISTERED : Order.NAME,
                sort.descending(),
                Asked.window(address, limit));
    }

    private static Sort sort(Address address) {
        return Sort.parse(
                address.first("sort").orElse(null), SubscriberViews.COLUMNS, Sort.up("name"));
    }

    /// D10.1: one's own, for review.
    @GetMapping("/subscribers/own")
    @Allowed({Role.SUBSCRIBER, Role.RECORDS_CLERK, Role.ASSIGNED_PERSON})
    ModelAndView own(Actor actor, Reply reply) {
        var person = actor.person();
        var own = person == null ? List.<Subscriber>of() : subscribers.ownOf(person);
        return reply.seeOther(
                own.size() == 1 ? SubscriberViews.href(own.getFirst().id()) : "/subscribers");
    }

    @GetMapping("/subscribers/{id}")
    ModelAndView show(@PathVariable UUID id, Actor actor, Reply reply) {
        return subscribers
                .find(id)
                .map(s -> reply.page("subscriber/SubscriberPage", page(s, actor)))
                .orElseGet(
                        () -> {
                            audit.notFound(actor, "subscriber", id.toString());
                            return reply.notFound();
                        });
    }

    private SubscriberPage page(Subscriber subscriber, Actor actor) {
        var names = names(List.of(subscriber));
        var manager = subscriber.managedBy();
        boolean individual = subscriber.kind() == SubscriberKind.INDIVIDUAL;
        var assignments = subscribers.assignments(subscriber.id());
        return new SubscriberPage(
                subscriber.name(),
                Phrase.of(subscriber.kind().messageKey()),
                SubscriberViews.state(subscriber),
                SubscriberViews.facts(subscriber, names),
                Phrase.of(individual ? "subscriber.holder" : "subscriber.assigned"),
                holder(subscriber),
                manager == null ? null : names.cell(manager),
                SubscriberViews.why(subscriber.ground(), names.name(manager)),
                SubscriberViews.basis(subscriber.ground()),
                parts.stream().flatMap(part -> part.of(subscriber).stream()).toList(),
                individual
                        ? null
                        : SubscriberViews.assignments(
                                subscriber,
                                assignments,
                                people.labels(assignments.stream().map(a -> a.person()).toList())),
                actions(subscriber, actor));
    }

    private List<Fact> holder(Subscriber subscriber) {
        var id = subscriber.holder().people().getFirst();
        var person = people.find(id);
        if (person.isPresent())
            return SubscriberViews.holder(
                    person.get(),
                    BodyNames.of(organisations, List.of(person.get().organisation())));
        var label = people.labels(List.of(id)).get(id);
        return label == null ? List.of() : SubscriberViews.person(label);
    }

    private List<Action> actions(Subscriber subscriber, Actor actor) {
        boolean keeper =
                subscriber.isLive()
                        && capacities
                                .of(
                                        actor,
                                        subscriber.organisation(),
                                        subscriber.managedBy(),
                                        Role.IT_OFFICER,
                                        Role.RECEIVING_OFFICER,
                                        Role.CONFIRMING_HEAD)
                                .isPresent();
        if (!keeper) return List.of();
        var actions = new ArrayList<Action>();
        var at = SubscriberViews.href(subscriber.id());
        if (subscriber.kind() != SubscriberKind.INDIVIDUAL)
            actions.add(Action.of("subscriber.assign", at + "/assign"));
        actions.add(Action.of("subscriber.close", at + "/close"));
        return actions;
    }

    private BodyNames names(List<Subscriber> list) {
        var ids = new HashSet<UUID>();
        for (var subscriber : list) {
            ids.add(subscriber.organisation());
            if (subscriber.managedBy() != null) ids.add(subscriber.managedBy());
        }
        return BodyNames.of(organisations, ids);
    }
}
