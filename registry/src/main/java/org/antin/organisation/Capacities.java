package org.antin.organisation;

import org.antin.access.Actor;
import org.antin.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Optional;
import java.util.UUID;

/// In which role an actor may touch what belongs to a body. Roles of the managing authority count
/// for what that very authority manages (Điều 9.1, 9.2), all others for the body they are held for
/// and everything below it.
@Component
public class Capacities {
    /// @param role null for the house itself
    public record Capacity(@Nullable Role role) {}

    private final Organisations organisations;

    Capacities(Organisations organisations) {
        this.organisations = organisations;
    }

    /// The first of `roles` that reaches; empty when none does.
    public Optional<Capacity> of(
            Actor actor, @Nullable UUID organisation, @Nullable UUID authority, Role... roles) {
        if (actor.kind() == Actor.Kind.SYSTEM) return Optional.of(new Capacity(null));
        for (var role : roles) {
            if (reaches(actor, role, organisation, authority)) {
                return Optional.of(new Capacity(role));
            }
        }
        return Optional.empty();
    }

    private boolean reaches(
            Actor actor, Role role, @Nullable UUID organisation, @Nullable UUID authority) {
        return switch (role) {
            case RECEIVING_OFFICER, CONFIRMING_HEAD ->
                    authority != null && actor.holds(role, authority);
            case PROVIDER -> actor.holds(role);
            case SUBSCRIBER, RECORDS_CLERK, ASSIGNED_PERSON ->
                    organisation != null && actor.holds(role, organisation);
            case IT_OFFICER,
                    OFFICE_FOCAL_POINT,
                    SUBSCRIBER_MANAGER,
                    CENTRE,
                    INSPECTOR,
                    ADMINISTRATOR ->
                    actor.organisations(role).stream()
                            .anyMatch(
                                    top ->
                                            organisation != null
                                                    && organisations.isWithin(organisation, top));
        };
    }
}
