package org.antin.dossier.forms;

import org.antin.dossier.forms.FormTemplate.Field;
import org.antin.dossier.forms.FormTemplate.FieldKind;
import org.antin.paper.Run;
import org.antin.paper.Sheets;
import org.antin.paper.Style;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The facts of one form as they are written down: an answer, or dots and a line in the list of
/// what is missing.
final class Answers {
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
    private static final float SHORT_BLANK = Sheets.mm(32);

    private final Map<String, String> known;
    private final boolean blankForm;
    private final List<MissingField> missing = new ArrayList<>();

    /// @param blankForm nothing is reported missing on a form that is meant to be empty
    Answers(Map<String, String> known, boolean blankForm) {
        this.known = known;
        this.blankForm = blankForm;
    }

    List<MissingField> missing() {
        return List.copyOf(missing);
    }

    void report(String key, String label, int row) {
        if (!blankForm) missing.add(new MissingField(key, label, row));
    }

    /// A line of fields: "3. Số CMND/CCCD/Hộ chiếu: …; ngày cấp: …; nơi cấp: …".
    List<Run> line(int number, List<Field> fields, Style style) {
        var runs = new ArrayList<Run>();
        for (int i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            boolean last = i == fields.size() - 1;
            String lead = i == 0 ? number + ".\u00a0" : "; ";
            runs.add(new Run.Words(lead + field.label() + ": ", style));
            runs.addAll(answer(field, last, style));
        }
        return runs;
    }

    private List<Run> answer(Field field, boolean last, Style style) {
        @Nullable String value = known.get(field.key());
        if (field.kind() == FieldKind.TICK)
            return List.of(new Run.Tick("true".equals(value), style));
        if (value != null) return List.of(new Run.Words(value, style));
        if (field.required()) report(field.key(), field.label(), 0);
        var dots = new Run.Dots(last ? 0 : SHORT_BLANK, style);
        return field.kind() == FieldKind.LONG
                ? List.of(dots, new Run.Words("\n", style), new Run.Dots(0, style))
                : List.of(dots);
    }

    /// The text of a cell.
    String cell(Field field, Map<String, String> row, int number) {
        @Nullable String value = row.get(field.key());
        if (field.kind() == FieldKind.TICK) return "true".equals(value) ? "X" : "";
        if (value != null) return value;
        if (!field.required()) return "";
        report(field.key(), field.label(), number);
        return "........";
    }

    /// A sentence with its slots filled: what isn't known is dotted.
    List<Run> sentence(String text, Map<String, String> more, Style style) {
        var runs = new ArrayList<Run>();
        var slots = SLOT.matcher(text);
        int from = 0;
        while (slots.find()) {
            if (slots.start() > from)
                runs.add(new Run.Words(text.substring(from, slots.start()), style));
            runs.add(slot(slots.group(1), more, style));
            from = slots.end();
        }
        if (from < text.length()) runs.add(new Run.Words(text.substring(from), style));
        return runs;
    }

    private Run slot(String key, Map<String, String> more, Style style) {
        @Nullable String value = more.getOrDefault(key, known.get(key));
        if (value != null) return new Run.Words(value, style);
        report(key, key, 0);
        return new Run.Dots(SHORT_BLANK, style);
    }
}
