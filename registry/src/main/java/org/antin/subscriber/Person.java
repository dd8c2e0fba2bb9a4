package org.antin.subscriber;

import org.antin.kernel.Scope;
import org.antin.organisation.RoutingGround;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// An official in the register.
///
/// @param organisation where the current position is held
/// @param managedBy the directly managing authority of this person (Điều 5), null if nobody
/// @param version grows by one with each change
public record Person(
        UUID id,
        PersonFacts facts,
        UUID organisation,
        String title,
        Rank rank,
        @Nullable UUID managedBy,
        @Nullable RoutingGround ground,
        Instant registeredAt,
        int version) {
    public String name() {
        return facts.fullName();
    }

    public Scope scope() {
        return new Scope(organisation, managedBy, List.of(id));
    }
}
