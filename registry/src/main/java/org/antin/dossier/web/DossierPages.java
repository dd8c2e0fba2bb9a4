package org.antin.dossier.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.dossier.Dossier;
import org.antin.dossier.DossierDesk;
import org.antin.dossier.Dossiers;
import org.antin.dossier.LossDesk;
import org.antin.dossier.Move;
import org.antin.dossier.MoveKind;
import org.antin.dossier.Outlook;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.shell.Form;
import org.antin.shell.Notice;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import java.util.Optional;
import java.util.UUID;

/// One dossier: where it stands, and the steps that need no more than a click or a reason (Điều
/// 9.1, 9.2). Who may take which step is decided by the desk.
@Controller
@Allowed({
    Role.SUBSCRIBER,
    Role.ASSIGNED_PERSON,
    Role.RECORDS_CLERK,
    Role.IT_OFFICER,
    Role.RECEIVING_OFFICER,
    Role.CONFIRMING_HEAD,
    Role.OFFICE_FOCAL_POINT,
    Role.SUBSCRIBER_MANAGER,
    Role.PROVIDER,
    Role.INSPECTOR
})
class DossierPages {
    private static final String VIEW = "dossier/DossierPage";
    private static final String ASK = "dossier/MovePage";

    private final Dossiers dossiers;
    private final DossierDesk desk;
    private final LossDesk losses;
    private final Outlook outlook;
    private final DossierViews views;

    DossierPages(
            Dossiers dossiers,
            DossierDesk desk,
            LossDesk losses,
            Outlook outlook,
            DossierViews views) {
        this.dossiers = dossiers;
        this.desk = desk;
        this.losses = losses;
        this.outlook = outlook;
        this.views = views;
    }

    /// What templates/dossier/MovePage.html shows: a step that needs words.
    ///
    /// @param field `reason`, `opinion` or `minutes`
    /// @param needed whether the field may not be left blank
    /// @param css class of the button
    record MovePage(
            UUID id,
            String code,
            int version,
            Phrase what,
            String move,
            String field,
            boolean needed,
            String css,
            Form form) {}

    @GetMapping("/dossiers/{id}")
    ModelAndView show(@PathVariable UUID id, Actor actor, Reply reply) {
        return views.page(id, actor).map(page -> reply.page(VIEW, page)).orElseGet(reply::notFound);
    }

    /// Asks for the words a step needs, and says what the step means.
    @GetMapping("/dossiers/{id}/{move}")
    @Allowed({
        Role.SUBSCRIBER,
        Role.ASSIGNED_PERSON,
        Role.RECORDS_CLERK,
        Role.IT_OFFICER,
        Role.RECEIVING_OFFICER,
        Role.CONFIRMING_HEAD,
        Role.OFFICE_FOCAL_POINT,
        Role.SUBSCRIBER_MANAGER,
        Role.PROVIDER
    })
    ModelAndView ask(@PathVariable UUID id, @PathVariable String move, Actor actor, Reply reply) {
        var found = dossiers.find(id);
        var kind = kind(move).filter(k -> field(k) != null);
        if (found.isEmpty() || kind.isEmpty()) return reply.notFound();
        var dossier = found.get();
        var step =
                outlook.steps(dossier, actor).stream()
                        .filter(possible -> possible.line().move() == kind.get())
                        .findFirst();
        if (step.isEmpty()) return reply.seeOther("/dossiers/" + id);
        var objection = step.get().objection();
        return objection == null
                ? reply.page(ASK, asking(dossier, kind.get(), Form.empty()))
                : reply.refusal(objection);
    }

    /// Điều 8.2a: whoever inspects changes nothing.
    @PostMapping("/dossiers/{id}/{move}")
    @Allowed({
        Role.SUBSCRIBER,
        Role.ASSIGNED_PERSON,
        Role.RECORDS_CLERK,
        Role.IT_OFFICER,
        Role.RECEIVING_OFFICER,
        Role.CONFIRMING_HEAD,
        Role.OFFICE_FOCAL_POINT,
        Role.SUBSCRIBER_MANAGER,
        Role.PROVIDER
    })
    ModelAndView move(@PathVariable UUID id, @PathVariable String move, Actor actor, Reply reply) {
        var form = reply.form();
        var found = dossiers.find(id);
        var wanted = kind(move).flatMap(kind -> wanted(kind, form));
        if (found.isEmpty() || wanted.isEmpty()) return reply.notFound();
        return switch (taken(id, version(form), wanted.get(), actor)) {
            case Done<Dossier> _ -> moved(id, wanted.get().kind(), actor, reply);
            case Refused<Dossier>(var why) -> {
                var kind = wanted.get().kind();
                yield why.field().isEmpty() || field(kind) == null
                        ? reply.refusal(why)
                        : reply.invalid(
                                ASK,
                                "ask-form",
                                "#ask-form",
                                asking(found.get(), kind, form.refused(why)));
            }
        };
    }

