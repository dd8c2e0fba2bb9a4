package org.antin.device;

import org.antin.kernel.Window;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// What a list of devices asks for; rows out of the actor's scope never come.
///
/// @param words the subscriber's name as typed, a whole device number, or its last four characters
/// @param issued sorted by the day of issue instead of the subscriber's name
public record DeviceQuery(
        String words,
        @Nullable DeviceKind kind,
        @Nullable DeviceState state,
        @Nullable UUID subscriber,
        @Nullable UUID within,
        boolean issued,
        boolean descending,
        Window window) {
    public static DeviceQuery all(int limit) {
        return new DeviceQuery("", null, null, null, null, false, false, Window.first(limit));
    }

    public DeviceQuery in(Window part) {
        return new DeviceQuery(words, kind, state, subscriber, within, issued, descending, part);
    }

    /// The same in another state, or in any.
    public DeviceQuery standing(@Nullable DeviceState wanted) {
        return new DeviceQuery(words, kind, wanted, subscriber, within, issued, descending, window);
    }
}
