package org.antin.certificate.web;

import org.antin.shell.Fact;
import org.antin.shell.Form;
import org.antin.shell.HistoryLine;
import org.antin.shell.Phrase;
import org.antin.shell.Tag;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What templates/certificate/CertificatePage.html shows.
///
/// @param until how long it is in force
/// @param cannot message key of why nobody may sign with it now, blank when somebody may
/// @param form of a new registration with an outside system
/// @param keeper whether the actor may change the registrations
record CertificatePage(
        UUID id,
        String name,
        Tag status,
        Phrase until,
        String cannot,
        List<Fact> facts,
        List<Fact> x509,
        List<HistoryLine> history,
        List<Registered> registrations,
        Form form,
        boolean keeper) {
    /// One outside system.
    ///
    /// @param until null while it stands
    record Registered(
            UUID id, String system, String account, LocalDate since, @Nullable LocalDate until) {}
}
