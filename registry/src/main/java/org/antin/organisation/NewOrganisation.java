package org.antin.organisation;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// A body to be entered.
///
/// @param id chosen by the caller, so that a repeated call is found out
/// @param parent the body it belongs to, null at the top and for associations
/// @param from the day it was established, not in the future
/// @param basis the decision, number and date
public record NewOrganisation(
        UUID id, @Nullable UUID parent, OrganisationFacts facts, LocalDate from, String basis) {}
