package org.antin.dossier;

/// Why a certificate is to be revoked; the causes a subscriber reports at once (Điều 10.4).
public enum RevocationCause {
    /// Thất lạc thiết bị: needs the minutes of form 15 (Điều 6.2.c).
    DEVICE_LOST,
    /// Nghi lộ khóa bí mật: needs none.
    KEY_SUSPECTED;

    public boolean needsMinutes() {
        return this == DEVICE_LOST;
    }
}
