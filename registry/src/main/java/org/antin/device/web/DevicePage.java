package org.antin.device.web;

import org.antin.shell.Action;
import org.antin.shell.Fact;
import org.antin.shell.HistoryLine;
import org.antin.shell.Table;
import org.antin.shell.Tag;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/// What templates/device/DevicePage.html shows.
///
/// @param masked the number as titles may show it
/// @param number in full
/// @param pending minutes waiting to be answered
/// @param firstByDossier the first handover is made in its dossier
/// @param ledger oldest first
/// @param minutes all there are
/// @param readers how many people have looked at this page's details
/// @param maySeeLog whether the actor may follow them into the log
record DevicePage(
        UUID id,
        String masked,
        String number,
        Tag state,
        List<Fact> facts,
        @Nullable UUID pending,
        boolean firstByDossier,
        List<HistoryLine> ledger,
        Table minutes,
        int readers,
        boolean maySeeLog,
        List<Action> actions) {
    /// The number is under the regime of Điều 2.3.
    @Override
    public String toString() {
        return "DevicePage[" + id + "]";
    }
}
