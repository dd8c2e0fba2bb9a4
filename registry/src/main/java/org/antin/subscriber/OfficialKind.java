package org.antin.subscriber;

import java.util.Locale;

/// Điều 1.2b: only cán bộ, công chức, viên chức hold these certificates.
public enum OfficialKind {
    /// Cán bộ.
    CADRE,
    /// Công chức.
    CIVIL_SERVANT,
    /// Viên chức.
    PUBLIC_EMPLOYEE;

    /// Key of the kind's name.
    public String messageKey() {
        return "subscriber.official." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
