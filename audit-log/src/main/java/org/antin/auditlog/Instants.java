package org.antin.auditlog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// One spelling of an instant: RFC 3339, UTC, nine digits of a second. Only whole microseconds are
/// kept, so that PostgreSQL's `timestamptz` gives back exactly what was signed.
final class Instants {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Instants() {}

    /// @throws IllegalArgumentException outside the years 1 to 9999
    static Instant kept(Instant at) {
        if (at.isBefore(FIRST) || at.isAfter(LAST)) {
            throw new IllegalArgumentException("an instant of the years 1 to 9999 is needed");
        }
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    static String write(Instant at) {
        return FORM.format(at);
    }

    static Optional<Instant> parse(String text) {
        try {
            Instant at = Instant.parse(text);
            return write(kept(at)).equals(text) ? Optional.of(at) : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
