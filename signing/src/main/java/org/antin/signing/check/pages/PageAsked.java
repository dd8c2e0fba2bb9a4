package org.antin.signing.check.pages;

import org.antin.signing.check.Change;
import org.antin.signing.check.LaterChanges;
import org.antin.signing.check.SignatureReport;
import org.antin.signing.check.VerificationReport;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A page about which structure raised a question.
///
/// @param signature number of the first signature that the change came after
/// @param signedTo where the state it signed ends
/// @param page from 1
/// @param named whether a change names this page; one that doesn't is shown only if it looks
///   different
record PageAsked(int signature, int signedTo, int page, boolean named) {
    /// Pages shown: as many as somebody will look at.
    static final int SHOWN = 4;

    /// Pages looked through when a change names none: further on nobody would wait for it.
    static final int LOOKED_THROUGH = 10;

    /// The pages to draw, those that changes name first; at most a handful. Empty when no change
    /// raises a question, or the file has no states to compare.
    static List<PageAsked> of(VerificationReport report) {
        var asked = new ArrayList<PageAsked>();
        Set<Integer> named = new HashSet<>();
        for (SignatureReport one : report.signatures()) {
            for (Change change : grave(one)) {
                if (change.page() == 0 || asked.size() == SHOWN || !named.add(change.page()))
                    continue;
                asked.add(asked(one, change.page(), true));
            }
        }
        report.signatures().stream()
                .filter(one -> grave(one).stream().anyMatch(change -> change.page() == 0))
                .findFirst()
                .ifPresent(
                        one -> {
                            for (int page = 1; page <= LOOKED_THROUGH; page++) {
                                if (!named.contains(page)) asked.add(asked(one, page, false));
                            }
                        });
        return asked;
    }

    private static PageAsked asked(SignatureReport one, int page, boolean named) {
        Integer end = one.signedTo();
        if (end == null) throw new IllegalStateException("nothing to compare with");
        return new PageAsked(one.index(), end, page, named);
    }

    /// Gravest first, as the report has them.
    private static List<Change> grave(SignatureReport one) {
        if (one.signedTo() == null) return List.of();
        return one.changes().stream()
                .filter(change -> change.weight().compareTo(LaterChanges.SUSPICIOUS) >= 0)
                .toList();
    }
}
