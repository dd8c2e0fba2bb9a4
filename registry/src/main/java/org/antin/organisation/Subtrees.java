package org.antin.organisation;

import org.antin.organisation.ManagingAuthority.Managed;
import org.antin.organisation.ManagingAuthority.Refused;
import org.antin.organisation.OrganisationFollower.Dependents;
import org.antin.organisation.store.BodyStore;
import org.antin.organisation.store.OrganisationLedger;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// What follows for everything below when a body changes: managing authorities and, through the
/// followers, people, subscribers and whatever hangs on them. Called with the house's rights.
@Component
class Subtrees {
    private final BodyStore bodies;
    private final OrganisationLedger ledger;
    private final ManagingAuthorities authorities;
    private final List<OrganisationFollower> followers;

    Subtrees(
            BodyStore bodies,
            OrganisationLedger ledger,
            ManagingAuthorities authorities,
            List<OrganisationFollower> followers) {
        this.bodies = bodies;
        this.ledger = ledger;
        this.authorities = authorities;
        this.followers = followers;
    }

    void reroute(UUID top) {
        route(bodies.subtree(top));
    }

    /// These alone: nothing stands below a body that has just been entered but what is named too.
    void reroute(Collection<UUID> organisations) {
        route(organisations);
    }

    void rerouteAll() {
        route(bodies.all().stream().map(Organisation::id).toList());
    }

    Dependents dependents(UUID organisation) {
        long people = 0;
        long subscribers = 0;
        for (var follower : followers) {
            var dependents = follower.dependents(organisation);
            people += dependents.people();
            subscribers += dependents.subscribers();
        }
        return new Dependents(people, subscribers);
    }

    private void route(Collection<UUID> organisations) {
        var tree =
                organisations.size() == 1
                        ? authorities.around(organisations.iterator().next())
                        : authorities.wholeTree();
        var routes = new ArrayList<OrganisationLedger.Route>();
        for (var before : ledger.those(organisations)) {
            var authority =
                    tree.routing()
                            .managerOf(new Subject.OrganisationItself(tree.body(before.id())));
            var ground =
                    switch (authority) {
                        case Managed managed -> managed.ground();
                        case Refused _ -> null;
                    };
            var manager = OrganisationDesk.managerOf(authority);
            if (!Objects.equals(manager, before.managedBy())
                    || !Objects.equals(ground, before.ground())) {
                routes.add(
                        new OrganisationLedger.Route(
                                before.id(), manager, ground == null ? "" : ground.name()));
            }
        }
        ledger.route(routes);
        for (var follower : followers) follower.organisationsChanged(organisations);
    }
}
