package org.antin.signing.check.pdf;

import org.antin.signing.check.pdf.PdfValue.Dict;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the signers of one view allowed to be changed afterwards: DocMDP, FieldMDP and field locks
/// (ISO 32000-2, 12.8.2 and 12.7.5.5).
final class Permissions {
    /// DocMDP's P: 1 nothing, 2 forms and signatures, 3 annotations too.
    private @Nullable Integer level;

    private final List<Lock> locks = new ArrayList<>();

    private record Lock(String action, Set<String> fields) {
        boolean covers(String name) {
            boolean named =
                    fields.stream().anyMatch(f -> name.equals(f) || name.startsWith(f + "."));
            return switch (action) {
                case "Include" -> named;
                case "Exclude" -> !named;
                // "All", and whatever we don't know.
                default -> true;
            };
        }
    }

    private Permissions() {}

    static Permissions of(PdfView view, FormFields fields) throws PdfTrouble {
        var permissions = new Permissions();
        Dict catalog = view.catalog();
        Dict perms = catalog == null ? null : view.dict(catalog.get("Perms"));
        if (perms != null) {
            Dict certification = view.dict(perms.get("DocMDP"));
            if (certification != null) permissions.read(view, certification);
        }
        for (FormFields.Field field : fields.all()) {
            if (!field.signature()) continue;
            Dict signature = view.dict(field.value());
            if (signature == null) continue;
            permissions.read(view, signature);
            Dict lock = view.dict(field.dict().get("Lock"));
            if (lock != null) permissions.lock(view, lock);
        }
        return permissions;
    }

    private void read(PdfView view, Dict signature) throws PdfTrouble {
        for (PdfValue item : view.items(signature.get("Reference"))) {
            Dict reference = view.dict(item);
            if (reference == null) continue;
            Dict parameters = view.dict(reference.get("TransformParams"));
            if (parameters == null) parameters = Dict.EMPTY;
            String method = reference.name("TransformMethod");
            if ("DocMDP".equals(method)) limit(parameters, 2);
            if ("FieldMDP".equals(method)) lock(view, parameters);
        }
    }

    private void limit(Dict dict, int otherwise) {
        Long p = dict.whole("P");
        int asked = p == null ? otherwise : p < 1 || p > 3 ? 1 : p.intValue();
        level = level == null ? asked : Integer.valueOf(Math.min(level, asked));
    }

    private void lock(PdfView view, Dict dict) throws PdfTrouble {
        var names = new HashSet<String>();
        for (PdfValue item : view.items(dict.get("Fields"))) {
            if (view.resolve(item) instanceof PdfValue.Text text) {
                names.add(PdfText.string(text.bytes()));
            }
        }
        String action = dict.name("Action");
        if (action != null) locks.add(new Lock(action, names));
        if (dict.whole("P") != null) limit(dict, 1);
    }

    /// Nothing at all may change, but for evidence and document time stamps (PDF 2.0).
    boolean nothing() {
        return level != null && level == 1;
    }

    /// The signer said forms may be filled in.
    boolean forms() {
        return level != null && level >= 2;
    }

    /// The signer said annotations may be added and changed.
    boolean annotations() {
        return level != null && level == 3;
    }

    /// Some signer restricted changes.
    boolean stated() {
        return level != null;
    }

    boolean locked(String field) {
        return locks.stream().anyMatch(lock -> lock.covers(field));
    }
}
