package org.antin.signing.check.pdf;

import static org.antin.signing.check.LaterChanges.FORBIDDEN;
import static org.antin.signing.check.LaterChanges.NONE;
import static org.antin.signing.check.LaterChanges.PERMITTED;
import static org.antin.signing.check.LaterChanges.SUSPICIOUS;
import static org.antin.signing.check.pdf.Later.DOCMDP;
import static org.antin.signing.check.pdf.Later.MARK;
import static org.antin.signing.check.pdf.Later.certified;
import static org.antin.signing.check.pdf.Later.expect;
import static org.antin.signing.check.pdf.Later.signTwo;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.check.Change;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Điều 7.2: what was added after signing to what lies on the pages: forms, annotations, marks.
class LaterMarksTest {
    private static Sketch annotate(Sketch sketch, String annotation) {
        return sketch.object(
                        3,
                        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 6 0 R>>>>"
                                + "/Annots[7 0 R 8 0 R 11 0 R 12 0 R 20 0 R]>>")
                .object(20, annotation);
    }

    private static Sketch fill(Sketch sketch) {
        return sketch.object(8, Sketch.noteField("new", 15)).stream(15, MARK, "(new) Tj").end();
    }

    @Test
    @DisplayName("D7.2: a second signature with its mark is permitted")
    void secondSignature() throws PdfTrouble {
        var sketch = signTwo(Sketch.signed());
        expect(sketch, PERMITTED, "signature-added");
        assertThat(sketch.signatures()).hasSize(2);
        assertThat(sketch.signatures().getLast().laterChanges()).isEqualTo(NONE);
        assertThat(sketch.signatures().getLast().appearance().page()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "a form filled in: permitted where the signer said so, else suspicious, never with P 1")
    void formFilled() throws PdfTrouble {
        expect(fill(Sketch.signed()), SUSPICIOUS, "form-filled");
        expect(fill(certified(2)), PERMITTED, "form-filled");
        expect(fill(certified(3)), PERMITTED, "form-filled");
        expect(fill(certified(1)), FORBIDDEN, "locked-field");
    }

    @Test
    @DisplayName(
            "a field drawn anew with nothing filled in: suspicious even where forms are open, with"
                    + " other words forbidden")
    void redrawn() throws PdfTrouble {
        expect(redrawn("1 g (old) Tj"), SUSPICIOUS, "field-redrawn");
        expect(redrawn("[(o) -10 (ld)] TJ"), SUSPICIOUS, "field-redrawn");
        expect(redrawn("(1000) Tj"), FORBIDDEN, "field-reworded");
        // What can't be read isn't called something else.
        expect(redrawn("BI /W 1 ID x EI"), SUSPICIOUS, "field-redrawn");
    }

    private static Sketch redrawn(String drawing) {
        return certified(2).object(8, Sketch.noteField("old", 15)).stream(15, MARK, drawing).end();
    }

    @Test
    @DisplayName("FieldMDP and field locks: a locked field filled in is forbidden, another isn't")
    void locks() throws PdfTrouble {
        String fieldMdp =
                "/Reference[<</TransformMethod/FieldMDP/TransformParams<</Action/%s/Fields[(%s)]>>>>"
                        + "<</TransformMethod/DocMDP/TransformParams<</P 2>>>>]";
        expect(
                fill(Sketch.signed(fieldMdp.formatted("Include", "note"), "")),
                FORBIDDEN,
                "locked-field");
        expect(
                fill(Sketch.signed(fieldMdp.formatted("Include", "other"), "")),
                PERMITTED,
                "form-filled");
        expect(
                fill(Sketch.signed(fieldMdp.formatted("Exclude", "other"), "")),
                FORBIDDEN,
                "locked-field");
        expect(
                fill(Sketch.signed("", "/Lock<</Type/SigFieldLock/Action/All>>")),
                FORBIDDEN,
                "locked-field");
    }

    @Test
    @DisplayName("DocMDP 1: a further signature is forbidden, a document time stamp isn't")
    void certifiedNoChanges() throws PdfTrouble {
        expect(signTwo(certified(1)), FORBIDDEN, "signed-against-certification");
        expect(signTwo(certified(2)), PERMITTED, "signature-added");
        var stamped =
                certified(1)
                        .object(
                                12,
                                "<</Type/Annot/Subtype/Widget/FT/Sig/T(two)/Rect[400 50 500 100]"
                                        + "/P 3 0 R/V 13 0 R>>")
                        .object(
                                13,
                                "<</Type/DocTimeStamp/SubFilter/ETSI.RFC3161/ByteRange[0 1 2 3]"
                                        + "/Contents<00>>>")
                        .end();
        expect(stamped, PERMITTED, "document-timestamp");
    }

    @Test
    @DisplayName("annotations: suspicious; open with P 3 for marks only; forbidden with P 2")
    void annotations() throws PdfTrouble {
        String note = "<</Type/Annot/Subtype/Highlight/Rect[72 700 172 712]/P 3 0 R>>";
        String words = "<</Type/Annot/Subtype/FreeText/Rect[72 700 172 712]/P 3 0 R/Contents(x)>>";
        expect(annotate(Sketch.signed(), note).end(), SUSPICIOUS, "annotation-added");
        expect(annotate(certified(3), note).end(), PERMITTED, "annotation-added");
        expect(annotate(certified(3), words).end(), SUSPICIOUS, "annotation-added");
        expect(annotate(certified(2), note).end(), FORBIDDEN, "annotation-added");
    }

    @Test
    @DisplayName("evil annotation: one that covers the page is forbidden even with P 3")
    void overlay() throws PdfTrouble {
        String cover = "<</Type/Annot/Subtype/Square/Rect[0 0 600 500]/IC[1 1 1]/P 3 0 R>>";
        expect(annotate(Sketch.signed(), cover).end(), FORBIDDEN, "overlay");
        expect(annotate(certified(3), cover).end(), FORBIDDEN, "overlay");
    }

    @Test
    @DisplayName(
            "sneaky signature: a field nobody signed that shows something; a mark over the page")
    void unsignedMark() throws PdfTrouble {
        String widget =
                "<</Type/Annot/Subtype/Widget/FT/Sig/T(x)/P 3 0 R/AP<</N 21 0 R>>/Rect[%s]>>";
        var small = annotate(Sketch.signed(), widget.formatted("72 690 200 720"));
        small.object(5, "<</Fields[7 0 R 8 0 R 12 0 R 20 0 R]/SigFlags 3>>");
        expect(small.stream(21, MARK, "(Pay 999) Tj").end(), SUSPICIOUS, "unsigned-mark");
        var large = annotate(Sketch.signed(), widget.formatted("0 0 600 800"));
        large.object(5, "<</Fields[7 0 R 8 0 R 12 0 R 20 0 R]/SigFlags 3>>");
        expect(large.stream(21, MARK, "(Pay 999) Tj").end(), FORBIDDEN, "overlay");
    }

    @Test
    @DisplayName("annotations that were signed with the page may not go")
    void annotationRemoved() throws PdfTrouble {
        expect(
                Sketch.signed()
                        .object(
                                3,
                                "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 6 0 R>>>>"
                                        + "/Annots[7 0 R 11 0 R 12 0 R]>>")
                        .end(),
                FORBIDDEN,
                "annotation-removed");
    }

    @Test
    @DisplayName("a signature removed from the form; a signed field moved")
    void signatureTampered() throws PdfTrouble {
        var second = signTwo(Sketch.signed());
        second.object(5, "<</Fields[7 0 R]/SigFlags 3>>").end();
        assertThat(second.only().laterChanges()).isEqualTo(SUSPICIOUS);
        assertThat(second.only().changes()).extracting(Change::code).contains("field-removed");
        var third =
                Sketch.signed()
                        .object(5, "<</Fields[8 0 R 12 0 R]/SigFlags 3>>")
                        .end()
                        .signatures();
        assertThat(third).isEmpty();
        var moved =
                signTwo(Sketch.signed())
                        .object(
                                12,
                                "<</Type/Annot/Subtype/Widget/FT/Sig/T(two)/Rect[0 0 100 100]/P 3 0 R"
                                        + "/V 13 0 R/AP<</N 14 0 R>>>>")
                        .end();
        assertThat(moved.signatures().getLast().laterChanges()).isEqualTo(FORBIDDEN);
        assertThat(moved.signatures().getLast().changes())
                .extracting(Change::code)
                .contains("signature-mark-changed");
    }

    @Test
    @DisplayName(
            "new mark whose picture a page uses too, and which is then drawn over: caught on the page")
    void sharedPicture() throws PdfTrouble {
        var sketch =
                Sketch.letter("")
                        .object(
                                3,
                                "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</X 10 0 R>>>>"
                                        + "/Annots[7 0 R 8 0 R 11 0 R 12 0 R]>>")
                        .signature(9, DOCMDP.formatted(2))
                        .end()
                        .object(8, Sketch.noteField("new", 10))
                        .stream(10, "/Type/XObject/Subtype/Form/BBox[0 0 100 20]", "(new) Tj")
                        .end();
        expect(sketch, FORBIDDEN, "page-content");
    }
}
