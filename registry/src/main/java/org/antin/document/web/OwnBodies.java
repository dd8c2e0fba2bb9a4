package org.antin.document.web;

import org.antin.access.Actor;
import org.antin.access.Grant;
import org.antin.organisation.Organisations;
import org.antin.shell.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// The bodies a person holds a role for, to choose one from.
@Component
class OwnBodies {
    private final Organisations organisations;

    OwnBodies(Organisations organisations) {
        this.organisations = organisations;
    }

    List<Option> of(Actor actor) {
        var ids = actor.grants().stream().map(Grant::organisation).distinct().toList();
        var labels = organisations.labels(ids);
        return ids.stream()
                .map(labels::get)
                .filter(Objects::nonNull)
                .map(label -> Option.named(label.id().toString(), label.name()))
                .toList();
    }

    /// The one that was chosen, or the only one there is.
    static Optional<UUID> chosen(@Nullable UUID typed, List<Option> open) {
        if (typed != null) return Optional.of(typed);
        return open.size() == 1
                ? Optional.of(UUID.fromString(open.getFirst().value()))
                : Optional.empty();
    }
}
