package org.antin.subscriber;

import org.antin.organisation.BodyTree;
import org.antin.organisation.ManagingAuthorities;
import org.antin.organisation.OrganisationFollower;
import org.antin.organisation.OrganisationLabel;
import org.antin.organisation.Standing;
import org.antin.organisation.Subject;
import org.antin.subscriber.store.RouteStore;
import org.antin.subscriber.store.SubscriberLedger;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Keeps people and subscribers in step with their bodies. Certificates, devices and minutes follow
/// the subscriber by triggers of the database.
@Component
class SubscribersFollow implements OrganisationFollower {
    private final RouteStore rows;
    private final ManagingAuthorities authorities;

    SubscribersFollow(RouteStore rows, ManagingAuthorities authorities) {
        this.rows = rows;
        this.authorities = authorities;
    }

    @Override
    public void organisationsChanged(Collection<UUID> organisations) {
        var people = rows.people(organisations);
        var subscribers = rows.subscribers(organisations);
        if (people.isEmpty() && subscribers.isEmpty()) return;
        var routes = new Routes(authorities.wholeTree());
        rows.updatePeople(
                people.stream()
                        .map(
                                p ->
                                        new RouteStore.PersonRoute(
                                                p.person(),
                                                p.organisation(),
                                                p.rank(),
                                                routes.ofPerson(p.organisation(), p.rank())))
                        .filter(changedFrom(people))
                        .toList());
        Map<UUID, OrganisationLabel> labels =
                rows.labels(organisations).stream()
                        .collect(Collectors.toMap(OrganisationLabel::id, Function.identity()));
        rows.updateSubscribers(
                subscribers.stream()
                        .map(s -> renewed(s, routes, labels))
                        .filter(changedFrom(subscribers))
                        .toList());
    }

    private static RouteStore.SubscriberRoute renewed(
            RouteStore.SubscriberRoute s, Routes routes, Map<UUID, OrganisationLabel> labels) {
        var label =
                labels.getOrDefault(
                        s.organisation(), new OrganisationLabel(s.organisation(), "", ""));
        var name = s.kind() == SubscriberKind.ORGANISATION ? label.name() : s.name();
        return new RouteStore.SubscriberRoute(
                s.subscriber(),
                s.kind(),
                s.organisation(),
                s.rank(),
                s.title(),
                s.domain(),
                name,
                SubscriberLedger.search(name, s.title(), label, s.domain()),
                switch (s.kind()) {
                    case INDIVIDUAL -> routes.ofPerson(s.organisation(), s.rank());
                    case ORGANISATION -> routes.ofOrganisation(s.organisation());
                    case SYSTEM -> routes.ofSystem(s.organisation());
                });
    }

    private static <T> Predicate<T> changedFrom(Collection<T> before) {
        var known = Set.copyOf(before);
        return row -> !known.contains(row);
    }

    @Override
    public Dependents dependents(UUID organisation) {
        return new Dependents(rows.peopleIn(organisation), rows.subscribersOf(organisation));
    }

    /// Each body and standing asked once.
    private static final class Routes {
        private record Asked(UUID organisation, Standing standing) {}

        private final BodyTree tree;
        private final Map<Asked, Route> people = new HashMap<>();
        private final Map<UUID, Route> bodies = new HashMap<>();
        private final Map<UUID, Route> systems = new HashMap<>();

        Routes(BodyTree tree) {
            this.tree = tree;
        }

        Route ofPerson(UUID organisation, Rank rank) {
            return people.computeIfAbsent(
                    new Asked(organisation, rank.standing()),
                    asked ->
                            route(
                                    new Subject.Person(
                                            tree.body(asked.organisation()),
                                            asked.standing(),
                                            true)));
        }

        Route ofOrganisation(UUID organisation) {
            return bodies.computeIfAbsent(
                    organisation, id -> route(new Subject.OrganisationItself(tree.body(id))));
        }

        Route ofSystem(UUID owner) {
            return systems.computeIfAbsent(owner, id -> route(new Subject.SystemOf(tree.body(id))));
        }

        private Route route(Subject subject) {
            return Route.of(tree.routing().managerOf(subject));
        }
    }
}
