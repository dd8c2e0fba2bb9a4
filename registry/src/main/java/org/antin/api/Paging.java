package org.antin.api;

import org.antin.kernel.Keyset;
import org.antin.kernel.Window;
import org.antin.shell.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.time.DateTimeException;
import java.time.Instant;

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
        var place =
                after == null || after.isEmpty()
                        ? null
                        : Keyset.read(after).orElseThrow(() -> bad("after"));
        if (place != null && place.value().indexOf('\0') >= 0) throw bad("after");
        return new Window(place, null, limit);
    }

    /// For a list sorted by moments: a place made up by somebody is refused, not asked for.
    Window moments(@Nullable String after, int limit) {
        var window = window(after, limit);
        var place = window.after();
        if (place == null) return window;
        try {
            Instant.parse(place.value());
            return window;
        } catch (DateTimeException notOurs) {
            throw bad("after");
        }
    }

    private ProblemException bad(String parameter) {
        return new ProblemException(
                problems.of(HttpStatus.BAD_REQUEST, "bad-parameter", parameter));
    }
}
