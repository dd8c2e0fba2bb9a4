package org.antin.signin;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;

/// Wrong sign-ins by address within a window; in memory, because a restart is itself a delay.
@Component
class SignInThrottle {
    private static final int ADDRESSES = 10_000;
    private final SignInSettings settings;
    private final Clock clock;

    /// Least recently failed first; bounded, so that an attacker can't fill the memory.
    private final Map<String, ArrayDeque<Instant>> failures =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, ArrayDeque<Instant>> eldest) {
                    return size() > ADDRESSES;
                }
            };

    SignInThrottle(SignInSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    synchronized boolean mayTry(String address) {
        var mine = failures.get(address);
        if (mine == null) return true;
        var start = clock.instant().minus(settings.addressWindow());
        while (!mine.isEmpty() && mine.peekFirst().isBefore(start)) mine.removeFirst();
        return mine.size() < settings.addressTries();
    }

    synchronized void failed(String address) {
        failures.computeIfAbsent(address, a -> new ArrayDeque<>()).addLast(clock.instant());
    }
}
