package org.antin.adoption.web;

import org.antin.shell.Form;
import org.antin.shell.Table;
import org.jspecify.annotations.Nullable;

/// What templates/adoption/AdoptionPage.html shows.
///
/// @param faults what is wrong cell by cell; null before a list was sent
/// @param total how many cells are wrong; more than the table shows
record AdoptionPage(Form form, @Nullable Table faults, int total) {}
