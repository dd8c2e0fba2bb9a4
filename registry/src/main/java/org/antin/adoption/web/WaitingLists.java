package org.antin.adoption.web;

import org.antin.access.Actor;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Lists that were found good and wait until the person who sent them has read what they would
/// bring and says yes. They are kept in memory only, for a short while, and as they were sent: what
/// nobody says yes to leaves no trace in the register.
@Component
class WaitingLists {
    static final Duration PATIENCE = Duration.ofMinutes(30);

    /// Of all lists together; the oldest goes first. Two of the largest uploads have room.
    private static final long ROOM = 110_000_000;

    /// The files of one upload.
    record Upload(String label, byte[] sheet, byte[] certificates) {
        private long size() {
            return (long) sheet.length + certificates.length;
        }

        /// Whose list it is says enough; what is in it stays out of every log.
        @Override
        public String toString() {
            return "Upload[" + label + "]";
        }
    }

    private record Waiting(UUID account, Upload upload, Instant until) {}

    private final Clock clock;
    private final Map<UUID, Waiting> lists = new LinkedHashMap<>();

    WaitingLists(Clock clock) {
        this.clock = clock;
    }

    /// @return what the answer names it by
    synchronized UUID keep(Upload upload, Actor actor) {
        clear();
        var key = UUID.randomUUID();
        var account = Objects.requireNonNull(actor.account(), "a page is for people");
        lists.put(key, new Waiting(account, upload, clock.instant().plus(PATIENCE)));
        var oldest = lists.keySet().iterator();
        while (size() > ROOM && oldest.hasNext() && !oldest.next().equals(key)) oldest.remove();
        return key;
    }

    /// Once, and for the account that sent it only.
    synchronized Optional<Upload> take(UUID key, Actor actor) {
        clear();
        var waiting = lists.get(key);
        if (waiting == null || !waiting.account().equals(actor.account())) return Optional.empty();
        lists.remove(key);
        return Optional.of(waiting.upload());
    }

    private void clear() {
        var now = clock.instant();
        lists.values().removeIf(waiting -> !waiting.until().isAfter(now));
    }

    private long size() {
        return lists.values().stream().mapToLong(waiting -> waiting.upload().size()).sum();
    }
}
