package org.antin.organisation;

import org.antin.shell.Table;

import java.util.Optional;

/// A part of an organisation's page that another capability adds: its people, its subscribers.
public interface OrganisationPart {
    /// Where among the parts; small comes first.
    int place();

    /// What there is to show; empty when this actor has nothing to see there.
    Optional<Table> of(Organisation organisation);
}
