package org.antin.subscriber;

import org.antin.kernel.Slice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The register of subscribers, as far as the actor sees it.
public interface Subscribers {
    Optional<Subscriber> find(UUID id);

    /// The live subscriber that is this person.
    Optional<Subscriber> ofPerson(UUID person);

    /// The live subscriber that is this organisation.
    Optional<Subscriber> ofOrganisation(UUID organisation);

    /// Live subscribers that are this person's own: as holder, or as assigned person.
    List<Subscriber> ownOf(UUID person);

    Slice<SubscriberLine> page(SubscriberQuery query);

    long count(SubscriberQuery query);

    /// How many of each kind there would be, whichever kind the query asks for.
    Map<SubscriberKind, Long> countByKind(SubscriberQuery query);

    /// Newest first.
    List<Assignment> assignments(UUID subscriber);
}
