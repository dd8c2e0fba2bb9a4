package org.antin.organisation;

import org.antin.kernel.Period;
import org.antin.kernel.Scope;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A body as it stands now.
///
/// @param parent the body it belongs to, null at the top and for associations
/// @param valid from its establishment to its closing
/// @param changedOn the day these facts hold from
/// @param managedBy its directly managing authority (Điều 5), null when nobody manages it
/// @param ground why that one, null when nobody manages it
/// @param version grows by one with each change
public record Organisation(
        UUID id,
        OrganisationFacts facts,
        @Nullable UUID parent,
        Period valid,
        LocalDate changedOn,
        @Nullable UUID managedBy,
        @Nullable RoutingGround ground,
        int version) {
    public String name() {
        return facts.name();
    }

    public boolean isOpen() {
        return valid.until() == null;
    }

    public Scope scope() {
        return new Scope(id, managedBy, List.of());
    }
}
