package org.antin.signing.make;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A signature field of a document, read without changing anything (PDFBox's own form reader mends
/// forms as it goes).
///
/// @param name full name
/// @param field the field's dictionary
/// @param value the signature dictionary; empty if nobody has signed there
/// @param seen where its widget is seen; empty if it has none with an area
record SignedField(
        String name, COSDictionary field, Optional<COSDictionary> value, Optional<Placement> seen) {
    private static final int DEEPEST = 32;

    static List<SignedField> all(PDDocument document) {
        var found = new ArrayList<SignedField>();
        COSDictionary form = form(document);
        COSArray fields = form == null ? null : form.getCOSArray(COSName.FIELDS);
        if (fields != null) {
            Set<COSBase> visited = Collections.newSetFromMap(new IdentityHashMap<>());
            for (int i = 0; i < fields.size(); i++) {
                collect(document, fields.getObject(i), "", false, DEEPEST, visited, found);
            }
        }
        return found;
    }

    /// Whether we made it for a signature of this kind, by its name.
    boolean isOf(SignatureKind kind) {
        return name.matches(kind.fieldName() + "\\d+");
    }

    /// The interactive form's dictionary, as it is in the file.
    static @Nullable COSDictionary form(PDDocument document) {
        return document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.ACRO_FORM);
    }

    private static void collect(
            PDDocument document,
            @Nullable COSBase node,
            String parent,
            boolean parentIsSignature,
            int depth,
            Set<COSBase> visited,
            List<SignedField> found) {
        if (!(node instanceof COSDictionary field) || depth == 0 || !visited.add(field)) return;
        String partial = field.getString(COSName.T);
        String name =
                partial == null ? parent : parent.isEmpty() ? partial : parent + '.' + partial;
        COSName type = field.getCOSName(COSName.FT);
        boolean signature = type == null ? parentIsSignature : COSName.SIG.equals(type);
        COSArray kids = field.getCOSArray(COSName.KIDS);
        if (signature && partial != null) {
            Optional<COSDictionary> value = Optional.ofNullable(field.getCOSDictionary(COSName.V));
            found.add(new SignedField(name, field, value, seen(document, field, kids)));
        }
        if (kids == null) return;
        for (int i = 0; i < kids.size(); i++) {
            collect(document, kids.getObject(i), name, signature, depth - 1, visited, found);
        }
    }

    /// Compares by identity on purpose: two widgets with the same entries are two widgets.
    @SuppressWarnings("ReferenceEquality")
    private static Optional<Placement> seen(
            PDDocument document, COSDictionary field, @Nullable COSArray kids) {
        COSDictionary widget = field;
        if (field.getCOSArray(COSName.RECT) == null
                && kids != null
                && kids.size() > 0
                && kids.getObject(0) instanceof COSDictionary kid) {
            widget = kid;
        }
        COSArray rectangle = widget.getCOSArray(COSName.RECT);
        if (rectangle == null || rectangle.size() < 4) return Optional.empty();
        var box = new PDRectangle(rectangle);
        if (box.getWidth() <= 0 || box.getHeight() <= 0) return Optional.empty();
        int number = 0;
        for (PDPage page : document.getPages()) {
            number++;
            COSArray annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
            for (int i = 0; annotations != null && i < annotations.size(); i++) {
                if (annotations.getObject(i) == widget) {
                    return Optional.of(new PageGeometry(page).placement(number, box));
                }
            }
        }
        return Optional.empty();
    }
}
