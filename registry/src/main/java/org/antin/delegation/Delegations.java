package org.antin.delegation;

import org.antin.delegation.Delegation.State;
import org.antin.kernel.Slice;
import org.antin.subscriber.PersonLabel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The register of written delegations, as far as the actor sees it.
public interface Delegations {
    Optional<Delegation> find(UUID id);

    /// Newest paper first.
    Slice<Delegation> page(DelegationQuery query, Instant now);

    /// How many of each state there would be, whichever the query asks for.
    Map<State, Long> countByState(DelegationQuery query, Instant now);

    /// The papers of this body to this person; newest first.
    List<Delegation> to(UUID person, UUID organisation);

    /// Who is at the head of the body now: names of officials, for whoever enters its papers.
    List<PersonLabel> heads(UUID organisation);

    /// Whom a paper of the body is usually for: its own people, and the heads of the bodies
    /// directly below.
    List<PersonLabel> candidates(UUID organisation);
}
