package org.antin.dossier.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.access.RoleHolders;
import org.antin.dossier.Dossier;
import org.antin.dossier.DossierDesk;
import org.antin.dossier.DossierQuery;
import org.antin.dossier.Dossiers;
import org.antin.dossier.Forms;
import org.antin.dossier.LetterDesk;
import org.antin.dossier.Move;
import org.antin.dossier.RequestLetter;
import org.antin.dossier.RequestLetters;
import org.antin.dossier.StageKind;
import org.antin.kernel.Ids;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.kernel.Window;
import org.antin.shell.Asked;
import org.antin.shell.Confirmation;
import org.antin.shell.Form;
import org.antin.shell.Notice;
import org.antin.shell.Option;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// "Văn bản đề nghị": an authority gathers confirmed requests in one letter and sends it to the
/// provider itself (Điều 9.3).
@Controller
@Allowed({Role.RECEIVING_OFFICER, Role.CONFIRMING_HEAD})
class LetterPages {
    private static final String VIEW = "dossier/LetterPage";
    private static final String NEW = "dossier/NewLetterPage";
    private static final int MOST = 200;
    private static final int PAGE = 50;
    static final List<String> CHANNELS = List.of("portal", "post", "exchange");

    private final Dossiers dossiers;
    private final RequestLetters letters;
    private final LetterDesk desk;
    private final DossierDesk dossierDesk;
    private final RoleHolders holders;
    private final LetterViews views;

    LetterPages(
            Dossiers dossiers,
            RequestLetters letters,
            LetterDesk desk,
            DossierDesk dossierDesk,
            RoleHolders holders,
            LetterViews views) {
        this.dossiers = dossiers;
        this.letters = letters;
        this.desk = desk;
        this.dossierDesk = dossierDesk;
        this.holders = holders;
        this.views = views;
    }

    /// What templates/dossier/NewLetterPage.html shows.
    record NewLetterPage(List<Bundle> bundles) {}

    /// Confirmed dossiers that can go in one letter.
    ///
    /// @param number of the letter's form
    record Bundle(
            UUID authority, String authorityName, String number, Form form, List<Option> choices) {}

    @GetMapping("/letters/new")
    @Allowed(Role.RECEIVING_OFFICER)
    ModelAndView choose(Actor actor, Reply reply) {
        return reply.page(NEW, new NewLetterPage(bundles(actor, Form.empty())));
    }

    /// @param posted what was chosen and refused; on a first visit everything is chosen
    private List<Bundle> bundles(Actor actor, Form posted) {
        var bundles = new ArrayList<Bundle>();
        for (var authority : actor.organisations(Role.RECEIVING_OFFICER)) {
            Map<String, List<Dossier>> byForm = new LinkedHashMap<>();
            for (var dossier : confirmed(authority)) {
                byForm.computeIfAbsent(Forms.ofLetter(dossier), _ -> new ArrayList<>())
                        .add(dossier);
            }
            byForm.forEach(
                    (number, found) -> {
                        var choices = found.stream().map(views::choice).toList();
                        bundles.add(
                                new Bundle(
                                        authority,
                                        views.name(authority),
                                        number,
                                        chosen(posted, authority, number, choices),
                                        choices));
                    });
        }
        return bundles;
    }

    private static Form chosen(Form posted, UUID authority, String number, List<Option> choices) {
        boolean thisOne =
                posted.has("authority", authority.toString()) && posted.has("form", number);
        if (thisOne) return posted;
        var all = choices.stream().map(Option::value).toArray(String[]::new);
        return Form.of(Map.of("chosen", all));
    }

    private List<Dossier> confirmed(UUID authority) {
        var query = DossierQuery.newest(Window.first(MOST)).at(StageKind.CONFIRMED, authority);
        return dossiers.page(query).items().stream()
                .flatMap(row -> dossiers.find(row.id()).stream())
                .sorted(java.util.Comparator.comparing(Dossier::code))
                .toList();
    }

    @PostMapping("/letters")
    @Allowed(Role.RECEIVING_OFFICER)
    ModelAndView gather(Actor actor, Reply reply) {
        var form = reply.form();
        var authority = Ids.of(form.value("authority"));
        var chosen = form.all("chosen").stream().flatMap(c -> chosen(c).stream()).toList();
        if (authority.isEmpty()) return reply.notFound();
        if (chosen.isEmpty()) {
            var faulty = form.fault("chosen", "dossier.fault.chosen");
            return reply.invalid(NEW, new NewLetterPage(bundles(actor, faulty)));
        }
        return switch (desk.gather(authority.get(), chosen, actor)) {
            case Done<RequestLetter>(var letter) ->
                    reply.done(
                            "/letters/" + letter.id(),
                            Notice.success("dossier.told.gather", chosen.size()));
            case Refused<RequestLetter>(var why) -> reply.refusal(why);
        };
    }

