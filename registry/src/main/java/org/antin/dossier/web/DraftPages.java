package org.antin.dossier.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.dossier.Dossier;
import org.antin.dossier.DossierDesk;
import org.antin.dossier.Dossiers;
import org.antin.dossier.Eligibility;
import org.antin.dossier.Forms;
import org.antin.dossier.Outlook;
import org.antin.dossier.Request;
import org.antin.dossier.SubjectKind;
import org.antin.kernel.Days;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.shell.Fact;
import org.antin.shell.Form;
import org.antin.shell.Notice;
import org.antin.shell.Option;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Filling in a request: what is typed saves itself, nothing is lost, and a summary with every
/// condition stands before the sending.
@Controller
@Allowed({
    Role.SUBSCRIBER,
    Role.ASSIGNED_PERSON,
    Role.RECORDS_CLERK,
    Role.IT_OFFICER,
    Role.RECEIVING_OFFICER,
    Role.CONFIRMING_HEAD,
    Role.OFFICE_FOCAL_POINT,
    Role.SUBSCRIBER_MANAGER
})
class DraftPages {
    private static final String VIEW = "dossier/DraftPage";

    private final Dossiers dossiers;
    private final DossierDesk desk;
    private final Outlook outlook;
    private final DossierViews views;
    private final RequestFacts facts;
    private final Clock clock;

    DraftPages(
            Dossiers dossiers,
            DossierDesk desk,
            Outlook outlook,
            DossierViews views,
            RequestFacts facts,
            Clock clock) {
        this.dossiers = dossiers;
        this.desk = desk;
        this.outlook = outlook;
        this.views = views;
        this.facts = facts;
        this.clock = clock;
    }

    /// What templates/dossier/DraftPage.html shows.
    ///
    /// @param number of the form of Thông tư 185/2019
    /// @param known what the register knows and the form takes over
    /// @param remark why it was sent back, null for a first draft
    /// @param savedAt null before the first saving of this visit
    record DraftPage(
            UUID id,
            String code,
            int version,
            Phrase title,
            String number,
            SubjectKind kind,
            Form form,
            List<Fact> known,
            List<Option> systemKinds,
            @Nullable String remark,
            @Nullable Instant savedAt) {}

    /// What templates/dossier/SummaryPage.html shows.
    ///
    /// @param maySubmit nothing the law asks is missing or against it
    record SummaryPage(
            UUID id,
            String code,
            int version,
            Phrase title,
            List<Fact> facts,
            List<Phrase> missing,
            List<DossierPage.Condition> conditions,
            DossierPage.@Nullable Manager manager,
            String authority,
            boolean maySubmit) {}

    @GetMapping("/dossiers/{id}/edit")
    ModelAndView edit(@PathVariable UUID id, Actor actor, Reply reply) {
        return own(id, actor)
                .map(
                        dossier ->
                                DossierViews.isOpenForWriting(dossier.stage().kind())
                                        ? reply.page(
                                                VIEW,
                                                page(
                                                        dossier,
                                                        RequestForms.of(dossier.request()),
                                                        null))
                                        : reply.seeOther("/dossiers/" + id))
                .orElseGet(reply::notFound);
    }

    /// Saves what is there, right or wrong: by itself while one types, or with "Lưu nháp".
    @PostMapping("/dossiers/{id}/draft")
    ModelAndView draft(@PathVariable UUID id, Actor actor, Reply reply) {
        var found = own(id, actor);
        if (found.isEmpty()) return reply.notFound();
        return switch (save(found.get(), reply.form(), actor)) {
            case Done<Dossier>(var saved) ->
                    reply.toHtmx()
                            ? reply.page(
                                    VIEW + " :: draft-state",
                                    page(saved, Form.empty(), clock.instant()))
                            : reply.done(
                                    "/dossiers/" + id + "/edit",
                                    Notice.success("dossier.draft.saved"));
            case Refused<Dossier>(var why) -> reply.refusal(why);
        };
    }

    /// Saves and goes on to the summary, when everything is right.
    @PostMapping("/dossiers/{id}/fill")
    ModelAndView fill(@PathVariable UUID id, Actor actor, Reply reply) {
        var found = own(id, actor);
        if (found.isEmpty()) return reply.notFound();
        var typed = reply.form();
        return switch (save(found.get(), typed, actor)) {
            case Refused<Dossier>(var why) -> reply.refusal(why);
            case Done<Dossier>(var saved) -> {
                var form =
                        RequestForms.checked(typed, saved.subjectKind(), Days.of(clock.instant()));
                yield form.faulty()
                        ? reply.invalid(
                                VIEW,
                                "request-form",
                                "#request-form",
                                page(saved, form, clock.instant()))
                        : reply.seeOther("/dossiers/" + id + "/summary");
            }
        };
    }

    private org.antin.kernel.Outcome<Dossier> save(Dossier dossier, Form typed, Actor actor) {
        var request = RequestForms.read(typed, dossier.request());
        if (DossierPages.version(typed) == dossier.version()
                && request.equals(dossier.request())
                && DossierViews.isOpenForWriting(dossier.stage().kind())) {
            return org.antin.kernel.Outcome.done(dossier);
        }
        return desk.fill(dossier.id(), DossierPages.version(typed), request, actor);
    }

    @GetMapping("/dossiers/{id}/summary")
    ModelAndView summary(@PathVariable UUID id, Actor actor, Reply reply) {
        var found = own(id, actor);
        if (found.isEmpty()) return reply.notFound();
        var dossier = found.get();
        if (!DossierViews.isOpenForWriting(dossier.stage().kind())) {
            return reply.seeOther("/dossiers/" + id);
        }
        var missing = RequestFacts.missing(dossier, facts.today());
        boolean met = outlook.conditions(dossier).map(Eligibility::maySubmit).orElse(true);
        return reply.page(
                "dossier/SummaryPage",
                new SummaryPage(
                        id,
                        dossier.code(),
                        dossier.version(),
                        StageViews.what(dossier.procedure(), dossier.subjectKind()),
                        facts.of(dossier),
                        missing,
                        views.conditions(dossier),
                        views.manager(dossier),
                        facts.name(dossier.managingAuthority()),
                        met && missing.isEmpty()));
    }

    /// Only who files it fills it in; for everybody else there is no such page.
    private Optional<Dossier> own(UUID id, Actor actor) {
        return dossiers.find(id)
                .filter(d -> actor.isPerson(d.filer()))
                .filter(d -> !(d.request() instanceof Request.ForRevocation));
    }

    private DraftPage page(Dossier dossier, Form form, @Nullable Instant savedAt) {
        return new DraftPage(
                dossier.id(),
                dossier.code(),
                dossier.version(),
                StageViews.what(dossier.procedure(), dossier.subjectKind()),
                Forms.ofRequest(dossier.procedure(), dossier.subjectKind()),
                dossier.subjectKind(),
                form.labelled(RequestForms.LABELS),
                known(dossier),
                RequestForms.SYSTEM_KINDS,
                dossier.stage() instanceof org.antin.dossier.Stage.SentBack back
                        ? back.reason()
                        : null,
                savedAt);
    }

    /// The first facts of the form: those of the register, which nobody types here.
    private List<Fact> known(Dossier dossier) {
        var all = facts.of(dossier);
        return switch (dossier.subjectKind()) {
            case INDIVIDUAL -> all.subList(0, Math.min(5, all.size()));
            case ORGANISATION -> all.subList(0, 2);
            case SYSTEM -> all.subList(3, 5);
        };
    }
}
