package org.antin.signing.check.pdf;

import org.antin.signing.check.Limits;

/// What reading one file may still cost.
final class Budget {
    private final int depth;
    private long values;
    private long bytes;

    Budget(Limits limits) {
        depth = limits.depth();
        // A value is a number, a name, a bracket; an object of a page has a few dozen.
        values = 50L * limits.objects();
        bytes = limits.unpackedBytes();
    }

    void value(int nesting) throws PdfTrouble {
        if (nesting > depth) throw PdfTrouble.tooComplex("nesting");
        if (--values < 0) throw PdfTrouble.tooComplex("values");
    }

    void step() throws PdfTrouble {
        if (--values < 0) throw PdfTrouble.tooComplex("steps");
    }

    void unpacked(int count) throws PdfTrouble {
        bytes -= count;
        if (bytes < 0) throw PdfTrouble.tooComplex("unpacked bytes");
    }

    int depth() {
        return depth;
    }
}
