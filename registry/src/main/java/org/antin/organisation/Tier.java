package org.antin.organisation;

import java.util.Locale;

/// Level of government a body belongs to. Units under a department are of the province's tier.
public enum Tier {
    PROVINCE,
    DISTRICT,
    COMMUNE;

    /// Key of the tier's name.
    public String messageKey() {
        return "organisation.tier." + name().toLowerCase(Locale.ROOT);
    }
}
