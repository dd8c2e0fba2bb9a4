package org.antin.dossier.web;

import org.antin.shell.Action;
import org.antin.shell.DueView;
import org.antin.shell.Fact;
import org.antin.shell.HistoryLine;
import org.antin.shell.Notice;
import org.antin.shell.Phrase;
import org.antin.shell.Step;
import org.antin.shell.Tag;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What templates/dossier/DossierPage.html shows: what it is, where it stands, who has to act until
/// when, what I can do now and what I can't and why; then everything it holds.
///
/// @param due the limit that runs now, null when none runs
/// @param turn who has to act
/// @param remark why it came here (a reason given in writing), null when nobody gave one
/// @param cannots what this reader can't do, each in a sentence with its article
/// @param missing what is left blank though the form asks it
/// @param edit where it can be mended; null when not now or not by this reader
/// @param manager why this body manages, null when out of sight
record DossierPage(
        UUID id,
        String code,
        int version,
        Phrase title,
        Phrase subject,
        Tag stage,
        @Nullable DueView due,
        List<Step> steps,
        Phrase turn,
        Instant since,
        @Nullable Notice remark,
        List<Button> buttons,
        List<Phrase> cannots,
        List<Fact> facts,
        List<Phrase> missing,
        @Nullable String edit,
        List<Condition> conditions,
        @Nullable Manager manager,
        List<Action> papers,
        List<HistoryLine> history) {
    DossierPage {
        steps = List.copyOf(steps);
        buttons = List.copyOf(buttons);
        cannots = List.copyOf(cannots);
        facts = List.copyOf(facts);
        missing = List.copyOf(missing);
        conditions = List.copyOf(conditions);
        papers = List.copyOf(papers);
        history = List.copyOf(history);
    }

    /// Something this reader can do now.
    ///
    /// @param code of the move; `move.<code>` is the verb
    /// @param posts done at once; else the link leads to what has to be told first
    /// @param css class of the button
    record Button(String code, String href, boolean posts, String css) {}

    /// A condition of issuance.
    ///
    /// @param verdict Đạt, Không đạt, Chưa đủ thông tin
    /// @param article in the official order
    /// @param faults why not, one sentence each
    record Condition(Tag verdict, Phrase rule, String article, List<Phrase> faults) {
        Condition {
            faults = List.copyOf(faults);
        }
    }

    /// The directly managing authority.
    ///
    /// @param words the explanation
    /// @param basis "quy định tại Quy chế" or "mặc định của hệ thống"; null when nobody manages
    record Manager(Phrase words, @Nullable Tag basis) {}
}
