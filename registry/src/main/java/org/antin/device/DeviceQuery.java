package org.antin.device;

import org.antin.kernel.Keyset;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// What a list of devices asks for; rows out of the actor's scope never come.
///
/// @param words the subscriber's name as typed, a whole device number, or its last four characters
/// @param limit 1 to 500, or more for an export
public record DeviceQuery(
        String words,
        @Nullable DeviceKind kind,
        @Nullable DeviceState state,
        @Nullable UUID subscriber,
        @Nullable UUID within,
        @Nullable Keyset after,
        int limit) {
    public static DeviceQuery all(int limit) {
        return new DeviceQuery("", null, null, null, null, null, limit);
    }

    public DeviceQuery after(@Nullable Keyset place) {
        return new DeviceQuery(words, kind, state, subscriber, within, place, limit);
    }
}
