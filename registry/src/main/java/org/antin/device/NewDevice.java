package org.antin.device;

import java.util.UUID;

/// A device the provider issued.
///
/// @param id chosen by the caller
/// @param number as printed on it, 4 to 40 letters, digits and dashes
public record NewDevice(UUID id, DeviceKind kind, String model, String number, UUID subscriber) {
    /// The number is under the regime of Điều 2.3.
    @Override
    public String toString() {
        return "NewDevice[" + id + "]";
    }
}
