package org.antin.delegation.web;

import org.antin.shell.Action;
import org.antin.shell.Address;
import org.antin.shell.Table;

import java.util.List;

/// What templates/delegation/DelegationListPage.html shows.
record DelegationListPage(Address address, Table table, List<Action> actions) {}
