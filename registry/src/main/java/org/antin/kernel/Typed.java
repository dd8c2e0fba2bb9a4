package org.antin.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/// What people type, read strictly: 3/2/2026 is a day, 31/02/2026 is none.
public final class Typed {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private Typed() {}

    /// The day written as dd/MM/yyyy; empty when there is no such day.
    public static Optional<LocalDate> date(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed.strip(), DATE));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
