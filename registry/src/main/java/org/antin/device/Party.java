package org.antin.device;

import java.util.UUID;

/// One side of a handover.
public sealed interface Party {
    /// As the minutes have it.
    String name();

    /// The certification provider, outside the house.
    record Provider(String name) implements Party {}

    /// A body, acting through its officers.
    record Body(UUID organisation, String name) implements Party {}

    /// A person.
    record Official(UUID person, String name) implements Party {}
}