    private static Optional<LetterDesk.Chosen> chosen(String value) {
        var parts = java.util.Arrays.asList(value.split(":", 2));
        if (parts.size() != 2 || !parts.getLast().matches("[0-9]{1,9}")) return Optional.empty();
        return Ids.of(parts.getFirst())
                .map(id -> new LetterDesk.Chosen(id, Integer.parseInt(parts.getLast())));
    }

    @GetMapping("/letters")
    @Allowed({Role.RECEIVING_OFFICER, Role.CONFIRMING_HEAD, Role.PROVIDER})
    ModelAndView list(Actor actor, Reply reply) {
        boolean gathers = actor.holds(Role.RECEIVING_OFFICER);
        return reply.page(
                "dossier/LetterListPage",
                views.list(
                        letters.page(Asked.window(reply.address(), PAGE)),
                        reply.address(),
                        gathers));
    }

    @GetMapping("/letters/{id}")
    @Allowed({Role.RECEIVING_OFFICER, Role.CONFIRMING_HEAD, Role.PROVIDER})
    ModelAndView show(@PathVariable UUID id, Actor actor, Reply reply) {
        return letters.find(id)
                .map(letter -> reply.page(VIEW, page(letter, actor, Form.empty())))
                .orElseGet(reply::notFound);
    }

    /// A dossier leaves the letter before it is sent, and waits for the next one.
    @PostMapping("/letters/{id}/take-out")
    @Allowed(Role.RECEIVING_OFFICER)
    ModelAndView takeOut(@PathVariable UUID id, Actor actor, Reply reply) {
        var form = reply.form();
        var dossier =
                Ids.of(form.value("dossier"))
                        .filter(
                                d ->
                                        dossiers.inLetter(id).stream()
                                                .anyMatch(i -> i.id().equals(d)));
        if (letters.find(id).isEmpty() || dossier.isEmpty()) return reply.notFound();
        return switch (dossierDesk.move(
                dossier.get(), DossierPages.version(form), new Move.TakeOut(), actor)) {
            case Done<Dossier>(var out) ->
                    reply.done(
                            "/letters/" + id, Notice.success("dossier.told.take-out", out.code()));
            case Refused<Dossier>(var why) -> reply.refusal(why);
        };
    }

    @PostMapping("/letters/{id}/send")
    ModelAndView send(@PathVariable UUID id, Actor actor, Reply reply) {
        var found = letters.find(id);
        if (found.isEmpty()) return reply.notFound();
        var letter = found.get();
        var form = checked(reply.form(), letter);
        if (form.faulty()) {
            return reply.invalid(VIEW, "ask-form", "#ask-form", page(letter, actor, form));
        }
        if (!form.has("sure", "yes")) return sure(letter, form, reply);
        var posting =
                new LetterDesk.Posting(
                        form.value("number"),
                        UUID.fromString(form.value("signer")),
                        form.value("channel"));
        return switch (desk.send(id, DossierPages.version(form), posting, actor)) {
            case Done<RequestLetter> _ ->
                    reply.done("/letters/" + id, Notice.success("dossier.told.forward"));
            case Refused<RequestLetter>(var why) ->
                    why.field().isEmpty()
                            ? reply.refusal(why)
                            : reply.invalid(
                                    VIEW,
                                    "ask-form",
                                    "#ask-form",
                                    page(letter, actor, form.refused(why)));
        };
    }

    private Form checked(Form typed, RequestLetter letter) {
        var form = typed.labelled("dossier.field.");
        if (!form.value("number").matches("[0-9]{1,6}"))
            form = form.fault("number", "dossier.fault.letter-number");
        boolean signs =
                holders.of(Role.CONFIRMING_HEAD, letter.authority()).stream()
                        .anyMatch(h -> typed.has("signer", h.person().toString()));
        if (!signs) form = form.fault("signer", "field.choice");
        if (!CHANNELS.contains(form.value("channel"))) form = form.fault("channel", "field.choice");
        return form;
    }

    private ModelAndView sure(RequestLetter letter, Form form, Reply reply) {
        var inside = dossiers.inLetter(letter.id());
        return reply.confirm(
                new Confirmation(
                        Phrase.of("dossier.send.question", inside.size()),
                        Phrase.of("dossier.send.consequence"),
                        inside.stream().map(views::touched).toList(),
                        "/letters/" + letter.id() + "/send",
                        Map.of(
                                "version", form.value("version"),
                                "number", form.value("number"),
                                "signer", form.value("signer"),
                                "channel", form.value("channel"),
                                "sure", "yes"),
                        Phrase.of("move.forward"),
                        "/letters/" + letter.id()));
    }

    private LetterPage page(RequestLetter letter, Actor actor, Form form) {
        boolean officer = actor.holds(Role.RECEIVING_OFFICER, letter.authority());
        boolean mine = officer || actor.holds(Role.CONFIRMING_HEAD, letter.authority());
        var signers =
                mine
                        ? holders.of(Role.CONFIRMING_HEAD, letter.authority()).stream()
                                .map(h -> Option.named(h.person().toString(), h.name()))
                                .toList()
                        : List.<Option>of();
        return views.page(letter, form, signers, officer && !letter.isSent(), mine);
    }
}
