package org.antin.subscriber.web;

import org.antin.shell.Action;
import org.antin.shell.Address;
import org.antin.shell.Tab;
import org.antin.shell.Table;

import java.util.List;

/// What templates/subscriber/PeopleListPage.html shows.
record PeopleListPage(Address address, List<Tab> tabs, Table table, List<Action> actions) {}
