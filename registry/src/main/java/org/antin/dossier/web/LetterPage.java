package org.antin.dossier.web;

import org.antin.shell.Fact;
import org.antin.shell.Form;
import org.antin.shell.Option;
import org.antin.shell.Phrase;
import org.antin.shell.Tag;

import java.util.List;
import java.util.UUID;

/// What templates/dossier/LetterPage.html shows.
///
/// @param number of the form of its list: "theo mẫu số …"
/// @param lines its dossiers, in the order of their codes
/// @param mayTakeOut whether this reader may take one out
/// @param maySend whether this reader may send it
record LetterPage(
        UUID id,
        int version,
        String number,
        Tag state,
        List<Fact> facts,
        List<Line> lines,
        boolean mayTakeOut,
        boolean maySend,
        Form form,
        List<Option> signers,
        List<Option> channels) {
    LetterPage {
        facts = List.copyOf(facts);
        lines = List.copyOf(lines);
        signers = List.copyOf(signers);
        channels = List.copyOf(channels);
    }

    /// One dossier of the list.
    record Line(UUID id, int version, String code, String name, Phrase what, Tag stage) {}
}
