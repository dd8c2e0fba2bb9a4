package org.antin.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// Where the law's days begin and end.
public final class Days {
    /// Every day of the law is a day in Việt Nam, wherever the server stands.
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private Days() {}

    public static LocalDate of(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }
}
