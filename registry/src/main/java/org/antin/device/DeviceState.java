package org.antin.device;

import java.util.Locale;

/// Where a device stands; derived from its facts, never stored.
public enum DeviceState {
    /// The provider issued it; the managing authority hasn't received it yet.
    IN_TRANSIT,
    /// A body holds it: the managing authority, or the subscriber's own organisation.
    AT_BODY,
    /// Minutes are offered; the receiver hasn't confirmed.
    HANDOVER_PENDING,
    IN_USE,
    /// Bị khóa: wrong password too often.
    LOCKED,
    DAMAGED,
    /// Its certificate is revoked or expired: back to the managing authority and to the provider.
    RETURN_DUE,
    /// Báo thất lạc.
    LOST,
    /// Lost for good, custody closed.
    WRITTEN_OFF,
    RETURNED,
    DESTROYED;

    /// Key of the state's word.
    public String messageKey() {
        return "device.state." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
