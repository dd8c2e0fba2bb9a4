package org.antin.api;

import org.antin.kernel.Keyset;
import org.antin.kernel.Window;
import org.antin.shell.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Keyset pages: `limit` rows after the row that `after` names.
@Component
class Paging {
    static final String LIMIT = "50";
    private static final int MOST = 200;

    private final Problems problems;

    Paging(Problems problems) {
        this.problems = problems;
    }

    Window window(@Nullable String after, int limit) {
        return new Window(place(after), null, limit(limit));
    }

    int limit(int limit) {
        if (limit < 1 || limit > MOST) throw bad("limit");
        return limit;
    }

    /// The row a page begins after; null for the first page.
    @Nullable Keyset place(@Nullable String after) {
        if (after == null) return null;
        return Keyset.read(after).orElseThrow(() -> bad("after"));
    }

    ProblemException bad(String parameter) {
        return new ProblemException(
                problems.of(HttpStatus.BAD_REQUEST, "bad-parameter", parameter));
    }
}
