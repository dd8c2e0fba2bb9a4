package org.antin.document.web;

import org.antin.document.MarkTemplate;
import org.antin.document.MarkTemplate.Measure;
import org.antin.shell.Form;
import org.antin.signing.make.Appearance.ArrivalStamp.Under;
import org.antin.signing.make.Appearance.NumberAndDate;
import org.antin.signing.make.Place;
import org.springframework.web.util.UriComponentsBuilder;

import java.util.EnumMap;
import java.util.Optional;
import java.util.UUID;

/// A template between its form and itself.
final class TemplateForm {
    private static final String LABELS = "mark-template.";
    private static final String SIDE = "side";
    private static final String UNDER = "under";
    private static final String DATE_SIZE = "dateSize";
    private static final String WORDS = "sealWords";

    private final Form typed;
    private final MarkTemplate template;

    private TemplateForm(Form typed, MarkTemplate template) {
        this.typed = typed;
        this.template = template;
    }

    static Form of(MarkTemplate template) {
        var form = Form.empty().labelled(LABELS);
        for (var measure : Measure.values()) {
            form =
                    form.with(
                            measure.field(),
                            template.of(measure).map(Millimetres::shown).orElse(""));
        }
        form =
                form.with(SIDE, template.initials())
                        .with(UNDER, template.arrival())
                        .with(DATE_SIZE, template.dateSize());
        return template.sealWords() ? form.with(WORDS, "yes") : form;
    }

    /// What was typed, each fault at its field.
    static TemplateForm read(Form form) {
        var typed = form.labelled(LABELS);
        var millimetres = new EnumMap<Measure, Double>(Measure.class);
        for (var measure : Measure.values()) {
            var text = typed.value(measure.field());
            var read = Millimetres.signed(text);
            if (read.isPresent()) {
                millimetres.put(measure, read.get());
            } else if (!text.isEmpty()) {
                typed = typed.fault(measure.field(), "field.millimetres");
            }
        }
        var template =
                new MarkTemplate(
                        millimetres,
                        one(Place.Side.class, typed.value(SIDE)).orElse(Place.Side.BESIDE),
                        one(Under.class, typed.value(UNDER)).orElse(Under.NUMBER),
                        "14".equals(typed.value(DATE_SIZE))
                                ? NumberAndDate.LARGEST_DATE_SIZE
                                : NumberAndDate.USUAL_DATE_SIZE,
                        typed.has(WORDS, "yes"));
        // What can't be read was told already, and isn't missing besides.
        for (var fault : template.faults()) {
            if (typed.problemsOf(fault.name()).isEmpty()) typed = typed.refused(fault);
        }
        return new TemplateForm(typed, template);
    }

    private static <E extends Enum<E>> Optional<E> one(Class<E> of, String name) {
        for (var each : of.getEnumConstants()) {
            if (each.name().equals(name)) return Optional.of(each);
        }
        return Optional.empty();
    }

    Form typed() {
        return typed;
    }

    /// Only where nothing is faulty.
    Optional<MarkTemplate> template() {
        return typed.faulty() ? Optional.empty() : Optional.of(template);
    }

    /// Where the template can be seen.
    static String address(String path, UUID organisation, MarkTemplate template) {
        var form = of(template);
        var address = UriComponentsBuilder.fromPath(path).queryParam("organisation", organisation);
        form.values().forEach((name, values) -> address.queryParam(name, values.toArray()));
        return address.encode().build().toUriString();
    }
}
