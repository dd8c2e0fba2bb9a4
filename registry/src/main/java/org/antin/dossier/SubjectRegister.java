package org.antin.dossier;

import org.antin.kernel.Refusal;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.UUID;

/// What the register knows of those a dossier is about.
interface SubjectRegister {
    /// @param name shown in lists and written on forms
    /// @param authority id of the directly managing authority, null when nobody manages it
    /// @param noAuthority why nobody does, null when somebody does
    /// @param eligibility the conditions of issuance as far as known
    record Known(
            String name,
            UUID organisation,
            @Nullable UUID authority,
            @Nullable Refusal noAuthority,
            Eligibility eligibility) {}

    /// Looks a subject up; empty when the actor may not see it or it isn't there.
    Optional<Known> of(
            SubjectKind kind,
            UUID filer,
            @Nullable UUID subjectPerson,
            UUID organisation,
            Request request,
            EligibilityFacts.@Nullable ConfirmedBy confirmedBy);
}
