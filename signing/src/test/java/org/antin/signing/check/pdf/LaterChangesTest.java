package org.antin.signing.check.pdf;

import static org.antin.signing.check.LaterChanges.FORBIDDEN;
import static org.antin.signing.check.LaterChanges.NONE;
import static org.antin.signing.check.LaterChanges.PERMITTED;
import static org.antin.signing.check.LaterChanges.SUSPICIOUS;
import static org.antin.signing.check.pdf.Later.expect;
import static org.antin.signing.check.pdf.Later.signTwo;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.check.Change;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

/// Điều 7.2: what was added after signing, by structure.
class LaterChangesTest {
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
