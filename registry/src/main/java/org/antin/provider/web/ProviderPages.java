package org.antin.provider.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.calendar.WorkingDays;
import org.antin.dossier.Dossier;
import org.antin.dossier.Dossiers;
import org.antin.dossier.Procedure;
import org.antin.dossier.RequestLetter;
import org.antin.dossier.RequestLetters;
import org.antin.dossier.StageKind;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.organisation.OrganisationLabel;
import org.antin.organisation.Organisations;
import org.antin.provider.ProviderDesk;
import org.antin.shell.Confirmation;
import org.antin.shell.DueView;
import org.antin.shell.Form;
import org.antin.shell.Notice;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.antin.shell.Tag;
import org.antin.shell.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The provider's own screen in practice mode (Điều 9.3): what authorities sent, letter by letter;
/// issues, revokes, declines.
@Controller
@Allowed(Role.PROVIDER)
@ConditionalOnProperty(name = "antin.practice.enabled", havingValue = "true")
class ProviderPages {
    private static final String LETTER = "provider/ProviderLetterPage";
    private static final String DECLINE = "provider/DeclinePage";
    private static final int MOST = 200;

    private final Dossiers dossiers;
    private final RequestLetters letters;
    private final Organisations organisations;
    private final ProviderDesk desk;
    private final WorkingDays days;
    private final Clock clock;

    ProviderPages(
            Dossiers dossiers,
            RequestLetters letters,
            Organisations organisations,
            ProviderDesk desk,
            WorkingDays days,
            Clock clock) {
        this.dossiers = dossiers;
        this.letters = letters;
        this.organisations = organisations;
        this.desk = desk;
        this.days = days;
        this.clock = clock;
    }

    /// What templates/provider/ProviderPage.html shows.
    record ProviderPage(List<Letter> letters) {}

    /// A letter that came in.
    ///
    /// @param waiting dossiers of it that aren't answered yet
    record Letter(
            UUID id,
            String number,
            String form,
            String authority,
            Instant at,
            int size,
            int waiting) {}

    /// What templates/provider/ProviderLetterPage.html shows.
    ///
    /// @param issues whether anything in it waits for a certificate
    /// @param issued how many certificates were issued just now, of all that were asked for
    /// @param refused those that were not
    record ProviderLetterPage(
            Letter letter, List<Line> lines, boolean issues, int issued, List<NotIssued> refused) {}

    /// A dossier for which no certificate could be issued.
    ///
    /// @param why in a sentence
    record NotIssued(UUID id, String code, String name, String why) {}

    /// A dossier of the letter.
    ///
    /// @param due until when it is to be answered; null when it is
    /// @param move what can be done now; null when it is answered
    record Line(
            UUID id,
            int version,
            String code,
            String name,
            String body,
            Phrase what,
            Tag stage,
            @Nullable DueView due,
            @Nullable String move) {}

    /// What templates/provider/DeclinePage.html shows.
    record DeclinePage(UUID id, String code, String back, Form form) {}

    @GetMapping("/provider")
    ModelAndView list(Reply reply) {
        return reply.page(
                "provider/ProviderPage",
                new ProviderPage(
                        letters(letters.recent(MOST)).stream()
                                .sorted(
                                        java.util.Comparator.comparing(
                                                        (Letter l) -> l.waiting() == 0)
                                                .thenComparing(Letter::at))
                                .toList()));
    }

    @GetMapping("/provider/letters/{id}")
    ModelAndView show(@PathVariable UUID id, Reply reply) {
        var letter = letter(id);
        return letter.isEmpty()
                ? reply.notFound()
                : reply.page(LETTER, page(letter.get(), 0, List.of()));
    }

    private ProviderLetterPage page(Letter letter, int issued, List<NotIssued> refused) {
        var lines = dossiers.inLetter(letter.id()).stream().map(this::line).toList();
        return new ProviderLetterPage(
                letter,
                lines,
                lines.stream().anyMatch(line -> "record-issue".equals(line.move())),
                issued,
                refused);
    }

    private Optional<Letter> letter(UUID id) {
        return letters(letters.find(id).stream().toList()).stream().findFirst();
    }

    private List<Letter> letters(List<RequestLetter> found) {
        var loads = dossiers.inLetters(found.stream().map(RequestLetter::id).toList());
        var names =
                organisations.labels(
                        found.stream().map(RequestLetter::authority).distinct().toList());
        var sent = new ArrayList<Letter>();
        for (var letter : found) {
            var sending = letter.sending();
            if (sending == null) continue;
            var load = loads.getOrDefault(letter.id(), new Dossiers.Load(0, 0));
            var authority = names.get(letter.authority());
            sent.add(
                    new Letter(
                            letter.id(),
                            sending.number() + "/" + letter.notation(),
                            letter.form(),
                            authority == null ? "" : authority.name(),
                            sending.at(),
                            load.size(),
                            load.waiting()));
        }
        return sent;
    }

    private static boolean waits(Dossier dossier) {
        return dossier.stage().kind() == StageKind.FORWARDED;
    }

