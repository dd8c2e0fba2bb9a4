package org.antin.signing.check.pdf;

import org.antin.signing.check.Reason;

/// The file can't be read on: broken, or beyond the limits. Carries no text of the document.
public final class PdfTrouble extends Exception {
    private final Reason reason;

    PdfTrouble(Reason reason, String where) {
        super(where);
        this.reason = reason;
    }

    static PdfTrouble malformed(String where) {
        return new PdfTrouble(Reason.MALFORMED, where);
    }

    static PdfTrouble tooComplex(String where) {
        return new PdfTrouble(Reason.TOO_COMPLEX, where);
    }

    static PdfTrouble tooLong() {
        return new PdfTrouble(Reason.TIME_LIMIT, "time");
    }

    public Reason reason() {
        return reason;
    }
}
