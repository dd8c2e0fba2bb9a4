package org.antin.subscriber;

import org.antin.kernel.Slice;
import org.antin.subscriber.PublicAuthority.Kind;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The register of officials, as far as the actor sees it.
public interface People {
    Optional<Person> find(UUID id);

    /// Exactly this personal number.
    Optional<Person> byPersonalNumber(String number);

    Slice<Person> page(PeopleQuery query);

    long count(PeopleQuery query);

    /// Newest first.
    List<Position> positions(UUID person);

    /// The position held on that day.
    Optional<Position> position(UUID person, LocalDate day);

    /// Newest first.
    List<PublicAuthority> authorities(UUID person);

    /// Whether the person had this authority on that day.
    boolean holds(UUID person, Kind authority, LocalDate day);

    /// Names and titles of officials who may be out of the actor's sight but stand beside something
    /// in it: the giver in minutes, the officer who decided.
    Map<UUID, PersonLabel> labels(Collection<UUID> people);

    /// Those who work in the body itself, by name: to choose a receiver or an assigned person from.
    List<PersonLabel> colleagues(UUID organisation);
}
