package org.antin.signing.check.pdf;

import org.antin.signing.check.LaterChanges;
import org.antin.signing.check.pdf.FormFields.Field;
import org.antin.signing.check.pdf.PdfValue.Dict;
import org.antin.signing.check.pdf.PdfValue.Nothing;
import org.antin.signing.check.pdf.PdfValue.Ref;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// Changes in the form: fields signed, filled in, added, removed or altered.
final class FormDifference {
    private final PdfView before;
    private final PdfView after;
    private final SameValue same;
    private final Permissions permissions;
    private final Changes changes;
    private final FormFields fieldsBefore;
    private final FormFields fieldsAfter;

    FormDifference(
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

    void compare(PdfValue old, PdfValue now) throws PdfTrouble {
        Dict a = before.dict(old);
        Dict b = after.dict(now);
        if (a == null) a = Dict.EMPTY;
        if (b == null) b = Dict.EMPTY;
        for (String key : Difference.keys(a, b)) {
            if (!key.equals("Fields") && !same.same(a.get(key), b.get(key))) {
                formEntry(key, a.get(key), b.get(key));
            }
        }
        for (Field field : fieldsBefore.all()) {
            Field later = fieldsAfter.at(field.object());
            if (field.object() < 0) later = sameName(field);
            if (later == null) removed(field);
            else field(field, later);
        }
        for (Field field : fieldsAfter.all()) {
            if (field.object() > 0 && fieldsBefore.at(field.object()) == null) added(field);
        }
    }

    private @Nullable Field sameName(Field field) {
        return fieldsAfter.all().stream()
                .filter(f -> f.object() < 0 && f.name().equals(field.name()))
                .findFirst()
                .orElse(null);
    }

    private void formEntry(String key, PdfValue old, PdfValue now) throws PdfTrouble {
        switch (key) {
            case "SigFlags" -> changes.permitted("form-entry");
            case "DR" -> resources(old, now);
            case "NeedAppearances" -> {
                // Asks readers to draw filled-in fields anew; without such fields it does nothing.
                boolean others = fieldsBefore.all().stream().anyMatch(f -> !f.signature());
                if (others) changes.suspicious("form-entry");
                else changes.permitted("form-entry");
            }
            case "DA", "Q" -> {
                // The default for text fields drawn anew.
                if (old == Nothing.NULL) changes.permitted("form-entry");
                else changes.suspicious("form-entry");
            }
            case "XFA" -> changes.forbidden("xfa");
            default -> changes.suspicious("form-entry");
        }
    }

    /// Fonts for new marks may be added; those there are stay what they are.
    private void resources(PdfValue old, PdfValue now) throws PdfTrouble {
        Dict a = before.dict(old);
        Dict b = after.dict(now);
        if (a == null) a = Dict.EMPTY;
        if (b == null) b = Dict.EMPTY;
        for (var kind : a.entries().entrySet()) {
            // Text fields drawn anew take their fonts from here; nothing draws these pictures.
            if (kind.getKey().equals("XObject") || kind.getKey().equals("ProcSet")) continue;
            Dict x = before.dict(kind.getValue());
            Dict y = after.dict(b.get(kind.getKey()));
            if (x == null) {
                if (!same.same(kind.getValue(), b.get(kind.getKey()))) {
                    changes.suspicious("form-resources");
                }
                continue;
            }
            for (var entry : x.entries().entrySet()) {
                PdfValue later = y == null ? Nothing.NULL : y.get(entry.getKey());
                if (!same.same(entry.getValue(), later)) changes.suspicious("form-resources");
            }
        }
        changes.permitted("form-resources-added");
    }

    private void removed(Field field) {
        if (field.signature() && field.value() != Nothing.NULL) {
            changes.forbidden("signature-removed");
        } else {
            changes.suspicious("field-removed");
        }
    }

    private void added(Field field) throws PdfTrouble {
        if (field.type() == null && !field.widget()) return;
        if (!field.signature()) {
            if (permissions.stated()) changes.forbidden("field-added");
            else changes.suspicious("field-added");
            return;
        }
        Dict value = after.dict(field.value());
        if (value == null) {
            if (permissions.nothing()) changes.forbidden("signature-field-added");
            else changes.permitted("signature-field-added");
        } else {
            signed(value);
        }
    }

    private void signed(Dict value) {
        if (isTimestamp(value)) changes.permitted("document-timestamp");
        else if (permissions.nothing()) changes.forbidden("signed-against-certification");
        else changes.permitted("signature-added");
    }

    static boolean isTimestamp(Dict value) {
        return "ETSI.RFC3161".equals(value.name("SubFilter"));
    }

    private void field(Field a, Field b) throws PdfTrouble {
        boolean typed = a.type() == null ? b.type() == null : a.type().equals(b.type());
        if (!typed || !a.name().equals(b.name())) {
            changes.forbidden("field-altered");
            return;
        }
        if (a.signature()) signatureField(a, b);
        else formField(a, b);
    }

    private void signatureField(Field a, Field b) throws PdfTrouble {
        boolean wasSigned = before.dict(a.value()) != null;
        if (wasSigned && !same.same(a.value(), b.value())) changes.forbidden("signature-replaced");
        boolean nowSigned = false;
        for (String key : Difference.keys(a.dict(), b.dict())) {
            if (upwards(key) || same.same(a.dict().get(key), b.dict().get(key))) continue;
            switch (key) {
                case "V" -> nowSigned = !wasSigned;
                case "M", "StructParent", "P" -> changes.permitted("field-touched");
                case "AP" -> {
                    if (wasSigned) changes.forbidden("signature-mark-changed");
                    else shared(a.dict().get("AP"));
                }
                case "AS", "MK", "DA", "F" -> {
                    if (wasSigned) changes.forbidden("signature-mark-changed");
                }
                case "Rect" -> {
                    if (wasSigned) changes.forbidden("signature-mark-changed");
                    else changes.suspicious("field-moved");
                }
                default -> changes.suspicious("field-altered");
            }
        }
        Dict value = after.dict(b.value());
        if (nowSigned && value != null) {
            signed(value);
            if (permissions.locked(a.name())) changes.forbidden("locked-field");
        }
    }

    /// The empty mark of a field waiting to be signed belongs to fields only. One that something
    /// else in the document uses too was laid out so that signing would reach further than the
    /// field.
    private void shared(PdfValue appearance) throws PdfTrouble {
        Dict marks = before.dict(appearance);
        if (marks == null) return;
        for (PdfValue mark : List.of(appearance, marks.get("N"))) {
            if (!(mark instanceof Ref(int number, int _))) continue;
            for (int user : Users.of(before, number)) {
                boolean field = fieldsBefore.at(user) != null;
                boolean itself = appearance instanceof Ref(int own, int _) && user == own;
                if (!field && !itself) changes.forbidden("shared-mark");
            }
        }
    }

    private void formField(Field a, Field b) throws PdfTrouble {
        boolean valueChanged = !same.same(a.value(), b.value());
        boolean shownChanged = false;
        boolean restyled = false;
        for (String key : Difference.keys(a.dict(), b.dict())) {
            if (upwards(key) || same.same(a.dict().get(key), b.dict().get(key))) continue;
            switch (key) {
                case "V", "I", "TI" -> valueChanged = true;
                case "AP", "AS", "MK" -> shownChanged = true;
                case "M", "StructParent", "P" -> changes.permitted("field-touched");
                case "DA", "Q" -> restyled = true;
                case "Ff" -> {
                    if (closed(a.dict(), b.dict())) restyled = true;
                    else alter();
                }
                default -> alter();
            }
        }
        // Whoever fills a field in also says how its words are set, and may close it behind him.
        if (restyled && !valueChanged) alter();
        if (!valueChanged && !shownChanged) return;
        if (permissions.nothing() || permissions.locked(a.name())) {
            changes.forbidden("locked-field");
        } else if (!valueChanged) {
            // Shown differently with nothing filled in: the pattern of a shadow attack. A reader
            // may draw the same words anew; it doesn't find others.
            boolean words = ShownWords.differ(before, a.dict(), after, b.dict());
            if (words) changes.forbidden("field-reworded");
            else changes.suspicious("field-redrawn");
        } else {
            // Without the signer's word that forms may be filled in, it isn't ours to assume.
            changes.add(
                    "form-filled",
                    permissions.forms() ? LaterChanges.PERMITTED : LaterChanges.SUSPICIOUS,
                    0);
        }
    }

    /// Whether a field only became one that can't be filled in any more (12.7.4.1).
    private boolean closed(Dict a, Dict b) throws PdfTrouble {
        long was = flags(before.resolve(a.get("Ff")));
        return (was & 1) == 0 && flags(after.resolve(b.get("Ff"))) == was + 1;
    }

    private static long flags(PdfValue value) {
        return value instanceof PdfValue.Number number ? (long) number.value() : 0;
    }

    private void alter() {
        if (permissions.stated()) changes.forbidden("field-altered");
        else changes.suspicious("field-altered");
    }

    private static boolean upwards(String key) {
        return key.equals("Parent") || key.equals("Kids");
    }
}
