package org.antin.kernel;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/// Who may see a row, kept with the row itself and enforced by row-level security.
///
/// @param organisation the body the row is about
/// @param authority its directly managing authority at that time (Điều 5), null where there is none
/// @param persons people who see the row because it is their own: holder, custodian, assigned
///   person
public record Scope(UUID organisation, @Nullable UUID authority, List<UUID> persons) {
    public Scope {
        persons = List.copyOf(persons);
    }

    public static Scope of(UUID organisation) {
        return new Scope(organisation, null, List.of());
    }
}
