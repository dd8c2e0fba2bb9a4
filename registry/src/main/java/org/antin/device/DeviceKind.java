package org.antin.device;

import java.util.Locale;

/// What holds the key.
public enum DeviceKind {
    USB_TOKEN,
    SMART_CARD,
    SIM_PKI,
    HSM;

    /// Key of the kind's name.
    public String messageKey() {
        return "device.kind." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
