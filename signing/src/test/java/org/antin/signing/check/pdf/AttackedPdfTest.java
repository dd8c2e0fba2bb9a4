package org.antin.signing.check.pdf;

import static org.antin.signing.check.FileVerdict.INDETERMINATE;
import static org.antin.signing.check.FileVerdict.INVALID;
import static org.antin.signing.check.FileVerdict.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.Workshop;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Reason;
import org.antin.signing.check.ReportJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Attacks on PDFs that were really signed, by somebody trusted: each file is VALID until it is
/// touched, and then has the verdict its attack deserves (Điều 7.2; issue item 3).
@Timeout(10)
class AttackedPdfTest {
    private static final String DOCMDP =
            "/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</P %d/V/1.2>>>>]";
    private static final String FIELD_MDP =
            "/Reference[<</TransformMethod/FieldMDP/TransformParams<</Action/Include/Fields[(note)]>>>>]";
    private static final String PAGE =
            "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 6 0 R>>>>"
                    + "/Annots[7 0 R 8 0 R 11 0 R 12 0 R%s]>>";
    private static final String MARK = "/Type/XObject/Subtype/Form/BBox[0 0 600 800]";

    @TempDir static Path dir;
    private static Workshop shop;

    @BeforeAll
    static void open() {
        shop = new Workshop(dir.resolve("ca"));
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static Sketch letter() {
        return Sketch.letter("").signedBy(bytes -> shop.cms(bytes, false));
    }

    private static Sketch signed(String entries) {
        Sketch sketch = letter().signature(9, entries).end();
        expect(sketch, VALID, Reason.OK);
        return sketch;
    }

    private static Sketch signed() {
        return signed("");
    }

    private static void expect(Sketch sketch, FileVerdict verdict, Reason reason) {
        var report = shop.check(sketch.bytes());
        assertThat(report.verdict()).as(ReportJson.line(report)).isEqualTo(verdict);
        assertThat(report.signatures())
                .as(ReportJson.line(report))
                .extracting(one -> one.reason())
                .containsOnly(reason);
    }

    @Test
    @DisplayName("shadow attack, hide: a picture that was signed over the text is taken away")
    void shadowHide() {
        var prepared =
                letter()
                        .object(3, PAGE.formatted(" 20 0 R"))
                        .object(
                                20,
                                "<</Type/Annot/Subtype/Stamp/Rect[72 690 300 720]/P 3 0 R/AP<</N 21 0 R>>>>")
                        .stream(21, MARK, "(Pay nothing) Tj")
                        .signature(9, "")
                        .end();
        expect(prepared, VALID, Reason.OK);
        // Gone from the page's list, or only from the table: what lay under it is seen.
        int end = prepared.bytes().length;
        prepared.object(3, PAGE.formatted("")).end();
        expect(prepared, INVALID, Reason.LATER_CHANGE_FORBIDDEN);
        assertThat(prepared.bytes().length).isGreaterThan(end);
    }

    @Test
    @DisplayName("shadow attack, replace: the letters of a signed font are drawn otherwise")
    void shadowReplace() {
        expect(
                signed().object(
                                6,
                                "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]"
                                        + "/CharProcs<<>>/Encoding<<>>/FirstChar 0/LastChar 0/Widths[0]>>")
                        .end(),
                INVALID,
                Reason.LATER_CHANGE_FORBIDDEN);
    }

    @Test
    @DisplayName("shadow attack, replace: another text over the value of a signed form field")
    void shadowReplaceField() {
        expect(
                signed().object(8, Sketch.noteField("old", 22)).stream(
                                22, "/Type/XObject/Subtype/Form/BBox[0 0 100 20]", "(1000) Tj")
                        .end(),
                INVALID,
                Reason.LATER_CHANGE_FORBIDDEN);
    }

    @Test
    @DisplayName(
            "shadow attack, hide and replace: a second letter inside the signed bytes wakes up")
    void shadowHideAndReplace() {
        var sketch = letter();
        int hidden = sketch.position();
        sketch.stray(4, "<</Length 9>>\nstream\n(Pay 999)\nendstream").signature(9, "").end();
        expect(sketch, VALID, Reason.OK);
        expect(sketch.pointing(4, hidden).end(), INVALID, Reason.LATER_CHANGE_FORBIDDEN);
    }

    @Test
    @DisplayName("DocMDP violated: what the certification forbids was done all the same")
    void certificationViolated() {
        String note = "<</Type/Annot/Subtype/Highlight/Rect[72 700 172 712]/P 3 0 R>>";
        for (int p : new int[] {1, 2}) {
            expect(
                    signed(DOCMDP.formatted(p))
                            .object(3, PAGE.formatted(" 20 0 R"))
                            .object(20, note)
                            .end(),
                    INVALID,
                    Reason.LATER_CHANGE_FORBIDDEN);
        }
        expect(fill(signed(DOCMDP.formatted(1))), INVALID, Reason.LATER_CHANGE_FORBIDDEN);
        // What it allows is no violation.
        expect(fill(signed(DOCMDP.formatted(2))), VALID, Reason.OK);
    }

    @Test
    @DisplayName("FieldMDP violated: a field the signer locked was filled in")
    void fieldLockViolated() {
        expect(fill(signed(FIELD_MDP)), INVALID, Reason.LATER_CHANGE_FORBIDDEN);
    }

    private static Sketch fill(Sketch sketch) {
        return sketch.object(8, Sketch.noteField("new", 15)).stream(
                        15, "/Type/XObject/Subtype/Form/BBox[0 0 100 20]", "(new) Tj")
                .end();
    }

    @Test
    @DisplayName("form overlay: a field put over the page that says something else")
    void formOverlay() {
        expect(
                signed()
                        .object(3, PAGE.formatted(" 20 0 R"))
                        .object(5, "<</Fields[7 0 R 8 0 R 12 0 R 20 0 R]/SigFlags 3>>")
                        .object(
                                20,
                                "<</Type/Annot/Subtype/Widget/FT/Tx/T(over)/V(Pay 999)/P 3 0 R"
                                        + "/Rect[0 0 600 800]/AP<</N 21 0 R>>>>")
                        .stream(21, MARK, "1 g 0 0 600 800 re f 0 g (Pay 999) Tj")
                        .end(),
                INVALID,
                Reason.LATER_CHANGE_FORBIDDEN);
    }

    @Test
    @DisplayName("annotation overlay: a white sheet over the page, a free text over a number")
    void annotationOverlay() {
        String sheet = "<</Type/Annot/Subtype/Square/Rect[0 0 600 500]/IC[1 1 1]/P 3 0 R>>";
        expect(
                signed().object(3, PAGE.formatted(" 20 0 R")).object(20, sheet).end(),
                INVALID,
                Reason.LATER_CHANGE_FORBIDDEN);
        String words =
                "<</Type/Annot/Subtype/FreeText/Rect[72 690 172 712]/Contents(999)/P 3 0 R>>";
        expect(
                signed().object(3, PAGE.formatted(" 20 0 R")).object(20, words).end(),
                INDETERMINATE,
                Reason.LATER_CHANGE_SUSPICIOUS);
    }

    @Test
    @DisplayName("hybrid cross-reference: an object only new readers see, brought in after signing")
    void hybridReveals() {
        var prepared =
                letter().object(3, PAGE.formatted("").replace("4 0 R/Res", "[4 0 R 30 0 R]/Res"))
                        .signature(9, "")
                        .end();
        expect(prepared, VALID, Reason.OK);
        expect(hybrid(prepared, 30, true), INVALID, Reason.LATER_CHANGE_FORBIDDEN);
    }

    @Test
    @DisplayName("hybrid cross-reference: table and stream name different objects")
    void hybridDisagrees() {
        var report = shop.check(hybrid(signed(), 4, false).bytes());
        assertThat(report.verdict()).as(ReportJson.line(report)).isIn(INDETERMINATE, INVALID);
        assertThat(report.signatures().getFirst().reason())
                .isIn(Reason.LATER_CHANGE_SUSPICIOUS, Reason.LATER_CHANGE_FORBIDDEN);
    }

    /// Appends a hybrid update: a table for old readers, a stream for new ones, which finds another
    /// text under this number.
    ///
    /// @param free whether the table calls the number free; else it names the signed object
    private static Sketch hybrid(Sketch sketch, int number, boolean free) {
        String before = new String(sketch.bytes(), StandardCharsets.ISO_8859_1);
        int previous = before.lastIndexOf("xref\n", before.lastIndexOf("startxref") - 1);
        int signed = before.indexOf("\n" + number + " 0 obj\n") + 1;
        int shown = sketch.position();
        sketch.stray(number, "<</Length 9>>\nstream\n(Pay 999)\nendstream");
        int stream = sketch.position();
        // One entry: in use, at the object just written, generation 0.
        String row = "\u0001";
        for (int shift = 24; shift >= 0; shift -= 8) row += (char) (shown >> shift & 0xFF);
        sketch.stream(
                40,
                "/Type/XRef/Size 41/W[1 4 1]/Index[%d 1]/Root 1 0 R".formatted(number),
                row + "\0");
        int table = sketch.position();
        String entry = free ? "0000000000 00001 f \n" : "%010d 00000 n \n".formatted(signed);
        return sketch.text(
                "xref\n%d 1\n%s40 1\n%010d 00000 n \ntrailer\n<</Size 41/Root 1 0 R/Prev %d/XRefStm %d>>\nstartxref\n%d\n%%%%EOF\n"
                        .formatted(number, entry, stream, previous, stream, table));
    }
}
