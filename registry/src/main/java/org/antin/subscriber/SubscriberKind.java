package org.antin.subscriber;

import java.util.Locale;

/// The three kinds of Thông tư 185/2019, Điều 8.
public enum SubscriberKind {
    INDIVIDUAL,
    ORGANISATION,
    SYSTEM;

    /// Key of the kind's name.
    public String messageKey() {
        return "subscriber.kind." + name().toLowerCase(Locale.ROOT);
    }
}
