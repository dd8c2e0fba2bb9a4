package org.antin.organisation.web;

import org.antin.shell.Action;
import org.antin.shell.Address;
import org.antin.shell.Tab;
import org.antin.shell.Table;

import java.util.List;

/// What templates/organisation/OrganisationListPage.html shows.
record OrganisationListPage(Address address, List<Tab> tabs, Table table, List<Action> actions) {}
