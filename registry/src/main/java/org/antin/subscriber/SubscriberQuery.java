package org.antin.subscriber;

import org.antin.kernel.Keyset;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// What a list of subscribers asks for; rows out of the actor's scope never come.
///
/// @param words as typed; each must be found. A whole personal number finds its holder
/// @param within only this body and those below it
/// @param order by name, or the newest first
/// @param limit 1 to 500, or more for an export
public record SubscriberQuery(
        String words,
        @Nullable SubscriberKind kind,
        @Nullable UUID within,
        @Nullable UUID managedBy,
        boolean closedToo,
        Order order,
        @Nullable Keyset after,
        int limit) {
    /// How the list is sorted.
    public enum Order {
        NAME,
        NEWEST
    }

    public static SubscriberQuery all(int limit) {
        return new SubscriberQuery("", null, null, null, false, Order.NAME, null, limit);
    }

    public SubscriberQuery after(@Nullable Keyset place) {
        return new SubscriberQuery(words, kind, within, managedBy, closedToo, order, place, limit);
    }
}
