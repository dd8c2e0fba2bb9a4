package org.antin.organisation;

import org.antin.access.HouseRights;
import org.antin.organisation.store.BodyStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.UUID;

/// Computes the directly managing authority (Điều 5) from the tree as it stands now.
@Component
public class ManagingAuthorities {
    private final BodyStore bodies;
    private final HouseRights house;
    private final RoutingRules rules;

    ManagingAuthorities(BodyStore bodies, HouseRights house, RoutingRules rules) {
        this.bodies = bodies;
        this.house = house;
        this.rules = rules;
    }

    /// Of the organisation itself, for its own certificate.
    @Transactional(readOnly = true)
    public ManagingAuthority ofOrganisation(UUID organisation) {
        var tree = around(organisation);
        return tree.routing().managerOf(new Subject.OrganisationItself(tree.body(organisation)));
    }

    /// Of an official who works there.
    @Transactional(readOnly = true)
    public ManagingAuthority ofPerson(UUID organisation, Standing standing) {
        var tree = around(organisation);
        return tree.routing()
                .managerOf(new Subject.Person(tree.body(organisation), standing, true));
    }

    /// Of a system, by its owner.
    @Transactional(readOnly = true)
    public ManagingAuthority ofSystem(UUID owner) {
        var tree = around(owner);
        return tree.routing().managerOf(new Subject.SystemOf(tree.body(owner)));
    }

    /// The whole tree at once, for many questions in one transaction.
    @Transactional(readOnly = true)
    public BodyTree wholeTree() {
        return house.in(() -> new BodyTree(rules, bodies.all()));
    }

    /// The body, all above it and the Office.
    BodyTree around(UUID organisation) {
        return house.in(() -> new BodyTree(rules, bodies.around(organisation)));
    }
}
