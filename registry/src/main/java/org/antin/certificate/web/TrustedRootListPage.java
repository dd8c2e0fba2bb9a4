package org.antin.certificate.web;

import org.antin.shell.Form;
import org.antin.shell.Table;

/// What templates/certificate/TrustedRootListPage.html shows.
///
/// @param decides whether the reader may bring one in
record TrustedRootListPage(Table table, Form form, boolean decides) {}
