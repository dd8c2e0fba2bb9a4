package org.antin.certificate.web;

import org.antin.shell.Fact;
import org.antin.shell.Form;
import org.antin.shell.Tag;

import java.util.List;
import java.util.UUID;

/// What templates/certificate/TrustedRootPage.html shows.
///
/// @param otherProvider whether it is known only, never trusted
/// @param confirms whether the reader may be the second person
/// @param waits whether the second person is still missing, and the reader is the first
/// @param ends whether the reader may end it
record TrustedRootPage(
        UUID id,
        String name,
        Tag state,
        List<Fact> facts,
        boolean otherProvider,
        boolean confirms,
        boolean waits,
        boolean ends,
        Form form) {}
