package org.antin.subscriber;

import org.antin.organisation.Standing;

import java.util.Locale;

/// What a position is in its body, as far as Điều 5 treats positions differently.
public enum Rank {
    /// Người đứng đầu.
    HEAD,
    /// Cấp phó của người đứng đầu.
    DEPUTY,
    /// Trưởng, phó phòng: no leader of the body.
    DIVISION_HEAD,
    OTHER;

    public Standing standing() {
        return switch (this) {
            case HEAD -> Standing.HEAD;
            case DEPUTY -> Standing.DEPUTY;
            case DIVISION_HEAD, OTHER -> Standing.OTHER;
        };
    }

    /// Key of the rank's name.
    public String messageKey() {
        return "subscriber.rank." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
