package org.antin.organisation;

import org.antin.kernel.Period;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// A stretch of days in a body's history, with the decision it rests on.
public record PastFacts(
        Period during, OrganisationFacts facts, @Nullable UUID parent, String basis) {}
