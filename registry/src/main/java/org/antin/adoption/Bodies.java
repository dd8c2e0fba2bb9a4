package org.antin.adoption;

import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.kernel.Folding;
import org.antin.organisation.BodyTree;
import org.antin.organisation.Capacities;
import org.antin.organisation.ManagingAuthority;
import org.antin.organisation.Organisation;
import org.antin.organisation.OrganisationLabel;
import org.antin.organisation.Standing;
import org.antin.organisation.Subject;
import org.antin.subscriber.SubscriberKind;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The bodies a list may name, who manages whom, and whether the actor keeps their lists; each
/// question is answered once for a whole file.
final class Bodies {
    private record Asked(UUID body, SubscriberKind kind, Standing standing) {}

    private record Reach(UUID body, @Nullable UUID authority) {}

    private final BodyTree tree;
    private final Capacities capacities;
    private final Actor actor;
    private final Role[] roles;
    private final Map<String, UUID> byName = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();
    private final Map<UUID, OrganisationLabel> labels = new HashMap<>();
    private final Map<Asked, ManagingAuthority> authorities = new HashMap<>();
    private final Map<Reach, Boolean> reaches = new HashMap<>();

    Bodies(
            Collection<Organisation> open,
            BodyTree tree,
            Capacities capacities,
            Actor actor,
            Role... roles) {
        this.tree = tree;
        this.capacities = capacities;
        this.actor = actor;
        this.roles = roles;
        for (var body : open) {
            labels.put(
                    body.id(),
                    new OrganisationLabel(body.id(), body.name(), body.facts().shortName()));
            name(body.facts().code(), body.id());
            name(body.id().toString(), body.id());
            name(body.name(), body.id());
        }
    }

    private void name(String text, UUID body) {
        if (text.isBlank()) return;
        var before = byName.putIfAbsent(Folding.fold(text), body);
        if (before != null && !before.equals(body)) ambiguous.add(Folding.fold(text));
    }

    boolean isAmbiguous(String typed) {
        return ambiguous.contains(Folding.fold(typed));
    }

    Optional<OrganisationLabel> find(String typed) {
        return Optional.ofNullable(byName.get(Folding.fold(typed))).map(labels::get);
    }

    /// Of a body the list or the register names by its id; closed ones have no label here.
    Optional<OrganisationLabel> label(UUID body) {
        return Optional.ofNullable(labels.get(body));
    }

    ManagingAuthority authority(UUID body, SubscriberKind kind, Standing standing) {
        return authorities.computeIfAbsent(
                new Asked(body, kind, standing),
                asked -> {
                    var at = tree.body(body);
                    return tree.routing()
                            .managerOf(
                                    switch (kind) {
                                        case INDIVIDUAL -> new Subject.Person(at, standing, true);
                                        case ORGANISATION -> new Subject.OrganisationItself(at);
                                        case SYSTEM -> new Subject.SystemOf(at);
                                    });
                });
    }

    /// Whether the actor keeps the list of this body, or manages this subscriber of it.
    boolean reaches(UUID body, @Nullable UUID authority) {
        return reaches.computeIfAbsent(
                new Reach(body, authority),
                asked -> capacities.of(actor, asked.body(), asked.authority(), roles).isPresent());
    }

    /// Whether `body` is `top` or stands below it.
    boolean isWithin(UUID body, UUID top) {
        for (org.antin.organisation.Body at = tree.body(body); at != null; at = at.parent())
            if (at.id().equals(top)) return true;
        return false;
    }
}
