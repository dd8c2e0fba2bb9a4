package org.antin.delegation.web;

import org.antin.shell.Action;
import org.antin.shell.Fact;
import org.antin.shell.Tag;

import java.util.List;

/// What templates/delegation/DelegationPage.html shows.
record DelegationPage(String number, Tag state, List<Fact> facts, List<Action> actions) {}
