package org.antin.subscriber.web;

import org.antin.shell.Form;
import org.antin.shell.Option;
import org.antin.shell.Phrase;

import java.util.List;

/// What templates/subscriber/SubscriberFormPage.html shows.
///
/// @param sort `assign` or `close`
/// @param people to choose the assigned person from
record SubscriberFormPage(
        String sort,
        Phrase title,
        String about,
        Form form,
        String action,
        String back,
        List<Option> people) {}
