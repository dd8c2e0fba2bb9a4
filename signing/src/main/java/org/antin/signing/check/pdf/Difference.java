package org.antin.signing.check.pdf;

import static org.antin.signing.check.LaterChanges.FORBIDDEN;
import static org.antin.signing.check.LaterChanges.SUSPICIOUS;

import org.antin.signing.check.LaterChanges;
import org.antin.signing.check.pdf.PdfValue.Dict;
import org.antin.signing.check.pdf.PdfValue.Nothing;
import org.antin.signing.check.pdf.PdfValue.Ref;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a reader of the last state sees that a reader of the signed state didn't, walked from the
/// catalogue down in both states at once. The same object may be met by several ways; each way
/// judges it by what it means there, so a picture that serves a new signature's mark *and* a page
/// is caught on the page.
///
/// What isn't known to be harmless is suspicious.
final class Difference {
    private final PdfView before;
    private final PdfView after;
    private final SameValue same;
    private final Permissions permissions;
    private final Changes changes;

    private Difference(PdfView before, PdfView after, Permissions permissions, Changes changes) {
        this.before = before;
        this.after = after;
        this.same = new SameValue(before, after);
        this.permissions = permissions;
        this.changes = changes;
    }

    static void between(PdfView before, PdfView after, Changes changes) throws PdfTrouble {
        FormFields fields = FormFields.of(before);
        Permissions permissions = Permissions.of(before, fields);
        new Difference(before, after, permissions, changes).walk(fields, FormFields.of(after));
    }

    private void walk(FormFields fieldsBefore, FormFields fieldsAfter) throws PdfTrouble {
        if (fieldsAfter.looped()) changes.suspicious("field-loop");
        trailer();
        Dict old = before.catalog();
        Dict now = after.catalog();
        if (old == null || now == null) {
            changes.forbidden("catalogue-gone");
            return;
        }
        for (String key : keys(old, now)) catalogue(key, old.get(key), now.get(key));
        var form =
                new FormDifference(
                        before, after, same, permissions, changes, fieldsBefore, fieldsAfter);
        form.compare(old.get("AcroForm"), now.get("AcroForm"));
        pages(fieldsBefore, fieldsAfter);
    }

    static Set<String> keys(Dict a, Dict b) {
        var keys = new HashSet<>(a.entries().keySet());
        keys.addAll(b.entries().keySet());
        return keys;
    }

    private void trailer() throws PdfTrouble {
        PdfValue oldRoot = before.trailer().get("Root");
        PdfValue newRoot = after.trailer().get("Root");
        if (!(oldRoot instanceof Ref a && newRoot instanceof Ref b && a.number() == b.number())) {
            // It is walked where it is now; what it says may not differ.
            changes.permitted("catalogue-moved");
        }
        PdfValue oldKey = before.trailer().get("Encrypt");
        PdfValue newKey = after.trailer().get("Encrypt");
        if (!same.same(oldKey, newKey)) changes.forbidden("encryption");
        if (!same.same(before.trailer().get("Info"), after.trailer().get("Info"))) {
            changes.permitted("metadata");
        }
    }

    private void catalogue(String key, PdfValue old, PdfValue now) throws PdfTrouble {
        switch (key) {
            // Walked on their own.
            case "AcroForm", "Pages" -> {}
            case "Type", "Version" -> {}
            case "DSS" -> note(old, now, "evidence", LaterChanges.PERMITTED);
            case "Metadata" -> note(old, now, "metadata", LaterChanges.PERMITTED);
            case "Extensions" -> note(old, now, "extensions", LaterChanges.PERMITTED);
            case "Perms" -> perms(old, now);
            case "StructTreeRoot" -> {
                if (!same.same(old, now))
                    new StructureDifference(before, after, changes).compare(old);
            }
            case "OCProperties" -> note(old, now, "layers", FORBIDDEN);
            case "OpenAction", "AA" -> note(old, now, "actions", replaced(old));
            case "Names", "Dests", "AF" -> note(old, now, "names", replaced(old));
            default -> note(old, now, "catalogue-entry", replaced(old));
        }
    }

    /// Something new may be harmless; what was signed and is now something else is not what was
    /// signed.
    private static LaterChanges replaced(PdfValue old) {
        return old == Nothing.NULL ? SUSPICIOUS : FORBIDDEN;
    }

    private void note(PdfValue old, PdfValue now, String code, LaterChanges weight)
            throws PdfTrouble {
        if (!same.same(old, now)) changes.add(code, weight, 0);
    }

    /// A certification that was there must stay; one that comes later can't certify what earlier
    /// signers signed (12.8.4).
    private void perms(PdfValue old, PdfValue now) throws PdfTrouble {
        Dict a = before.dict(old);
        Dict b = after.dict(now);
        if (a == null) a = Dict.EMPTY;
        if (b == null) b = Dict.EMPTY;
        if (!same.same(a.get("DocMDP"), b.get("DocMDP"))) {
            if (a.get("DocMDP") == Nothing.NULL) changes.suspicious("late-certification");
            else changes.forbidden("certification-replaced");
        }
        if (!same.same(a.get("UR3"), b.get("UR3")) || !same.same(a.get("UR"), b.get("UR"))) {
            changes.suspicious("usage-rights");
        }
    }

    private void pages(FormFields fieldsBefore, FormFields fieldsAfter) throws PdfTrouble {
        List<PageList.Page> old = PageList.of(before);
        List<PageList.Page> now = PageList.of(after);
        if (old.size() != now.size()) {
            changes.forbidden(old.size() < now.size() ? "page-added" : "page-removed");
        }
        var annotations =
                new AnnotationDifference(
                        before, after, same, permissions, changes, fieldsBefore, fieldsAfter);
        for (int i = 0; i < Math.min(old.size(), now.size()); i++) {
            PageList.Page a = old.get(i);
            PageList.Page b = now.get(i);
            if (a.object() != b.object()) changes.add("page-replaced", SUSPICIOUS, i + 1);
            for (String key : keys(a.dict(), b.dict())) page(key, a, b, i + 1);
            for (String key : Set.of("Resources", "MediaBox", "CropBox", "Rotate")) {
                if (!same.same(a.get(key), b.get(key)))
                    changes.add("page-content", FORBIDDEN, i + 1);
            }
            annotations.compare(a, b, i + 1);
        }
    }

    private void page(String key, PageList.Page a, PageList.Page b, int number) throws PdfTrouble {
        switch (key) {
            // Walked on their own, or about the way to the page.
            case "Annots", "Parent", "Type", "Resources", "MediaBox", "CropBox", "Rotate" -> {}
            // What no reader shows on the page.
            case "Metadata",
                    "LastModified",
                    "PieceInfo",
                    "Tabs",
                    "StructParents",
                    "Thumb",
                    "ID" -> {}
            case "AA", "Dur", "Trans", "B", "AF" ->
                    differ(key, a, b, "page-action", SUSPICIOUS, number);
            default -> differ(key, a, b, "page-content", FORBIDDEN, number);
        }
    }

    private void differ(
            String key,
            PageList.Page a,
            PageList.Page b,
            String code,
            LaterChanges weight,
            int page)
            throws PdfTrouble {
        if (!same.same(a.dict().get(key), b.dict().get(key))) changes.add(code, weight, page);
    }
}
