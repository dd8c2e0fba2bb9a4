package org.antin.signing.check.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.check.Change;
import org.antin.signing.check.LaterChanges;

/// What the tests of later changes share: signed sketches, and what is expected of them.
final class Later {
    static final String MARK = "/Type/XObject/Subtype/Form/BBox[0 0 100 50]";
    static final String DOCMDP =
            "/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</P %d/V/1.2>>>>]";

    private Later() {}

    static void expect(Sketch sketch, LaterChanges weight, String... codes) throws PdfTrouble {
        PdfSignature first = sketch.only();
        assertThat(first.fault()).isNull();
        assertThat(first.changes()).extracting(Change::code).contains(codes);
        assertThat(first.laterChanges()).as(first.changes().toString()).isEqualTo(weight);
        assertThat(first.changes())
                .filteredOn(c -> codes.length > 0 && c.code().equals(codes[0]))
                .allMatch(c -> c.weight() == weight);
    }

    static Sketch certified(int p) {
        return Sketch.signed(DOCMDP.formatted(p), "");
    }

    /// Field "two" gets signed, with a mark.
    static Sketch signTwo(Sketch sketch) {
        return sketch
                .object(
                        12,
                        "<</Type/Annot/Subtype/Widget/FT/Sig/T(two)/Rect[400 50 500 100]/P 3 0 R"
                                + "/V 13 0 R/AP<</N 14 0 R>>>>")
                .stream(14, MARK, "0 0 100 50 re f")
                .signature(13, "")
                .end();
    }
}
