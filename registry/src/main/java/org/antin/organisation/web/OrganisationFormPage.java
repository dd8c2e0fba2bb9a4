package org.antin.organisation.web;

import org.antin.shell.Form;
import org.antin.shell.Option;
import org.antin.shell.Phrase;

import java.util.List;

/// What templates/organisation/OrganisationFormPage.html shows.
///
/// @param sort `new`, `edit`, `move` or `close`: which fields are asked
/// @param title of the page; its button says the same
/// @param about the body that changes, or the one a new unit belongs to
/// @param action where the form is posted
/// @param back where "Quay lại" leads
/// @param parents bodies it may belong to, for a move
record OrganisationFormPage(
        String sort,
        Phrase title,
        String about,
        Form form,
        String action,
        String back,
        List<Option> kinds,
        List<Option> tiers,
        List<Option> parents) {}
