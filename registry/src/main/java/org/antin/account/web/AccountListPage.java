package org.antin.account.web;

import org.antin.shell.Table;

/// What templates/account/AccountListPage.html shows.
record AccountListPage(String words, Table table) {}
