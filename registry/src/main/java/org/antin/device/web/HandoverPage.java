package org.antin.device.web;

import org.antin.shell.Fact;
import org.antin.shell.Form;
import org.antin.shell.Tag;

import java.util.List;
import java.util.UUID;

/// What templates/device/HandoverPage.html shows.
///
/// @param mayConfirm the actor is the receiver, or acts for it
/// @param mayDecline the actor is either side
record HandoverPage(
        UUID id,
        UUID device,
        String masked,
        String number,
        Tag state,
        List<Fact> facts,
        Form form,
        boolean mayConfirm,
        boolean mayDecline) {}
