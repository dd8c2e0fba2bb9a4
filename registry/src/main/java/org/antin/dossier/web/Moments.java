package org.antin.dossier.web;

import org.antin.kernel.Days;
import org.antin.shell.Form;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/// A day and an hour typed into two fields, in Việt Nam's time.
final class Moments {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("H:mm", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private Moments() {}

    /// Empty when the day is none, or the hour is neither blank nor one; a blank hour is 00:00.
    static Optional<Instant> read(Form form, String day, String time) {
        var on = form.date(day);
        if (on.isEmpty()) return Optional.empty();
        var typed = form.value(time);
        try {
            var at =
                    typed.isBlank()
                            ? LocalTime.MIDNIGHT
                            : LocalTime.parse(typed.replace('h', ':').replace('.', ':'), TIME);
            return Optional.of(on.get().atTime(at).atZone(Days.ZONE).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
