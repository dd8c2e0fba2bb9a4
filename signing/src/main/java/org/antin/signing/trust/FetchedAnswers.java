package org.antin.signing.trust;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Answers fetched lately, by what was asked. Bounded in number and bytes, oldest use out first.
final class FetchedAnswers {
    private static final int MOST_ENTRIES = 500;
    private static final long MOST_BYTES = 64L << 20;

    /// A failed address isn't tried again for so long: a file with many signatures must not wait
    /// for the same dead server again and again.
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /// A publisher whose newest answer is too old for a question isn't asked again sooner.
    private static final Duration AGAIN = Duration.ofSeconds(30);

    /// However long a publisher says its answer is good (`nextUpdate`), somebody who checks a
    /// document wants to know of a revocation made this minute (Điều 10.4).
    private static final Duration FRESH = Duration.ofMinutes(1);

    /// What is known without asking.
    sealed interface Found {}

    record Kept(byte[] bytes) implements Found {}

    record FailedLately() implements Found {}

    record Nothing() implements Found {}

    /// @param bytes null for a failure
    private record Entry(
            byte @Nullable [] bytes,
            Instant fetched,
            @Nullable Instant from,
            @Nullable Instant to) {
        int size() {
            return bytes == null ? 0 : bytes.length;
        }
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    synchronized Found find(String key, Instant now, @Nullable Instant since) {
        Entry entry = entries.get(key);
        if (entry == null) return new Nothing();
        if (entry.bytes() == null) {
            return now.isBefore(entry.fetched().plus(SILENCE)) ? new FailedLately() : new Nothing();
        }
        boolean current =
                entry.to() != null
                        && now.isBefore(entry.to())
                        && now.isBefore(entry.fetched().plus(FRESH));
        boolean youngEnough =
                since == null || entry.from() == null || !entry.from().isBefore(since);
        // Fetched after the moment in question and still older: asking again gives the same.
        boolean nothingNewer =
                since != null
                        && entry.fetched().isAfter(since)
                        && now.isBefore(entry.fetched().plus(AGAIN));
        return current && (youngEnough || nothingNewer) ? new Kept(entry.bytes()) : new Nothing();
    }

    synchronized void keep(
            String key, byte[] answer, Instant now, Instant from, @Nullable Instant to) {
        put(key, new Entry(answer, now, from, to));
    }

    synchronized void failed(String key, Instant now) {
        put(key, new Entry(null, now, null, null));
    }

    private void put(String key, Entry entry) {
        Entry old = entries.put(key, entry);
        bytes += entry.size() - (old == null ? 0 : old.size());
        var oldest = entries.entrySet().iterator();
        while ((entries.size() > MOST_ENTRIES || bytes > MOST_BYTES) && oldest.hasNext()) {
            bytes -= oldest.next().getValue().size();
            oldest.remove();
        }
    }
}
