package org.antin.subscriber;

import java.util.List;
import java.util.UUID;

/// A checked person of a list that is taken over.
///
/// @param position held now
/// @param authorities held now
public record IntakePerson(
        UUID id,
        PersonFacts facts,
        Appointment position,
        Route route,
        List<PublicAuthority> authorities) {
    public IntakePerson {
        authorities = List.copyOf(authorities);
    }
}
