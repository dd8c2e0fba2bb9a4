package org.antin.signing.check.pdf;

import static org.antin.signing.check.LaterChanges.FORBIDDEN;
import static org.antin.signing.check.LaterChanges.NONE;
import static org.antin.signing.check.LaterChanges.PERMITTED;
import static org.antin.signing.check.LaterChanges.SUSPICIOUS;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.check.Change;
import org.antin.signing.check.LaterChanges;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

/// Điều 7.2: what was added after signing, by structure.
class LaterChangesTest {
    private static final String MARK = "/Type/XObject/Subtype/Form/BBox[0 0 100 50]";
    private static final String DOCMDP =
            "/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</P %d/V/1.2>>>>]";

    private static void expect(Sketch sketch, LaterChanges weight, String... codes)
            throws PdfTrouble {
        PdfSignature first = sketch.only();
        assertThat(first.fault()).isNull();
        assertThat(first.changes()).extracting(Change::code).contains(codes);
        assertThat(first.laterChanges()).as(first.changes().toString()).isEqualTo(weight);
        assertThat(first.changes())
                .filteredOn(c -> codes.length > 0 && c.code().equals(codes[0]))
                .allMatch(c -> c.weight() == weight);
    }

    private static Sketch certified(int p) {
        return Sketch.signed(DOCMDP.formatted(p), "");
    }

    /// Field "two" gets signed, with a mark.
    private static Sketch signTwo(Sketch sketch) {
        return sketch
                .object(
                        12,
                        "<</Type/Annot/Subtype/Widget/FT/Sig/T(two)/Rect[400 50 500 100]/P 3 0 R"
                                + "/V 13 0 R/AP<</N 14 0 R>>>>")
                .stream(14, MARK, "0 0 100 50 re f")
                .signature(13, "")
                .end();
    }

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
    @DisplayName("nothing appended: NONE, the whole file covered")
    void nothing() throws PdfTrouble {
        expect(Sketch.signed(), NONE);
        assertThat(Sketch.signed().only().coversWholeFile()).isTrue();
    }

    @Test
    @DisplayName("a line end after the last mark is nothing")
    void lineEnd() throws PdfTrouble {
        expect(Sketch.signed().text("\n"), NONE);
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
    @DisplayName("D7.2: evidence and metadata are permitted")
    void evidence() throws PdfTrouble {
        expect(
                Sketch.signed()
                        .object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 5 0 R/DSS 20 0 R>>")
                        .object(20, "<</Certs[]/CRLs[]>>")
                        .object(21, "<</Producer(x)>>")
                        .trailer("/Info 21 0 R")
                        .end(),
                PERMITTED,
                "evidence",
                "metadata");
    }

    @Test
    @DisplayName("page content, resources, fonts, box: forbidden")
    void pageContent() throws PdfTrouble {
        expect(
                Sketch.signed().stream(4, "", "BT /F 12 Tf 72 700 Td (Pay 999) Tj ET").end(),
                FORBIDDEN,
                "page-content");
        expect(
                Sketch.signed().object(6, "<</Type/Font/Subtype/Type1/BaseFont/Courier>>").end(),
                FORBIDDEN,
                "page-content");
        expect(
                Sketch.signed()
                        .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 600 400]>>")
                        .end(),
                FORBIDDEN,
                "page-content");
    }

    @Test
    @DisplayName("shadow attack, hide: an object of a page freed by the cross-reference alone")
    void freed() throws PdfTrouble {
        var sketch = Sketch.signed();
        byte[] before = sketch.bytes();
        int table = before.length;
        String old = new String(before, StandardCharsets.ISO_8859_1);
        int previous = old.lastIndexOf("xref\n", old.lastIndexOf("startxref") - 1);
        sketch.text(
                "xref\n4 1\n0000000000 00001 f \ntrailer\n<</Size 13/Root 1 0 R/Prev "
                        + previous
                        + ">>\nstartxref\n"
                        + table
                        + "\n%%EOF\n");
        expect(sketch, FORBIDDEN, "page-content");
    }

    @Test
    @DisplayName(
            "shadow attack, hide and replace: an object hidden in the signed part brought to light")
    void revived() throws PdfTrouble {
        var sketch = Sketch.letter("");
        int hidden = sketch.position();
        sketch.stray(4, "<</Length 9>>\nstream\n(Pay 999)\nendstream");
        sketch.signature(9, "").end();
        expect(sketch.pointing(4, hidden).end(), FORBIDDEN, "page-content");
        assertThat(sketch.only().changes()).extracting(Change::code).contains("revived-object");
    }

