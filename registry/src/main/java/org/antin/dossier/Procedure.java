package org.antin.dossier;

/// The procedures of Điều 6.2. The number of the form is data, not part of the code.
public enum Procedure {
    /// Điều 6.2.a: cấp mới.
    ISSUE,
    /// Điều 6.2.c: thu hồi chứng thư số.
    REVOKE
}
