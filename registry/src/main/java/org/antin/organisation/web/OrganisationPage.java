package org.antin.organisation.web;

import org.antin.shell.Action;
import org.antin.shell.Cell;
import org.antin.shell.Fact;
import org.antin.shell.Phrase;
import org.antin.shell.Table;
import org.antin.shell.Tag;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// What templates/organisation/OrganisationPage.html shows.
///
/// @param path the bodies above it, as links where the actor may open them
/// @param managedBy its directly managing authority, null when there is none
/// @param why the explanation
/// @param basis whether the regulation says so or our default does, null when nobody manages
record OrganisationPage(
        String name,
        Tag state,
        List<Cell> path,
        List<Fact> facts,
        @Nullable Cell managedBy,
        Phrase why,
        @Nullable Tag basis,
        Table units,
        List<Table> parts,
        Table history,
        List<Action> actions) {}
