package org.antin.organisation;

import java.util.UUID;

/// The public fact that a body of this name exists: all that anybody may know of any body.
public record OrganisationLabel(UUID id, String name, String shortName) {
    /// What lists call it.
    public String label() {
        return shortName.isEmpty() ? name : shortName;
    }
}
