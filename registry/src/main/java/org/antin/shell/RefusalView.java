package org.antin.shell;

import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Refusal;

import java.util.List;

/// A refusal as shown.
///
/// @param sentence the reason
/// @param details one line for each field at fault
/// @param code stable, for the help desk
/// @param back where one came from
/// @param reload offers to load the page anew, because somebody changed the thing meanwhile
public record RefusalView(
        String sentence, List<String> details, String code, String back, boolean reload) {
    static RefusalView of(Refusal why, Words words, String back) {
        var details =
                why instanceof CommonRefusal.BadFields several
                        ? several.faults().stream().map(words::refusal).toList()
                        : List.<String>of();
        return new RefusalView(
                words.refusal(why), details, why.code(), back, why instanceof CommonRefusal.Stale);
    }
}
