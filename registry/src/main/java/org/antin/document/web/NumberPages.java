package org.antin.document.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.document.Document;
import org.antin.document.Documents;
import org.antin.document.Look;
import org.antin.document.MarkTemplate;
import org.antin.document.MarkTemplates;
import org.antin.document.Numbering;
import org.antin.document.SigningDesk;
import org.antin.document.SigningDesk.ToSign;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.shell.Form;
import org.antin.shell.Option;
import org.antin.shell.Reply;
import org.antin.signing.make.IssueNumber;
import org.antin.signing.make.IssuePlaces;
import org.antin.signing.make.IssuePlaces.None;
import org.antin.signing.make.IssuePlaces.OpenNumber;
import org.antin.signing.make.IssuePlaces.PrintedDate;
import org.antin.signing.make.IssuePlaces.PrintedNumber;
import org.antin.signing.make.IssuePlaces.Signed;
import org.antin.signing.make.Place;
import org.antin.signing.make.SignatureKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// The clerk gives a letter its number and date (Nghị định 30/2020, Điều 14 and 15): they are
/// written into the places the letter keeps for them and signed for the organisation.
@Controller
@Allowed({Role.RECORDS_CLERK, Role.ASSIGNED_PERSON})
class NumberPages {
    private static final String VIEW = "document/NumberPage";
    private static final String REASON = "reason";
    private static final Pattern NUMBER = Pattern.compile("0*[1-9]\\d{0,5}");
    private static final Pattern NOTATION = Pattern.compile("[\\p{L}\\d][\\p{L}\\d/-]{0,59}");

    private final Documents documents;
    private final Numbering numbering;
    private final SigningDesk desk;
    private final SigningChoices choices;
    private final MarkTemplates templates;

    NumberPages(
            Documents documents,
            Numbering numbering,
            SigningDesk desk,
            SigningChoices choices,
            MarkTemplates templates) {
        this.documents = documents;
        this.numbering = numbering;
        this.desk = desk;
        this.choices = choices;
        this.templates = templates;
    }

    /// What templates/document/NumberPage.html shows.
    ///
    /// @param notation as the letter says; null when it doesn't
    /// @param numberFree whether the clerk says where the number goes
    /// @param dateFree whether the clerk says where the date goes
    /// @param certificates of the organisation that this person may sign with
    record NumberPage(
            Document document,
            @Nullable String notation,
            boolean numberFree,
            boolean dateFree,
            List<Option> certificates,
            Form form) {
        /// T05: whether the clerk has to say why, over a leader's signature made elsewhere.
        public boolean mustExplain() {
            return !form.problemsOf(REASON).isEmpty() || !form.value(REASON).isEmpty();
        }
    }

    @GetMapping("/documents/{id}/number")
    ModelAndView ask(@PathVariable UUID id, Actor actor, Reply reply) {
        var found = documents.find(id);
        if (found.isEmpty()) return reply.notFound();
        var letter = found.get();
        var places = places(letter);
        return reply.page(VIEW, page(letter, places, start(letter, places), actor));
    }

    private IssuePlaces places(Document letter) {
        return numbering.places(letter).orElseGet(() -> new IssuePlaces(new None(), new None()));
    }

    /// The body's next number and today, or what is printed.
    private Form start(Document letter, IssuePlaces places) {
        var notation = notation(places);
        var next = numbering.next(letter, notation == null ? "" : notation);
        var form = Form.empty().with("notation", notation).with("number", next.number());
        if (places.number() instanceof PrintedNumber printed) {
            form = form.with("number", printed.number());
        }
        form = form.with("day", places.date() instanceof PrintedDate(var day) ? day : next.day());
        return elsewhere(form, templates.of(letter.organisation()), places);
    }

    /// Where the body's template puts what page 1 keeps no place for.
    private static Form elsewhere(Form form, MarkTemplate template, IssuePlaces places) {
        var all = form;
        var number = template.numberAt();
        var date = template.dateAt();
        if (places.number() instanceof None && number.isPresent()) {
            all =
                    all.with("numberLeft", Millimetres.shown(number.get().leftMm()))
                            .with("numberTop", Millimetres.shown(number.get().topMm()));
        }
        if (places.date() instanceof None && date.isPresent()) {
            all =
                    all.with("dateLeft", Millimetres.shown(date.get().leftMm()))
                            .with("dateTop", Millimetres.shown(date.get().topMm()));
        }
        return all;
    }

