package org.antin.connection.web;

import org.antin.shell.Table;

/// What templates/connection/ConnectionListPage.html shows.
record ConnectionListPage(Table table) {}
