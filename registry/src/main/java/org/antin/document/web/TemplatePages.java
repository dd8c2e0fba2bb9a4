package org.antin.document.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.document.KeptTemplate;
import org.antin.document.MarkTemplate;
import org.antin.document.MarkTemplate.Measure;
import org.antin.document.MarkTemplateDesk;
import org.antin.document.MarkTemplates;
import org.antin.document.TemplateSample;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.organisation.Organisations;
import org.antin.shell.Form;
import org.antin.shell.HistoryLine;
import org.antin.shell.Notice;
import org.antin.shell.Option;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.antin.shell.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// "Mẫu hiển thị chữ ký của cơ quan": set once what Nghị định 30/2020 leaves open about the marks
/// on the body's letters (Phụ lục I, IV, Điều 12).
@Controller
@Allowed({Role.RECORDS_CLERK, Role.OFFICE_FOCAL_POINT})
class TemplatePages {
    private static final String VIEW = "document/TemplatePage";
    private static final String ADDRESS = "/signature-template";

    private final MarkTemplates templates;
    private final MarkTemplateDesk desk;
    private final TemplateSample sample;
    private final Organisations organisations;

    TemplatePages(
            MarkTemplates templates,
            MarkTemplateDesk desk,
            TemplateSample sample,
            Organisations organisations) {
        this.templates = templates;
        this.desk = desk;
        this.sample = sample;
        this.organisations = organisations;
    }

    /// A picture of a template.
    enum Sample {
        /// A whole letter.
        PAGE,
        /// The head of a letter without places for number and date.
        HEAD
    }

    /// What templates/document/TemplatePage.html shows.
    ///
    /// @param atDesk whether the reader comes from the signing desk
    /// @param body whose template it is; null where the reader answers for none
    /// @param bodies the reader's, to choose from
    /// @param version the newest that was set; 0: none, so all is as usual
    /// @param picture where the page in the form can be seen
    /// @param head where the head of a letter without places for number and date can be seen; null
    ///   while the template names none
    record TemplatePage(
            boolean atDesk,
            @Nullable Option body,
            List<Option> bodies,
            int version,
            boolean usual,
            Form form,
            String picture,
            @Nullable String head,
            List<HistoryLine> history) {
        public List<Option> sides() {
            return List.of(
                    Option.of("BESIDE", "mark-template.side.BESIDE"),
                    Option.of("UNDER", "mark-template.side.UNDER"));
        }

        public List<Option> unders() {
            return List.of(
                    Option.of("NUMBER", "mark-template.under.NUMBER"),
                    Option.of("DATE", "mark-template.under.DATE"));
        }

        public List<Option> sizes() {
            return List.of(Option.named("13", "13"), Option.named("14", "14"));
        }

        /// What may be typed there.
        public Phrase range(Measure measure) {
            return Phrase.of(
                    "mark-template.range", Math.round(measure.least()), Math.round(measure.most()));
        }
    }

    @GetMapping(ADDRESS)
    ModelAndView show(
            @RequestParam(required = false) @Nullable UUID organisation, Actor actor, Reply reply) {
        var bodies = bodies(actor);
        if (organisation == null && bodies.isEmpty()) {
            return reply.page(
                    VIEW,
                    new TemplatePage(
                            atDesk(actor),
                            null,
                            bodies,
                            0,
                            true,
                            Form.empty(),
                            "",
                            null,
                            List.of()));
        }
        var body = chosen(organisation, bodies);
        if (body.isEmpty()) return reply.notFound();
        var history = templates.history(id(body.get()));
        var now = history.isEmpty() ? MarkTemplate.USUAL : history.getFirst().template();
        return reply.page(
                VIEW, page(actor, body.get(), bodies, history, TemplateForm.of(now), now));
    }

    private static boolean atDesk(Actor actor) {
        return actor.holds(Role.SUBSCRIBER, Role.RECORDS_CLERK, Role.ASSIGNED_PERSON);
    }

    private List<Option> bodies(Actor actor) {
        var ids = desk.mayKeepFor(actor);
        var labels = organisations.labels(ids);
        return ids.stream()
                .map(labels::get)
                .filter(Objects::nonNull)
                .map(label -> Option.named(label.id().toString(), label.name()))
                .toList();
    }

    private static Optional<Option> chosen(@Nullable UUID organisation, List<Option> bodies) {
        return bodies.stream()
                .filter(one -> organisation == null || id(one).equals(organisation))
                .findFirst();
    }

    private static UUID id(Option body) {
        return UUID.fromString(body.value());
    }

