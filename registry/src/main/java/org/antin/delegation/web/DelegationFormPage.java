package org.antin.delegation.web;

import org.antin.shell.Form;
import org.antin.shell.Option;

import java.util.List;

/// What templates/delegation/DelegationFormPage.html shows.
///
/// @param organisations whose papers the reader keeps
/// @param givers the heads of those bodies
/// @param delegates whom a paper of those bodies is usually for
record DelegationFormPage(
        Form form, List<Option> organisations, List<Option> givers, List<Option> delegates) {}
