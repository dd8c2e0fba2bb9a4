package org.antin.certificate;

import java.util.Locale;

/// The word the screen has for where a certificate stands; derived from its facts and the clock.
public enum CertificateStatus {
    /// Đang có hiệu lực.
    IN_FORCE,
    /// Sắp hết hạn.
    EXPIRING,
    /// Hết hạn.
    EXPIRED,
    /// Tạm dừng: only ever reported by the provider.
    SUSPENDED,
    /// Đang đề nghị thu hồi; use is blocked when a loss or a leak was reported.
    REVOCATION_ASKED,
    /// Đã thu hồi.
    REVOKED;

    /// Key of the word.
    public String messageKey() {
        return "certificate.status." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
