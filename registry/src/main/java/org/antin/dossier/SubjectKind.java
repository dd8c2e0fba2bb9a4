package org.antin.dossier;

/// For whom a certificate is asked (Thông tư 185/2019, Điều 8).
public enum SubjectKind {
    INDIVIDUAL,
    ORGANISATION,
    SYSTEM
}
