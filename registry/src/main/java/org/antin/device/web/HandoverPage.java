package org.antin.device.web;

import org.antin.shell.Fact;
import org.antin.shell.Form;
import org.antin.shell.Phrase;
import org.antin.shell.Tag;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/// What templates/device/HandoverPage.html shows.
///
/// @param waiting for whom, null when everybody has answered
/// @param paper whether there is a form to print
/// @param mayConfirm the actor is the receiver, or acts for it
/// @param mayDecline the actor is either side
record HandoverPage(
        UUID id,
        UUID device,
        String masked,
        String number,
        Tag state,
        @Nullable Phrase waiting,
        List<Fact> facts,
        boolean paper,
        Form form,
        boolean mayConfirm,
        boolean mayDecline) {}
