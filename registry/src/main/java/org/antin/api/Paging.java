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
        if (limit < 1 || limit > MOST) throw bad("limit");
        var place = after == null ? null : Keyset.read(after).orElseThrow(() -> bad("after"));
        return new Window(place, null, limit);
    }

    private ProblemException bad(String parameter) {
        return new ProblemException(
                problems.of(HttpStatus.BAD_REQUEST, "bad-parameter", parameter));
    }
}
