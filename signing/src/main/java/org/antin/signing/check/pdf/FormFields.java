package org.antin.signing.check.pdf;

import org.antin.signing.check.pdf.PdfValue.Dict;
import org.antin.signing.check.pdf.PdfValue.Nothing;
import org.antin.signing.check.pdf.PdfValue.Ref;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The form of one view: every field and its widgets, in the order of the tree (12.7.4).
final class FormFields {
    /// One node of the tree.
    ///
    /// @param object its number; negative for one written inside its parent
    /// @param name full name, parts joined by dots
    /// @param type FT, inherited; null when nothing says
    /// @param value V as written, inherited
    record Field(int object, Dict dict, String name, @Nullable String type, PdfValue value) {
        boolean signature() {
            return "Sig".equals(type);
        }

        boolean widget() {
            return "Widget".equals(dict.name("Subtype")) || dict.get("Rect") != Nothing.NULL;
        }
    }

    private final PdfView view;
    private final Map<Integer, Field> byObject = new LinkedHashMap<>();
    private final Set<Integer> onTheWay = new HashSet<>();
    private int direct;
    private boolean looped;

    private FormFields(PdfView view) {
        this.view = view;
    }

    static FormFields of(PdfView view) throws PdfTrouble {
        var fields = new FormFields(view);
        Dict catalog = view.catalog();
        Dict form = catalog == null ? null : view.dict(catalog.get("AcroForm"));
        if (form != null) {
            for (PdfValue kid : view.items(form.get("Fields"))) {
                fields.walk(kid, "", null, Nothing.NULL, 0);
            }
        }
        return fields;
    }

    /// A field that is its own ancestor: readers may never come out of it.
    boolean looped() {
        return looped;
    }

    List<Field> all() {
        return new ArrayList<>(byObject.values());
    }

    @Nullable Field at(int object) {
        return byObject.get(object);
    }

    private void walk(
            PdfValue node, String parent, @Nullable String type, PdfValue value, int depth)
            throws PdfTrouble {
        if (depth > view.file().budget().depth()) throw PdfTrouble.tooComplex("fields");
        view.file().budget().step();
        int object = node instanceof Ref(int number, int _) ? number : --direct;
        if (byObject.containsKey(object) || onTheWay.contains(object)) {
            looped |= onTheWay.contains(object);
            return;
        }
        Dict dict = view.dict(node);
        if (dict == null) return;
        String name = parent;
        if (view.resolve(dict.get("T")) instanceof PdfValue.Text text) {
            String own = PdfText.string(text.bytes());
            name = parent.isEmpty() ? own : parent + "." + own;
        }
        PdfValue ownType = view.resolve(dict.get("FT"));
        String kind = ownType instanceof PdfValue.Name(var own) ? own : type;
        PdfValue held = dict.get("V") == Nothing.NULL ? value : dict.get("V");
        byObject.put(object, new Field(object, dict, name, kind, held));
        onTheWay.add(object);
        for (PdfValue kid : view.items(dict.get("Kids"))) walk(kid, name, kind, held, depth + 1);
        onTheWay.remove(object);
    }
}
