package org.antin.subscriber.web;

import org.antin.shell.Action;
import org.antin.shell.Cell;
import org.antin.shell.Fact;
import org.antin.shell.Phrase;
import org.antin.shell.Table;
import org.antin.shell.Tag;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// What templates/subscriber/SubscriberPage.html shows.
///
/// @param facts of the subscriber
/// @param holderTitle "Chủ thể" or "Người được giao quản lý chứng thư số"
/// @param holder facts of that person; empty when the actor may not see them
/// @param managedBy the managing authority, null when there is none
/// @param why it manages, null when nobody does
/// @param basis whether the regulation says so or our default does
/// @param parts certificates, devices and what else hangs on it
record SubscriberPage(
        String name,
        Phrase kind,
        Tag state,
        List<Fact> facts,
        Phrase holderTitle,
        List<Fact> holder,
        @Nullable Cell managedBy,
        @Nullable Phrase why,
        @Nullable Tag basis,
        List<Table> parts,
        @Nullable Table assignments,
        List<Action> actions) {}
