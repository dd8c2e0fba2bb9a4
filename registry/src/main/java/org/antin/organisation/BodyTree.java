package org.antin.organisation;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;

/// Bodies as the routing rules see them, linked to one another, and the Office among them.
public final class BodyTree {
    private final Map<UUID, Node> nodes = new HashMap<>();
    private final Routing routing;

    /// @param bodies with every body above each of them, and the Office
    BodyTree(RoutingRules rules, Collection<Organisation> bodies) {
        for (var body : bodies) nodes.put(body.id(), new Node(body));
        routing =
                new Routing(
                        rules,
                        nodes.values().stream()
                                .filter(node -> node.kind() == OrganisationKind.PROVINCIAL_OFFICE)
                                .filter(node -> node.organisation.isOpen())
                                .max(Comparator.comparing(n -> n.organisation.valid().from()))
                                .map(Body.class::cast)
                                .orElse(NoOffice.INSTANCE));
    }

    public Routing routing() {
        return routing;
    }

    public Body body(UUID organisation) {
        var node = nodes.get(organisation);
        if (node == null) throw new NoSuchElementException("organisation " + organisation);
        return node;
    }

    public Collection<? extends Body> bodies() {
        return nodes.values();
    }

    private final class Node implements Body {
        private final Organisation organisation;

        Node(Organisation organisation) {
            this.organisation = organisation;
        }

        @Override
        public UUID id() {
            return organisation.id();
        }

        @Override
        public String name() {
            return organisation.name();
        }

        @Override
        public OrganisationKind kind() {
            return organisation.facts().kind();
        }

        @Override
        public Tier tier() {
            return organisation.facts().tier();
        }

        @Override
        public @Nullable Body parent() {
            var parent = organisation.parent();
            return parent == null ? null : nodes.get(parent);
        }

        @Override
        public boolean legalPersonality() {
            return organisation.facts().legalPersonality();
        }

        @Override
        public boolean ownSeal() {
            return organisation.facts().ownSeal();
        }

        @Override
        public boolean usesGovernmentSignatures() {
            return organisation.facts().governmentSignatures();
        }
    }

    /// Until the Office is entered, nobody is managed by it.
    private enum NoOffice implements Body {
        INSTANCE;

        @Override
        public UUID id() {
            return new UUID(0, 0);
        }

        @Override
        public OrganisationKind kind() {
            return OrganisationKind.PROVINCIAL_OFFICE;
        }

        @Override
        public Tier tier() {
            return Tier.PROVINCE;
        }

        @Override
        public @Nullable Body parent() {
            return null;
        }

        @Override
        public boolean legalPersonality() {
            return false;
        }

        @Override
        public boolean ownSeal() {
            return false;
        }

        @Override
        public boolean usesGovernmentSignatures() {
            return false;
        }
    }
}