    private Outcome<Dossier> taken(UUID id, int version, Move move, Actor actor) {
        return move instanceof Move.Confirm(var minutes)
                ? losses.confirm(id, version, minutes, actor)
                : desk.move(id, version, move, actor);
    }

    /// A click on the page changes the page in place; a form of its own leads back to it.
    private ModelAndView moved(UUID id, MoveKind kind, Actor actor, Reply reply) {
        var url = "/dossiers/" + id;
        var page = views.page(id, actor);
        if (page.isEmpty()) return reply.done("/dossiers", told(kind));
        boolean inPlace = kind == MoveKind.TAKE_UP || kind == MoveKind.CONFIRM;
        return inPlace
                ? reply.partialOr(url, VIEW + " :: whole", page.get(), told(kind))
                : reply.done(url, told(kind));
    }

    private static Notice told(MoveKind kind) {
        return Notice.success("dossier.told." + kind.code());
    }

    static int version(Form form) {
        var typed = form.value("version");
        return typed.matches("[0-9]{1,9}") ? Integer.parseInt(typed) : -1;
    }

    private static MovePage asking(Dossier dossier, MoveKind kind, Form form) {
        boolean needed =
                kind == MoveKind.CONFIRM
                        ? DossierViews.needsMinutes(dossier)
                        : kind != MoveKind.PUT_UP;
        return new MovePage(
                dossier.id(),
                dossier.code(),
                form.value("version").isEmpty() ? dossier.version() : version(form),
                StageViews.what(dossier.procedure(), dossier.subjectKind()),
                kind.code(),
                Optional.ofNullable(field(kind)).orElse("reason"),
                needed,
                switch (kind) {
                    case REFUSE, WITHDRAW, DECLINE -> "btn-danger";
                    default -> "btn-primary";
                },
                form.labelled("dossier.field."));
    }

    private static Optional<MoveKind> kind(String code) {
        for (var kind : MoveKind.values()) if (kind.code().equals(code)) return Optional.of(kind);
        return Optional.empty();
    }

    /// The one field the step asks for; null when it asks for none.
    private static @org.jspecify.annotations.Nullable String field(MoveKind kind) {
        return switch (kind) {
            case ASK_COMPLETION, REFUSE, CANCEL_CONFIRMATION, WITHDRAW, DECLINE -> "reason";
            case PUT_UP -> "opinion";
            case CONFIRM -> "minutes";
            case SUBMIT,
                    TAKE_UP,
                    GATHER,
                    TAKE_OUT,
                    FORWARD,
                    RECORD_ISSUE,
                    RECORD_REVOCATION,
                    TAKE_DELIVERY,
                    OFFER_HANDOVER,
                    CONFIRM_HANDOVER,
                    DECLINE_HANDOVER ->
                    null;
        };
    }

    /// The step as typed; empty for those that have a page of their own.
    private static Optional<Move> wanted(MoveKind kind, Form form) {
        return Optional.ofNullable(
                switch (kind) {
                    case SUBMIT -> new Move.Submit();
                    case TAKE_UP -> new Move.TakeUp();
                    case ASK_COMPLETION -> new Move.AskCompletion(form.value("reason"));
                    case PUT_UP -> new Move.PutUp(form.value("opinion"));
                    case CONFIRM -> new Move.Confirm(form.value("minutes"));
                    case REFUSE -> new Move.Refuse(form.value("reason"));
                    case CANCEL_CONFIRMATION -> new Move.CancelConfirmation(form.value("reason"));
                    case TAKE_OUT -> new Move.TakeOut();
                    case DECLINE -> new Move.Decline(form.value("reason"));
                    case WITHDRAW -> new Move.Withdraw(form.value("reason"));
                    case GATHER,
                            FORWARD,
                            RECORD_ISSUE,
                            RECORD_REVOCATION,
                            TAKE_DELIVERY,
                            OFFER_HANDOVER,
                            CONFIRM_HANDOVER,
                            DECLINE_HANDOVER ->
                            null;
                });
    }
}
