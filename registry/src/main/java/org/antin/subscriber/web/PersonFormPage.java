package org.antin.subscriber.web;

import org.antin.shell.Form;
import org.antin.shell.Option;
import org.antin.shell.Phrase;

import java.util.List;

/// What templates/subscriber/PersonFormPage.html shows.
///
/// @param sort `new`, `edit`, `appoint` or `authorise`: which fields are asked
/// @param organisations to choose from
record PersonFormPage(
        String sort,
        Phrase title,
        String about,
        Form form,
        String action,
        String back,
        List<Option> kinds,
        List<Option> ranks,
        List<Option> authorities,
        List<Option> organisations) {}
