package org.antin.organisation;

import java.util.Collection;
import java.util.UUID;

/// Keeps what hangs on organisations in step: called in the transaction of the change, with the
/// house's own rights, after the organisations themselves are written.
public interface OrganisationFollower {
    /// These bodies have another name, place, kind, personality, seal or managing authority now.
    void organisationsChanged(Collection<UUID> organisations);

    /// People, then live subscribers, that would be left without their body.
    Dependents dependents(UUID organisation);

    record Dependents(long people, long subscribers) {}
}