    @Test
    @DisplayName("pages added, removed, swapped: forbidden")
    void pages() throws PdfTrouble {
        expect(
                Sketch.signed()
                        .object(
                                2,
                                "<</Type/Pages/Kids[3 0 R 20 0 R]/Count 2/MediaBox[0 0 600 800]>>")
                        .object(20, "<</Type/Page/Parent 2 0 R>>")
                        .end(),
                FORBIDDEN,
                "page-added");
        expect(
                Sketch.signed()
                        .object(2, "<</Type/Pages/Kids[20 0 R]/Count 1/MediaBox[0 0 600 800]>>")
                        .object(20, "<</Type/Page/Parent 2 0 R>>")
                        .end(),
                FORBIDDEN,
                "page-content",
                "page-replaced");
    }

    @Test
    @DisplayName("another catalogue: at least suspicious, and judged by what it shows")
    void otherCatalogue() throws PdfTrouble {
        expect(
                Sketch.signed()
                        .object(20, "<</Type/Catalog/Pages 21 0 R/AcroForm 5 0 R>>")
                        .object(21, "<</Type/Pages/Kids[22 0 R]/Count 1/MediaBox[0 0 600 800]>>")
                        .object(22, "<</Type/Page/Parent 21 0 R>>")
                        .trailer("/Root 20 0 R")
                        .end(),
                FORBIDDEN,
                "page-content",
                "catalogue-moved");
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

    @Test
    @DisplayName("scripts, layers, XFA, attachments: never quietly")
    void catalogueEntries() throws PdfTrouble {
        String catalogue = "<</Type/Catalog/Pages 2 0 R/AcroForm 5 0 R%s>>";
        expect(
                Sketch.signed()
                        .object(1, catalogue.formatted("/OpenAction<</S/JavaScript/JS(x)>>"))
                        .end(),
                SUSPICIOUS,
                "actions");
        expect(
                Sketch.signed().object(1, catalogue.formatted("/OCProperties<<>>")).end(),
                FORBIDDEN,
                "layers");
        expect(
                Sketch.signed()
                        .object(1, catalogue.formatted("/Names<</EmbeddedFiles<<>>>>"))
                        .end(),
                SUSPICIOUS,
                "names");
        expect(
                Sketch.signed()
                        .object(5, "<</Fields[7 0 R 8 0 R 12 0 R]/SigFlags 3/XFA(x)>>")
                        .end(),
                FORBIDDEN,
                "xfa");
        expect(
                Sketch.signed().object(1, catalogue.formatted("/Unheard<<>>")).end(),
                SUSPICIOUS,
                "catalogue-entry");
    }

    @Test
    @DisplayName("incremental saving attacks: what isn't a proper update is at least suspicious")
    void improperUpdates() throws PdfTrouble {
        String page = "<</Type/Page/Parent 2 0 R/Contents 20 0 R/Resources<</Font<</F 6 0 R>>>>>>";
        // No cross-reference and no trailer at all.
        expect(Sketch.signed().stray(3, page), SUSPICIOUS, "not-incremental");
        // Only an end mark.
        expect(Sketch.signed().stray(3, page).text("%%EOF\n"), SUSPICIOUS, "not-incremental");
        // A startxref that leads back to the signed table.
        var sketch = Sketch.signed();
        String old = new String(sketch.bytes(), StandardCharsets.ISO_8859_1);
        String tail = old.substring(old.lastIndexOf("startxref"));
        expect(sketch.stray(3, page).text(tail), SUSPICIOUS, "not-incremental");
        // A trailer that forgets the signed tables.
        assertThat(
                        Sketch.signed()
                                .object(20, "null")
                                .trailer("/Prev 9")
                                .end()
                                .only()
                                .laterChanges())
                .isIn(SUSPICIOUS, FORBIDDEN);
        // An object that the proper update's table doesn't list.
        expect(signTwo(Sketch.signed().stray(3, page)), SUSPICIOUS, "stray-bytes");
        // Words between objects.
        expect(signTwo(Sketch.signed().text("hello ")), SUSPICIOUS, "stray-bytes");
        // Bytes behind the last mark.
        expect(Sketch.signed().text("x"), SUSPICIOUS, "not-incremental");
    }

    @Test
    @DisplayName("a table that points beside its objects: suspicious")
    void wrongOffsets() throws PdfTrouble {
        var sketch = Sketch.signed();
        int at = sketch.position();
        sketch.stray(21, "null").pointing(20, at);
        expect(sketch.end(), SUSPICIOUS, "inconsistent");
    }
}
