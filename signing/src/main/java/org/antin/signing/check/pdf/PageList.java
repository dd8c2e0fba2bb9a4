package org.antin.signing.check.pdf;

import org.antin.signing.check.pdf.PdfValue.Dict;
import org.antin.signing.check.pdf.PdfValue.Nothing;
import org.antin.signing.check.pdf.PdfValue.Ref;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The pages of one view in reading order, inherited attributes filled in (7.7.3).
final class PageList {
    private static final List<String> INHERITED =
            List.of("Resources", "MediaBox", "CropBox", "Rotate");

    /// @param object number of the page object; 0 for one written inside its parent
    record Page(int object, Dict dict, Map<String, PdfValue> inherited) {
        PdfValue get(String key) {
            PdfValue own = dict.get(key);
            return own == Nothing.NULL ? inherited.getOrDefault(key, Nothing.NULL) : own;
        }
    }

    private final PdfView view;
    private final List<Page> pages = new ArrayList<>();
    private final Set<Integer> onTheWay = new HashSet<>();

    private PageList(PdfView view) {
        this.view = view;
    }

    static List<Page> of(PdfView view) throws PdfTrouble {
        var list = new PageList(view);
        Dict catalog = view.catalog();
        if (catalog != null) list.walk(catalog.get("Pages"), Map.of(), 0);
        return list.pages;
    }

    private void walk(PdfValue node, Map<String, PdfValue> inherited, int depth) throws PdfTrouble {
        if (depth > view.file().budget().depth()) throw PdfTrouble.tooComplex("page tree");
        view.file().budget().step();
        int object = node instanceof Ref(int number, int _) ? number : 0;
        if (object != 0 && !onTheWay.add(object)) throw PdfTrouble.malformed("page tree loop");
        Dict dict = view.dict(node);
        if (dict != null) {
            if (dict.get("Kids") == Nothing.NULL) {
                pages.add(new Page(object, dict, inherited));
            } else {
                var handedDown = new HashMap<>(inherited);
                for (String key : INHERITED) {
                    if (dict.get(key) != Nothing.NULL) handedDown.put(key, dict.get(key));
                }
                for (PdfValue kid : view.items(dict.get("Kids"))) walk(kid, handedDown, depth + 1);
            }
        }
        onTheWay.remove(object);
    }

    /// A rectangle as left, bottom, right, top; an A4 page when it isn't one.
    static double[] rectangle(PdfView view, PdfValue value) throws PdfTrouble {
        var items = view.items(value);
        double[] r = {0, 0, 595, 842};
        if (items.size() == 4) {
            for (int i = 0; i < 4; i++) {
                r[i] = view.resolve(items.get(i)) instanceof PdfValue.Number n ? n.value() : 0;
            }
        }
        return new double[] {
            Math.min(r[0], r[2]), Math.min(r[1], r[3]), Math.max(r[0], r[2]), Math.max(r[1], r[3])
        };
    }
}
