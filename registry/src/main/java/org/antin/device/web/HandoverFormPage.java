package org.antin.device.web;

import org.antin.shell.Form;
import org.antin.shell.Option;

import java.util.List;
import java.util.UUID;

/// What templates/device/HandoverFormPage.html shows.
///
/// @param giver name of the custodian who gives
/// @param receivers bodies and people it may go to
record HandoverFormPage(
        UUID device, String masked, String giver, Form form, List<Option> receivers) {}
