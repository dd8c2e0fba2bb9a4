package org.antin.signing.check.pdf;

import org.antin.signing.check.Change;
import org.antin.signing.check.LaterChanges;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What was found to have changed, gathered while two states of a file are compared.
final class Changes {
    private static final int SHOWN = 100;

    private final Set<Change> found = new LinkedHashSet<>();
    private LaterChanges gravest = LaterChanges.NONE;

    /// @param code stable name; its words are `change.<code>`
    /// @param page from 1; 0 when it isn't tied to one
    void add(String code, LaterChanges weight, int page) {
        gravest = gravest.graver(weight);
        found.add(new Change(code, weight, ChangeWords.of(code, page), page));
        if (found.size() > 2 * SHOWN) trim();
    }

    void permitted(String code) {
        add(code, LaterChanges.PERMITTED, 0);
    }

    void suspicious(String code) {
        add(code, LaterChanges.SUSPICIOUS, 0);
    }

    void forbidden(String code) {
        add(code, LaterChanges.FORBIDDEN, 0);
    }

    LaterChanges gravest() {
        return gravest;
    }

    /// Gravest first; a screenful.
    List<Change> list() {
        trim();
        return List.copyOf(found);
    }

    private void trim() {
        var kept =
                found.stream()
                        .sorted(Comparator.comparing(Change::weight).reversed())
                        .limit(SHOWN)
                        .toList();
        found.clear();
        found.addAll(kept);
    }
}
