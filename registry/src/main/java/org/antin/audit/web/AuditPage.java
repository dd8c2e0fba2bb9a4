package org.antin.audit.web;

import org.antin.shell.Form;
import org.antin.shell.Option;
import org.antin.shell.Table;

import java.util.List;

/// What templates/audit/AuditPage.html shows.
///
/// @param filter what the list is filtered by, as typed
/// @param mayExport whether the whole log can be downloaded
public record AuditPage(
        Form filter,
        List<Option> actions,
        List<Option> kinds,
        List<Option> outcomes,
        Table table,
        boolean mayExport) {}
