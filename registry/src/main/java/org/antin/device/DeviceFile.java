package org.antin.device;

import java.util.List;

/// Everything about a device, for its page. Handing it out is a read that is audited (Điều 2.3).
///
/// @param number in full
/// @param custody oldest first
/// @param minutes oldest first, declined ones too
/// @param readers how many people have looked at it
public record DeviceFile(
        Device device, String number, List<Custody> custody, List<Handover> minutes, int readers) {
    public DeviceFile {
        custody = List.copyOf(custody);
        minutes = List.copyOf(minutes);
    }

    @Override
    public String toString() {
        return "DeviceFile[" + device.id() + "]";
    }
}
