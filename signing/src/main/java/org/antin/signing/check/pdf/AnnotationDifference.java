package org.antin.signing.check.pdf;

import static org.antin.signing.check.LaterChanges.FORBIDDEN;
import static org.antin.signing.check.LaterChanges.PERMITTED;
import static org.antin.signing.check.LaterChanges.SUSPICIOUS;

import org.antin.signing.check.LaterChanges;
import org.antin.signing.check.pdf.FormFields.Field;
import org.antin.signing.check.pdf.PdfValue.Dict;
import org.antin.signing.check.pdf.PdfValue.Ref;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Changes in what lies on top of a page: annotations, and the marks of fields.
final class AnnotationDifference {
    /// From this part of a page on, something laid over it hides what was signed.
    private static final double COVERS = 0.25;

    /// Marks that point at the text without hiding or adding any.
    private static final Set<String> MARKS =
            Set.of("Text", "Popup", "Highlight", "Underline", "Squiggly", "StrikeOut", "Link");

    private final PdfView before;
    private final PdfView after;
    private final SameValue same;
    private final Permissions permissions;
    private final Changes changes;
    private final FormFields fieldsBefore;
    private final FormFields fieldsAfter;

    AnnotationDifference(
            PdfView before,
            PdfView after,
            SameValue same,
            Permissions permissions,
            Changes changes,
            FormFields fieldsBefore,
            FormFields fieldsAfter) {
        this.before = before;
        this.after = after;
        this.same = same;
        this.permissions = permissions;
        this.changes = changes;
        this.fieldsBefore = fieldsBefore;
        this.fieldsAfter = fieldsAfter;
    }

    void compare(PageList.Page a, PageList.Page b, int page) throws PdfTrouble {
        List<PdfValue> old = before.items(a.dict().get("Annots"));
        List<PdfValue> now = after.items(b.dict().get("Annots"));
        if (old.isEmpty() && now.isEmpty()) return;
        Set<Integer> wereThere = numbers(old);
        Set<Integer> areThere = numbers(now);
        for (PdfValue value : old) {
            if (value instanceof Ref ref) {
                if (areThere.contains(ref.number())) kept(ref, page);
                else removed(ref, page);
            }
        }
        double[] sheet = PageList.rectangle(after, b.get("MediaBox"));
        for (PdfValue value : now) {
            if (value instanceof Ref ref && !wereThere.contains(ref.number())) {
                added(ref, sheet, page);
            }
        }
        direct(old, now, page);
    }

    private static Set<Integer> numbers(List<PdfValue> values) {
        var numbers = new HashSet<Integer>();
        for (PdfValue value : values) {
            if (value instanceof Ref ref) numbers.add(ref.number());
        }
        return numbers;
    }

    /// Annotations written inside the page have no name to know them by; they stay as they are.
    private void direct(List<PdfValue> old, List<PdfValue> now, int page) throws PdfTrouble {
        List<PdfValue> a = old.stream().filter(v -> !(v instanceof Ref)).toList();
        List<PdfValue> b = now.stream().filter(v -> !(v instanceof Ref)).toList();
        if (!same.same(new PdfValue.Array(a), new PdfValue.Array(b))) {
            changes.add("annotation-changed", SUSPICIOUS, page);
        }
    }

    private void kept(Ref ref, int page) throws PdfTrouble {
        // Fields of the form were compared there, by what a field may do.
        if (fieldsBefore.at(ref.number()) != null && fieldsAfter.at(ref.number()) != null) return;
        Dict a = before.dict(ref);
        Dict b = after.dict(ref);
        if (a == null && b == null) return;
        if (a == null || b == null) {
            changes.add("annotation-changed", SUSPICIOUS, page);
            return;
        }
        for (String key : Difference.keys(a, b)) {
            if (same.same(a.get(key), b.get(key))) continue;
            switch (key) {
                case "M", "P", "Popup", "StructParent", "Parent" -> {}
                case "Contents", "RC", "Subj", "T", "State", "StateModel", "Open" ->
                        changes.add("annotation-changed", annotationWeight(PERMITTED), page);
                default -> changes.add("annotation-changed", annotationWeight(SUSPICIOUS), page);
            }
        }
    }

    /// @param allowed how it weighs where the signer left annotations open
    private LaterChanges annotationWeight(LaterChanges allowed) {
        if (permissions.annotations()) return allowed;
        return permissions.stated() ? FORBIDDEN : SUSPICIOUS;
    }

    private void removed(Ref ref, int page) throws PdfTrouble {
        Dict dict = before.dict(ref);
        if (dict == null) return;
        boolean mark = MARKS.contains(String.valueOf(dict.name("Subtype")));
        LaterChanges weight = mark ? annotationWeight(PERMITTED) : FORBIDDEN;
        changes.add("annotation-removed", weight, page);
    }

    private void added(Ref ref, double[] sheet, int page) throws PdfTrouble {
        Dict dict = after.dict(ref);
        if (dict == null) return;
        double share = share(dict, sheet);
        Field field = fieldsAfter.at(ref.number());
        if (field != null && field.signature()) {
            signatureMark(field, dict, share, page);
            return;
        }
        if (share >= COVERS && draws(dict)) {
            changes.add("overlay", FORBIDDEN, page);
            return;
        }
        boolean mark = MARKS.contains(String.valueOf(dict.name("Subtype")));
        changes.add("annotation-added", annotationWeight(mark ? PERMITTED : SUSPICIOUS), page);
    }

    /// A later signer's mark belongs on the page (NĐ 30/2020: the seal even overlaps the leader's
    /// signature). One that covers the sheet, or that nobody signed, doesn't.
    private void signatureMark(Field field, Dict dict, double share, int page) throws PdfTrouble {
        boolean signed = after.dict(field.value()) != null;
        if (share >= COVERS && draws(dict)) {
            changes.add("overlay", signed ? SUSPICIOUS : FORBIDDEN, page);
        } else if (!signed && share > 0 && draws(dict)) {
            changes.add("unsigned-mark", SUSPICIOUS, page);
        }
    }

    /// Whether a reader shows anything for it: not hidden, and with an appearance or one of the
    /// kinds readers draw by themselves.
    private boolean draws(Dict dict) throws PdfTrouble {
        long flags =
                after.resolve(dict.get("F")) instanceof PdfValue.Number n ? (long) n.value() : 0;
        if ((flags & 0x22) != 0) return false;
        if ("Popup".equals(dict.name("Subtype"))) return false;
        Dict appearance = after.dict(dict.get("AP"));
        if (appearance != null && appearance.get("N") != PdfValue.Nothing.NULL) return true;
        return !"Widget".equals(dict.name("Subtype")) && !"Link".equals(dict.name("Subtype"));
    }

    /// The part of the sheet its rectangle takes, 0 to 1.
    private double share(Dict dict, double[] sheet) throws PdfTrouble {
        if (dict.get("Rect") == PdfValue.Nothing.NULL) return 0;
        double[] r = PageList.rectangle(after, dict.get("Rect"));
        double width = Math.min(r[2], sheet[2]) - Math.max(r[0], sheet[0]);
        double height = Math.min(r[3], sheet[3]) - Math.max(r[1], sheet[1]);
        double whole = (sheet[2] - sheet[0]) * (sheet[3] - sheet[1]);
        return width <= 0 || height <= 0 || whole <= 0 ? 0 : width * height / whole;
    }
}