    private static @Nullable String notation(IssuePlaces places) {
        return switch (places.number()) {
            case OpenNumber(var notation, var _) -> notation;
            case PrintedNumber(var _, var notation) -> notation;
            case None _, Signed _ -> null;
        };
    }

    private NumberPage page(Document letter, IssuePlaces places, Form form, Actor actor) {
        return new NumberPage(
                letter,
                notation(places),
                places.number() instanceof None,
                places.date() instanceof None,
                choices.of(letter, actor).stream()
                        .filter(one -> one.kind() == SignatureKind.ORGANISATION)
                        .map(
                                one ->
                                        Option.named(
                                                one.certificate().toString(),
                                                one.name() + " – " + one.serial()))
                        .toList(),
                form);
    }

    @PostMapping("/documents/{id}/number")
    ModelAndView write(@PathVariable UUID id, Actor actor, Reply reply) {
        var found = documents.find(id);
        if (found.isEmpty()) return reply.notFound();
        var letter = found.get();
        var places = places(letter);
        var typed = new Typed(reply.form(), places);
        var open = page(letter, places, typed.form(), actor).certificates();
        var certificate = certificate(typed.form().value("certificate"), open);
        if (typed.form().faulty() || certificate.isEmpty()) {
            var form =
                    certificate.isPresent()
                            ? typed.form()
                            : typed.form().fault("", "document.cannot.no-certificate");
            return reply.invalid(VIEW, page(letter, places, form, actor));
        }
        return switch (desk.prepare(
                id,
                certificate.get(),
                SignatureKind.NUMBER,
                typed.look(),
                typed.form().value(REASON),
                actor)) {
            case Done<ToSign>(var toSign) -> reply.seeOther("/signings/" + toSign.session().id());
            case Refused<ToSign>(var why) ->
                    reply.invalid(VIEW, page(letter, places, typed.form().refused(why), actor));
        };
    }

    /// The one that was chosen, or the only one there is.
    private static Optional<UUID> certificate(String chosen, List<Option> open) {
        return open.stream()
                .map(Option::value)
                .filter(value -> value.equals(chosen) || chosen.isEmpty() && open.size() == 1)
                .findFirst()
                .map(UUID::fromString);
    }

    /// What was typed, with what is wrong about it.
    private static final class Typed {
        private final IssuePlaces places;
        private final @Nullable IssueNumber issue;
        private Form form;

        Typed(Form form, IssuePlaces places) {
            this.form = form;
            this.places = places;
            issue = issue();
            if (places.number() instanceof None) needed("numberLeft", "numberTop");
            if (places.date() instanceof None) needed("dateLeft", "dateTop");
        }

        Form form() {
            return form;
        }

        private @Nullable IssueNumber issue() {
            var number = form.value("number");
            var notation = notation(places);
            if (notation == null) notation = form.value("notation");
            var day = form.date("day");
            if (!NUMBER.matcher(number).matches()) {
                form = form.fault("number", "document.number.digits");
            }
            if (!NOTATION.matcher(notation).matches()) {
                form = form.fault("notation", "document.number.notation-wrong");
            }
            if (day.isEmpty()) form = form.fault("day", "field.date");
            return form.faulty() || day.isEmpty()
                    ? null
                    : new IssueNumber(Integer.parseInt(number), notation, day.get());
        }

        private void needed(String... fields) {
            for (var field : fields) {
                if (millimetres(field).isEmpty()) form = form.fault(field, "document.place.mm");
            }
        }

        private Optional<Double> millimetres(String field) {
            return Millimetres.typed(form.value(field));
        }

        Look look() {
            if (issue == null) throw new IllegalStateException("asked of what is faulty");
            return new Look.Numbered(
                    issue, at("numberLeft", "numberTop"), at("dateLeft", "dateTop"));
        }

        private Optional<Place.At> at(String left, String top) {
            return millimetres(left).flatMap(x -> millimetres(top).map(y -> new Place.At(1, x, y)));
        }
    }
}
