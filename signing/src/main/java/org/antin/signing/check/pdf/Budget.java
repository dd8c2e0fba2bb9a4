package org.antin.signing.check.pdf;

import org.antin.signing.check.Deadline;
import org.antin.signing.check.Limits;

/// What reading one file may still cost.
final class Budget {
    /// Asking for the time costs as much as reading some values.
    private static final int BETWEEN_LOOKS = 1024;

    private final Deadline deadline;
    private final int depth;
    private long values;
    private long bytes;

    Budget(Limits limits, Deadline deadline) {
        this.deadline = deadline;
        depth = limits.depth();
        // A value is a number, a name, a bracket; an object of a page has a few dozen.
        values = 50L * limits.objects();
        bytes = limits.unpackedBytes();
    }

    void value(int nesting) throws PdfTrouble {
        if (nesting > depth) throw PdfTrouble.tooComplex("nesting");
        spend("values");
    }

    void step() throws PdfTrouble {
        spend("steps");
    }

    /// Bytes gone over one by one.
    void searched(int count) throws PdfTrouble {
        if (count >= BETWEEN_LOOKS) inTime();
        values -= count / BETWEEN_LOOKS;
        spend("search");
    }

    private void spend(String what) throws PdfTrouble {
        if (--values < 0) throw PdfTrouble.tooComplex(what);
        if (values % BETWEEN_LOOKS == 0) inTime();
    }

    void inTime() throws PdfTrouble {
        if (deadline.passed()) throw PdfTrouble.tooLong();
    }

    void unpacked(int count) throws PdfTrouble {
        bytes -= count;
        if (bytes < 0) throw PdfTrouble.tooComplex("unpacked bytes");
        if (count >= BETWEEN_LOOKS) inTime();
    }

    int depth() {
        return depth;
    }
}
