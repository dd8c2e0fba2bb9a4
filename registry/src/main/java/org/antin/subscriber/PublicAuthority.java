package org.antin.subscriber;

import org.antin.kernel.Period;

import java.util.Locale;

/// Nghị định 130/2018, Điều 60 khoản 2: an authority a person has for some days.
public record PublicAuthority(Kind kind, Period during, String basis) {
    /// Which authority.
    public enum Kind {
        /// Người có thẩm quyền theo pháp luật về con dấu.
        SEAL_LAW,
        /// Người có chức danh nhà nước.
        STATE_TITLE;

        /// Key of the kind's name.
        public String messageKey() {
            return "subscriber.authority." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