    /// @param seen the template whose picture is shown
    private static TemplatePage page(
            Actor actor,
            Option body,
            List<Option> bodies,
            List<KeptTemplate> history,
            Form form,
            MarkTemplate seen) {
        boolean free = seen.numberAt().isPresent() && seen.dateAt().isPresent();
        return new TemplatePage(
                atDesk(actor),
                body,
                bodies,
                history.isEmpty() ? 0 : history.getFirst().version(),
                history.isEmpty() || history.getFirst().template().equals(MarkTemplate.USUAL),
                form,
                TemplateForm.address(ADDRESS + "/pictures/PAGE", id(body), seen),
                free ? TemplateForm.address(ADDRESS + "/pictures/HEAD", id(body), seen) : null,
                history.stream().map(TemplatePages::line).toList());
    }

    private static HistoryLine line(KeptTemplate kept) {
        var template = kept.template();
        boolean usual = template.equals(MarkTemplate.USUAL);
        return new HistoryLine(
                kept.at(),
                Phrase.of(usual ? "mark-template.was-usual" : "mark-template.was-set"),
                Phrase.text(kept.by()),
                usual ? null : words(template),
                Tone.PLAIN);
    }

    /// All of it in one sentence, to be compared with the line below.
    private static Phrase words(MarkTemplate template) {
        return Phrase.of(
                "mark-template.all",
                mm(template, Measure.LEADER_WIDTH),
                mm(template, Measure.LEADER_RIGHT),
                mm(template, Measure.LEADER_DOWN),
                mm(template, Measure.INITIALS_WIDTH),
                Phrase.of("mark-template.side." + template.initials()),
                Phrase.of("mark-template.under." + template.arrival()),
                mm(template, Measure.ARRIVAL_APART),
                template.dateSize(),
                Phrase.of("mark-template.words." + template.sealWords()));
    }

    private static String mm(MarkTemplate template, Measure measure) {
        return template.of(measure).map(Millimetres::shown).orElse("");
    }

    /// Keeps the template, or only shows what was typed.
    ///
    /// @param look there if it is only to be shown
    @PostMapping(ADDRESS)
    ModelAndView keep(
            @RequestParam(required = false) @Nullable UUID organisation,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(required = false) @Nullable String look,
            Actor actor,
            Reply reply) {
        var bodies = bodies(actor);
        var body = chosen(organisation, bodies);
        if (body.isEmpty()) return reply.notFound();
        var history = templates.history(id(body.get()));
        var now = history.isEmpty() ? MarkTemplate.USUAL : history.getFirst().template();
        var read = TemplateForm.read(reply.form());
        if (read.template().isEmpty()) {
            return reply.invalid(VIEW, page(actor, body.get(), bodies, history, read.typed(), now));
        }
        var wanted = read.template().get();
        if (look != null) {
            return reply.page(VIEW, page(actor, body.get(), bodies, history, read.typed(), wanted));
        }
        return kept(body.get(), wanted, version, "mark-template.kept", actor, reply);
    }

    private ModelAndView kept(
            Option body, MarkTemplate wanted, int version, String told, Actor actor, Reply reply) {
        return switch (desk.keep(id(body), wanted, version, actor)) {
            case Done<KeptTemplate> _ ->
                    reply.done(ADDRESS + "?organisation=" + body.value(), Notice.success(told));
            case Refused<KeptTemplate>(var why) -> reply.refusal(why);
        };
    }

    @PostMapping(ADDRESS + "/usual")
    ModelAndView usual(
            @RequestParam(required = false) @Nullable UUID organisation,
            @RequestParam(defaultValue = "0") int version,
            Actor actor,
            Reply reply) {
        var body = chosen(organisation, bodies(actor));
        if (organisation == null || body.isEmpty()) return reply.notFound();
        return kept(
                body.get(), MarkTemplate.USUAL, version, "mark-template.usual-again", actor, reply);
    }

    /// Drawn from what is in the address, so that it can be seen before it is kept.
    @GetMapping(ADDRESS + "/pictures/{which}")
    ResponseEntity<byte[]> picture(
            @PathVariable Sample which,
            @RequestParam(required = false) @Nullable UUID organisation,
            Actor actor,
            Reply reply) {
        var body =
                organisation == null
                        ? Optional.<Option>empty()
                        : chosen(organisation, bodies(actor));
        if (body.isEmpty()) return ResponseEntity.notFound().build();
        var template = TemplateForm.read(reply.form()).template();
        boolean free =
                template.filter(t -> t.numberAt().isPresent() && t.dateAt().isPresent())
                        .isPresent();
        if (template.isEmpty() || which == Sample.HEAD && !free) {
            return ResponseEntity.unprocessableContent().build();
        }
        var png =
                switch (which) {
                    case PAGE -> sample.page(id(body.get()), template.get());
                    case HEAD -> sample.head(id(body.get()), template.get());
                };
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.IMAGE_PNG)
                .body(png);
    }
}
