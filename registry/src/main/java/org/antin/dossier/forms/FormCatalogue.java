package org.antin.dossier.forms;

import org.antin.dossier.forms.FormTemplate.Field;
import org.antin.dossier.forms.FormTemplate.FieldKind;
import org.antin.dossier.forms.FormTemplate.Layout;
import org.antin.dossier.forms.FormTemplate.Part;
import org.antin.dossier.forms.FormTemplate.Signer;
import org.antin.kernel.TabFile;
import org.antin.kernel.TabFile.Row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The forms the program knows, by number.
public final class FormCatalogue {
    private static final String COLUMN = "ROW";

    private final Map<String, FormTemplate> templates = new LinkedHashMap<>();

    private FormCatalogue() {}

    /// The forms of Thông tư 185/2019/TT-BQP (rule pack A).
    public static FormCatalogue ofCircular185() {
        var catalogue = new FormCatalogue();
        var fields = TabFile.resource("/forms/fields.tsv").rows();
        var parts = TabFile.resource("/forms/parts.tsv").rows();
        var texts = TabFile.resource("/forms/texts.tsv").rows();
        var signatures = TabFile.resource("/forms/signatures.tsv").rows();
        for (var title : TabFile.resource("/forms/titles.tsv").rows()) {
            String number = title.get("number");
            catalogue.templates.put(
                    number,
                    new FormTemplate(
                            number,
                            Layout.valueOf(title.get("layout")),
                            title.get("title"),
                            title.get("subject"),
                            title.get("list"),
                            title.get("act"),
                            title.get("source"),
                            title.get("confidence"),
                            parts(number, parts, fields),
                            of(number, fields).stream()
                                    .filter(f -> f.get("part").equals(COLUMN))
                                    .map(FormCatalogue::field)
                                    .toList(),
                            text(number, "OPENING", texts),
                            text(number, "CLOSING", texts),
                            of(number, signatures).stream().map(FormCatalogue::signer).toList()));
        }
        return catalogue;
    }

    /// The form of a number.
    ///
    /// @throws IllegalArgumentException when there is none
    public FormTemplate template(String number) {
        var template = templates.get(number);
        if (template == null) throw new IllegalArgumentException("no form " + number);
        return template;
    }

    /// All forms, in order.
    public List<FormTemplate> all() {
        return List.copyOf(templates.values());
    }

    private static List<Row> of(String number, List<Row> rows) {
        return rows.stream().filter(r -> r.get("form").equals(number)).toList();
    }

    private static List<Part> parts(String number, List<Row> parts, List<Row> fields) {
        var found = new ArrayList<Part>();
        for (var part : of(number, parts)) {
            Map<String, List<Field>> lines = new LinkedHashMap<>();
            for (var field : of(number, fields))
                if (field.get("part").equals(part.get("part")))
                    lines.computeIfAbsent(field.get("line"), _ -> new ArrayList<>())
                            .add(field(field));
            found.add(new Part(part.get("part"), part.get("heading"), List.copyOf(lines.values())));
        }
        return found;
    }

    private static String text(String number, String at, List<Row> texts) {
        return of(number, texts).stream()
                .filter(t -> t.get("at").equals(at))
                .map(t -> t.get("text"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(number + " has no " + at));
    }

    private static Field field(Row row) {
        return new Field(
                row.get("key"),
                row.get("label"),
                FieldKind.valueOf(row.get("kind")),
                row.yes("required"),
                row.get("width").isEmpty() ? 0 : row.number("width"),
                row.get("confidence"));
    }

    private static Signer signer(Row row) {
        return new Signer(
                row.get("role"), row.yes("required"), row.get("heading"), row.get("note"));
    }
}