    private Line line(Dossier dossier) {
        var row = dossiers.row(dossier.id());
        return new Line(
                dossier.id(),
                dossier.version(),
                dossier.code(),
                row.map(Dossiers.Row::subjectName).orElse(""),
                name(dossier.organisation()),
                Phrase.of("dossier.what." + dossier.procedure() + "." + dossier.subjectKind()),
                Tag.of(dossier.stage().kind().key(), waits(dossier) ? Tone.ATTENTION : Tone.PLAIN),
                row.map(this::due).orElse(null),
                !waits(dossier)
                        ? null
                        : dossier.procedure() == Procedure.ISSUE
                                ? "record-issue"
                                : "record-revocation");
    }

    private @Nullable DueView due(Dossiers.Row row) {
        var end = row.dueAt();
        return end == null ? null : DueView.ending(end, row.dueInternal(), days, clock.instant());
    }

    private String subject(Dossier dossier) {
        return dossiers.row(dossier.id()).map(Dossiers.Row::subjectName).orElse("");
    }

    private String name(UUID organisation) {
        return organisations.label(organisation).map(OrganisationLabel::name).orElse("");
    }

    @PostMapping("/provider/dossiers/{id}/record-issue")
    ModelAndView issue(@PathVariable UUID id, Actor actor, Reply reply) {
        var form = reply.form();
        return answered(desk.issue(id, version(form), actor), form, "provider.told.issued", reply);
    }

    /// Everything of a letter that waits for a certificate, one after the other; what is refused
    /// stays, and is told with its reason (Điều 9.3: the authority learns what became of each).
    @PostMapping("/provider/letters/{id}/issue-all")
    ModelAndView issueAll(@PathVariable UUID id, Actor actor, Reply reply) {
        if (letters.find(id).isEmpty()) return reply.notFound();
        int issued = 0;
        var refused = new ArrayList<NotIssued>();
        for (var dossier : dossiers.inLetter(id)) {
            if (!waits(dossier) || dossier.procedure() != Procedure.ISSUE) continue;
            switch (desk.issue(dossier.id(), dossier.version(), actor)) {
                case Done<Dossier> _ -> issued++;
                case Refused<Dossier>(var why) ->
                        refused.add(
                                new NotIssued(
                                        dossier.id(),
                                        dossier.code(),
                                        subject(dossier),
                                        reply.words().refusal(why)));
            }
        }
        return refused.isEmpty()
                ? reply.done(
                        "/provider/letters/" + id,
                        Notice.success("provider.told.issued-all", issued))
                : reply.invalid(LETTER, page(letter(id).orElseThrow(), issued, refused));
    }

    @PostMapping("/provider/dossiers/{id}/record-revocation")
    ModelAndView revoke(@PathVariable UUID id, Actor actor, Reply reply) {
        var form = reply.form();
        var found = dossiers.find(id);
        if (found.isEmpty()) return reply.notFound();
        if (!form.has("sure", "yes")) {
            return reply.confirm(
                    new Confirmation(
                            Phrase.of("provider.revoke.question"),
                            Phrase.of("provider.revoke.consequence"),
                            List.of(
                                    Phrase.of(
                                            "provider.revoke.touches",
                                            found.get().code(),
                                            dossiers.row(id)
                                                    .map(Dossiers.Row::subjectName)
                                                    .orElse(""))),
                            "/provider/dossiers/" + id + "/record-revocation",
                            Map.of(
                                    "version", form.value("version"),
                                    "letter", form.value("letter"),
                                    "sure", "yes"),
                            Phrase.of("provider.revoke"),
                            back(form)));
        }
        return answered(
                desk.revoke(id, version(form), actor), form, "provider.told.revoked", reply);
    }

    @GetMapping("/provider/dossiers/{id}/decline")
    ModelAndView ask(@PathVariable UUID id, Reply reply) {
        var found = dossiers.find(id);
        if (found.isEmpty()) return reply.notFound();
        var letter = reply.address().first("letter").orElse("");
        var form = Form.empty().with("version", found.get().version()).with("letter", letter);
        return reply.page(DECLINE, new DeclinePage(id, found.get().code(), back(form), form));
    }

    @PostMapping("/provider/dossiers/{id}/decline")
    ModelAndView decline(@PathVariable UUID id, Actor actor, Reply reply) {
        var form = reply.form().labelled("provider.field.");
        var found = dossiers.find(id);
        if (found.isEmpty()) return reply.notFound();
        var outcome = desk.decline(id, version(form), form.value("reason"), actor);
        if (outcome instanceof Refused<Dossier>(var why) && !why.field().isEmpty()) {
            return reply.invalid(
                    DECLINE,
                    "ask-form",
                    "#ask-form",
                    new DeclinePage(id, found.get().code(), back(form), form.refused(why)));
        }
        return answered(outcome, form, "provider.told.declined", reply);
    }

    private static ModelAndView answered(
            Outcome<Dossier> outcome, Form form, String told, Reply reply) {
        return switch (outcome) {
            case Done<Dossier>(var dossier) ->
                    reply.done(back(form), Notice.success(told, dossier.code()));
            case Refused<Dossier>(var why) -> reply.refusal(why);
        };
    }

    /// The letter one came from; only an id goes into the address.
    private static String back(Form form) {
        var letter = form.value("letter");
        return letter.matches("[0-9a-f-]{36}") ? "/provider/letters/" + letter : "/provider";
    }

    private static int version(Form form) {
        var typed = form.value("version");
        return typed.matches("[0-9]{1,9}") ? Integer.parseInt(typed) : -1;
    }
}
