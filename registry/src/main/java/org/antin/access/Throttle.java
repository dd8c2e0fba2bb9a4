package org.antin.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts what one address does within a window; in memory, because a restart is itself a delay,
/// and bounded, so that an attacker can't fill the memory.
public final class Throttle {
    private static final int ADDRESSES = 10_000;
    private final int limit;
    private final Duration window;
    private final Clock clock;

    /// Least recently seen first.
    private final Map<String, ArrayDeque<Instant>> seen =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, ArrayDeque<Instant>> eldest) {
                    return size() > ADDRESSES;
                }
            };

    /// @param limit how often an address may within `window`
    public Throttle(int limit, Duration window, Clock clock) {
        this.limit = limit;
        this.window = window;
        this.clock = clock;
    }

    /// Whether the address is below its limit now.
    public synchronized boolean mayTry(String address) {
        var mine = seen.get(address);
        if (mine == null) return true;
        var start = clock.instant().minus(window);
        while (!mine.isEmpty() && mine.peekFirst().isBefore(start)) mine.removeFirst();
        return mine.size() < limit;
    }

    /// Counts one.
    public synchronized void count(String address) {
        seen.computeIfAbsent(address, a -> new ArrayDeque<>()).addLast(clock.instant());
    }

    /// Counts one if the address is below its limit.
    public synchronized boolean take(String address) {
        if (!mayTry(address)) return false;
        count(address);
        return true;
    }
}
