package org.antin.shell;

import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Refusal;
import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What somebody typed into a form and what is wrong with it. A form that comes back shows every
/// value as typed. The names of the fields are Java's, their words are the template's.
///
/// @param values as typed, but in NFC and without spaces around; never a password or a PIN
/// @param problems in the order of the page
/// @param labels where the fields' names stand in the bundles: `<labels><name>`, say "person."; the
///   summary then says which field is meant. Blank when the problems name it themselves.
public record Form(Map<String, List<String>> values, List<Problem> problems, String labels) {
    /// What is wrong, as a message key that makes a whole sentence.
    ///
    /// @param field name of the field, blank when it's about the form as a whole
    public record Problem(String field, Phrase words) {}

    public Form {
        var copy = new LinkedHashMap<String, List<String>>();
        values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        values = copy;
        problems = List.copyOf(problems);
    }

    public static Form empty() {
        return new Form(Map.of(), List.of(), "");
    }

    /// What the request brought.
    public static Form of(Map<String, String[]> parameters) {
        var values = new LinkedHashMap<String, List<String>>();
        parameters.forEach(
                (name, typed) -> {
                    var clean = new ArrayList<String>();
                    for (String one : typed) {
                        clean.add(clean(one));
                    }
                    values.put(name, clean);
                });
        return new Form(values, List.of(), "");
    }

    /// With the fields' names, for the summary of what is wrong: `labelled("person.")`.
    public Form labelled(String prefix) {
        return new Form(values, problems, prefix);
    }

    /// With a value to start from; dates are shown as dd/MM/yyyy.
    public Form with(String name, @Nullable Object value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(name, value == null ? List.of() : List.of(shown(value)));
        return new Form(changed, problems, labels);
    }

    public Form without(String name) {
        var changed = new LinkedHashMap<>(values);
        changed.remove(name);
        return new Form(changed, problems, labels);
    }

    /// With a problem found: `form.fault("born", "field.not-in-future")`.
    public Form fault(String field, String key, Object... arguments) {
        var more = new ArrayList<>(problems);
        more.add(new Problem(field, Phrase.of(key, arguments)));
        return new Form(values, more, labels);
    }

    /// With the refusal's reason at the fields it names.
    public Form refused(Refusal why) {
        if (why instanceof CommonRefusal.BadFields several) {
            Form form = this;
            for (var fault : several.faults()) {
                form = form.refused(fault);
            }
            return form;
        }
        return fault(why.field(), why.code(), why.arguments().toArray());
    }

    /// The text typed; blank when nothing was.
    public String value(String name) {
        var typed = values.get(name);
        return typed == null || typed.isEmpty() ? "" : typed.getFirst();
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /// Whether this choice was made.
    public boolean has(String name, String value) {
        return all(name).contains(value);
    }

    /// The date typed; empty when there is none or it isn't one (30/02/2026).
    public Optional<LocalDate> date(String name) {
        return Words.typedDate(value(name));
    }

    public boolean faulty() {
        return !problems.isEmpty();
    }

    public List<Problem> problemsOf(String name) {
        return problems.stream().filter(p -> p.field().equals(name)).toList();
    }

    /// The HTML id of a field; the error summary links to it.
    public String id(String name) {
        return "f-" + name;
    }

    /// What `aria-describedby` of the field names; null when there is nothing.
    public @Nullable String describedBy(String name, @Nullable Object hint) {
        var ids = new ArrayList<String>();
        if (hint != null) {
            ids.add(id(name) + "-hint");
        }
        if (!problemsOf(name).isEmpty()) {
            ids.add(id(name) + "-fault");
        }
        return ids.isEmpty() ? null : String.join(" ", ids);
    }

    private static String clean(@Nullable String typed) {
        return typed == null
                ? ""
                : Normalizer.normalize(typed, Normalizer.Form.NFC)
                        .replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", "")
                        .strip();
    }

    private static String shown(Object value) {
        return value instanceof LocalDate date
                ? "%02d/%02d/%d"
                        .formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear())
                : value.toString();
    }
}
