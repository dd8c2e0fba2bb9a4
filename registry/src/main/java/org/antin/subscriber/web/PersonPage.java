package org.antin.subscriber.web;

import org.antin.shell.Action;
import org.antin.shell.Cell;
import org.antin.shell.Fact;
import org.antin.shell.Phrase;
import org.antin.shell.Table;
import org.antin.shell.Tag;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// What templates/subscriber/PersonPage.html shows.
///
/// @param position title and body
/// @param state whether the person is a subscriber
/// @param why the managing authority manages, null when nobody does
record PersonPage(
        String name,
        Phrase position,
        Tag state,
        List<Fact> facts,
        @Nullable Cell managedBy,
        @Nullable Phrase why,
        @Nullable Tag basis,
        Table subscriptions,
        Table positions,
        Table authorities,
        List<Action> actions) {}
