package org.antin.organisation;

import org.antin.kernel.Slice;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The register of organisations, as far as the actor sees it. Labels and the bare tree are public.
public interface Organisations {
    Optional<Organisation> find(UUID id);

    /// What was known of the body on that day, empty before it was and after it closed.
    Optional<PastFacts> asOf(UUID id, LocalDate day);

    /// Oldest first.
    List<PastFacts> history(UUID id);

    /// The bodies directly below, by name.
    List<Organisation> children(UUID id);

    /// The bodies in scope whose parent isn't: where a tree begins.
    List<Organisation> tops();

    Slice<Organisation> page(OrganisationQuery query);

    long count(OrganisationQuery query);

    /// Anybody may know a body's name.
    Optional<OrganisationLabel> label(UUID id);

    Map<UUID, OrganisationLabel> labels(Collection<UUID> ids);

    /// Which of these the actor may open: every body's name is public, its page isn't.
    Set<UUID> visible(Collection<UUID> ids);

    /// From the top down to the body itself.
    List<OrganisationLabel> path(UUID id);

    /// Whether a body is `top` or stands below it.
    boolean isWithin(UUID organisation, UUID top);
}
