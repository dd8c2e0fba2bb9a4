package org.antin.signing.check;

/// In what part a signature seems to have been given (NĐ 30/2020, Phụ lục I). A hint read from the
/// certificate and the visible mark; it never changes a verdict.
public enum SignatureKind {
    /// The initials of somebody who checked the letter before it was signed (chữ ký nháy).
    INITIALS,
    /// The authorised person's own signature (chữ ký số của người có thẩm quyền).
    LEADER,
    /// The signature of the body, in place of its seal (chữ ký số của cơ quan, tổ chức).
    ORGANISATION,
    /// The body's signature that writes number and date into a letter, before its seal.
    NUMBER,
    /// The body's signature on an electronic copy (sao y, sao lục, trích sao).
    COPY,
    /// The body's signature on an attachment kept in a file of its own.
    ATTACHMENT,
    /// The receiving body's stamp of arrival (dấu đến).
    ARRIVAL,
    /// Can't be told.
    OTHER;

    /// The word of the JSON report, whose list was closed before there were marks that aren't a
    /// signature in the decree's sense: initials, a number, a stamp of arrival.
    public SignatureKind published() {
        return switch (this) {
            case LEADER, ORGANISATION, COPY, ATTACHMENT, OTHER -> this;
            case INITIALS, NUMBER, ARRIVAL -> OTHER;
        };
    }
}
