package org.antin.subscriber;

import org.antin.kernel.Window;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// What a list of subscribers asks for; rows out of the actor's scope never come.
///
/// @param words as typed; each must be found. A whole personal number finds its holder
/// @param within only this body and those below it
public record SubscriberQuery(
        String words,
        @Nullable SubscriberKind kind,
        @Nullable UUID within,
        @Nullable UUID managedBy,
        boolean closedToo,
        Order order,
        boolean descending,
        Window window) {
    /// By what the list is sorted.
    public enum Order {
        NAME,
        REGISTERED
    }

    public static SubscriberQuery all(int limit) {
        return new SubscriberQuery(
                "", null, null, null, false, Order.NAME, false, Window.first(limit));
    }

    public SubscriberQuery in(Window part) {
        return new SubscriberQuery(
                words, kind, within, managedBy, closedToo, order, descending, part);
    }

    /// Only those of this body and what is below it.
    public SubscriberQuery within(UUID body) {
        return new SubscriberQuery(
                words, kind, body, managedBy, closedToo, order, descending, window);
    }

    /// The same of another kind, or of any.
    public SubscriberQuery of(@Nullable SubscriberKind other) {
        return new SubscriberQuery(
                words, other, within, managedBy, closedToo, order, descending, window);
    }
}
