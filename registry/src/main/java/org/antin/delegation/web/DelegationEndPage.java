package org.antin.delegation.web;

import org.antin.shell.Fact;
import org.antin.shell.Form;

import java.util.List;
import java.util.UUID;

/// What templates/delegation/DelegationEndPage.html shows.
record DelegationEndPage(UUID id, String number, List<Fact> facts, Form form) {}
