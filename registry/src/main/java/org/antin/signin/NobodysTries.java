package org.antin.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Tries at user names nobody has: they lock like real ones, so that a lock tells nobody which
/// names there are. In memory and bounded: nothing depends on it but that likeness.
final class NobodysTries {
    private static final int REMEMBERED = 10_000;

    /// As an account's row has it.
    private record Tries(int failed, Instant lockedUntil) {}

    private final SignInSettings settings;
    private final Clock clock;
    private final Map<String, Tries> names =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
                    return size() > REMEMBERED;
                }
            };

    NobodysTries(SignInSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// Counts a try.
    ///
    /// @return whether the name was locked already
    synchronized boolean locked(String username) {
        var now = clock.instant();
        var tries = names.getOrDefault(username, new Tries(0, Instant.EPOCH));
        if (tries.lockedUntil().isAfter(now)) return true;
        boolean locks = tries.failed() + 1 >= settings.passwordTries();
        names.put(
                username,
                locks
                        ? new Tries(0, now.plus(settings.lock()))
                        : new Tries(tries.failed() + 1, Instant.EPOCH));
        return false;
    }
}
