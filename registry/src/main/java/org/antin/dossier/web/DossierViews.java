package org.antin.dossier.web;

import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.dossier.Dossier;
import org.antin.dossier.DossierRefusal;
import org.antin.dossier.Dossiers;
import org.antin.dossier.Eligibility;
import org.antin.dossier.EligibilityFact;
import org.antin.dossier.Forms;
import org.antin.dossier.MoveKind;
import org.antin.dossier.Outlook;
import org.antin.dossier.Party;
import org.antin.dossier.Procedure;
import org.antin.dossier.Request;
import org.antin.dossier.Stage;
import org.antin.dossier.StageKind;
import org.antin.kernel.Refusal;
import org.antin.organisation.ManagingAuthority;
import org.antin.organisation.RoutingGround;
import org.antin.shell.Action;
import org.antin.shell.HistoryLine;
import org.antin.shell.Notice;
import org.antin.shell.Phrase;
import org.antin.shell.Tag;
import org.antin.shell.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Puts a dossier's page together, for one reader.
@Component
class DossierViews {
    private final Dossiers dossiers;
    private final Outlook outlook;
    private final StageViews stages;
    private final RequestFacts facts;
    private final boolean practice;

    DossierViews(
            Dossiers dossiers,
            Outlook outlook,
            StageViews stages,
            RequestFacts facts,
            @Value("${antin.practice.enabled:false}") boolean practice) {
        this.dossiers = dossiers;
        this.outlook = outlook;
        this.stages = stages;
        this.facts = facts;
        this.practice = practice;
    }

    Optional<DossierPage> page(UUID id, Actor actor) {
        var row = dossiers.row(id);
        return row.isEmpty()
                ? Optional.empty()
                : dossiers.find(id).map(dossier -> page(dossier, row.get(), actor));
    }

    private DossierPage page(Dossier dossier, Dossiers.Row row, Actor actor) {
        var possible = outlook.steps(dossier, actor);
        var mine = outlook.parties(dossier, actor);
        var stage = dossier.stage();
        var authority = facts.name(dossier.managingAuthority());
        return new DossierPage(
                dossier.id(),
                dossier.code(),
                dossier.version(),
                StageViews.what(dossier.procedure(), dossier.subjectKind()),
                subject(row),
                StageViews.tag(stage.kind()),
                stages.due(row),
                StageViews.steps(dossier),
                Phrase.of("dossier.turn." + stage.kind(), authority),
                stage.at(),
                remark(stage),
                buttons(dossier, possible, actor),
                cannots(possible, mine),
                facts.of(dossier),
                stage.kind().isClosed() ? List.of() : RequestFacts.missing(dossier, facts.today()),
                mine.contains(Party.FILER) && isOpenForWriting(stage.kind())
                        ? "/dossiers/" + dossier.id() + "/edit"
                        : null,
                conditions(dossier),
                manager(dossier),
                papers(dossier),
                history(dossier));
    }

    private Phrase subject(Dossiers.Row row) {
        var body = facts.name(row.organisation());
        return body.equals(row.subjectName())
                ? Phrase.text(row.subjectName())
                : Phrase.of("dossier.subject", row.subjectName(), body);
    }

    static boolean isOpenForWriting(StageKind stage) {
        return stage == StageKind.DRAFT || stage == StageKind.SENT_BACK;
    }

    /// What was said in writing when it came to stand here.
    private static @Nullable Notice remark(Stage stage) {
        return switch (stage) {
            case Stage.SentBack(var _, var _, var reason) ->
                    new Notice(
                            Notice.Kind.ATTENTION, Phrase.of("dossier.remark.SENT_BACK", reason));
            case Stage.NotConfirmed(var _, var _, var reason) ->
                    new Notice(
                            Notice.Kind.REFUSAL, Phrase.of("dossier.remark.NOT_CONFIRMED", reason));
            case Stage.Declined(var _, var reason) ->
                    new Notice(Notice.Kind.REFUSAL, Phrase.of("dossier.remark.DECLINED", reason));
            case Stage.Withdrawn(var _, var _, var reason) ->
                    Notice.info("dossier.remark.WITHDRAWN", reason);
            case Stage.PutUp(var _, var _, var opinion) ->
                    opinion.isBlank() ? null : Notice.info("dossier.remark.PUT_UP", opinion);
            default -> null;
        };
    }

    private List<DossierPage.Button> buttons(
            Dossier dossier, List<Outlook.Possible> possible, Actor actor) {
        var buttons = new ArrayList<DossierPage.Button>();
        for (var step : possible) {
            if (step.objection() != null) continue;
            var button = button(dossier, step.line().move(), actor);
            if (button != null) buttons.add(button);
        }
        return buttons;
    }

    private DossierPage.@Nullable Button button(Dossier dossier, MoveKind move, Actor actor) {
        var here = "/dossiers/" + dossier.id() + "/";
        return switch (move) {
            case SUBMIT -> link(move, here + "summary", "btn-primary");
            case TAKE_UP -> new DossierPage.Button(move.code(), here + move.code(), true, PRIMARY);
            case CONFIRM ->
                    needsMinutes(dossier)
                            ? link(move, here + move.code(), PRIMARY)
                            : new DossierPage.Button(
                                    move.code(), here + move.code(), true, PRIMARY);
            case PUT_UP, TAKE_DELIVERY, OFFER_HANDOVER, CONFIRM_HANDOVER ->
                    link(move, here + move.code(), PRIMARY);
            case ASK_COMPLETION, CANCEL_CONFIRMATION, DECLINE_HANDOVER ->
                    link(move, here + move.code(), "btn-secondary");
            case REFUSE, WITHDRAW -> link(move, here + move.code(), "btn-danger");
            case GATHER -> link(move, "/letters/new", PRIMARY);
            case FORWARD ->
                    dossier.stage() instanceof Stage.InLetter in
                            ? link(move, "/letters/" + in.letter(), PRIMARY)
                            : null;
            case TAKE_OUT -> null;
            case RECORD_ISSUE, RECORD_REVOCATION -> answer(dossier, move, actor, PRIMARY);
            case DECLINE -> answer(dossier, move, actor, "btn-secondary");
        };
    }

    private static final String PRIMARY = "btn-primary";

    /// In practice the provider answers on its own desk; outside, the officer writes its answer
    /// down.
    private DossierPage.@Nullable Button answer(
            Dossier dossier, MoveKind move, Actor actor, String css) {
        if (actor.holds(Role.PROVIDER) && dossier.stage() instanceof Stage.Forwarded sent) {
            return move == MoveKind.DECLINE
                    ? null
                    : link(move, "/provider/letters/" + sent.letter(), css);
        }
        return practice ? null : link(move, "/dossiers/" + dossier.id() + "/" + move.code(), css);
    }

    private static DossierPage.Button link(MoveKind move, String href, String css) {
        return new DossierPage.Button(move.code(), href, false, css);
    }

    static boolean needsMinutes(Dossier dossier) {
        return dossier.request() instanceof Request.ForRevocation asks
                && asks.cause().needsMinutes();
    }

    /// One sentence for each other party, not one for each of its steps; nobody is told that he
    /// can't withdraw what somebody else filed.
    private static List<Phrase> cannots(List<Outlook.Possible> possible, Set<Party> mine) {
        var sentences = new ArrayList<Phrase>();
        var told = new java.util.HashSet<Set<Party>>();
        for (var step : possible) {
            var why = step.objection();
            if (why == null) continue;
            if (why instanceof DossierRefusal.NotYours) {
                if (mine.isEmpty() || step.line().move() == MoveKind.WITHDRAW) continue;
                if (!told.add(step.line().parties())) continue;
            }
            sentences.add(
                    Phrase.of(
                            "dossier.cannot",
                            Phrase.of("move." + step.line().move().code()),
                            why(why, step)));
        }
        return sentences;
    }

    private static Phrase why(Refusal why, Outlook.Possible step) {
        return switch (why) {
            case DossierRefusal.NotYours _ ->
                    Phrase.of(
                            "dossier.party."
                                    + step.line().parties().stream()
                                            .sorted()
                                            .findFirst()
                                            .orElseThrow());
            case DossierRefusal.OwnDossier _ -> Phrase.of("dossier.why.own-dossier");
            case DossierRefusal.SameEyes _ -> Phrase.of("dossier.why.same-eyes");
            default -> Phrase.of(why.code(), why.arguments().toArray());
        };
    }

    List<DossierPage.Condition> conditions(Dossier dossier) {
        return outlook.conditions(dossier).map(Eligibility::results).orElse(List.of()).stream()
                .map(DossierViews::condition)
                .toList();
    }

    private static DossierPage.Condition condition(Eligibility.Result result) {
        var faults = new ArrayList<Phrase>();
        result.faults().forEach(f -> faults.add(Phrase.of(f.code(), f.arguments().toArray())));
        // That nobody has confirmed yet is no gap to be filled in.
        var gaps =
                result.missing().stream().filter(m -> m != EligibilityFact.CONFIRMATION).toList();
        gaps.forEach(
                m -> faults.add(Phrase.of("dossier.condition.missing", Phrase.of(m.messageKey()))));
        var tag =
                switch (result.verdict()) {
                    case PASSED -> Tag.of("eligibility.verdict.passed", Tone.GOOD);
                    case FAILED -> Tag.of("eligibility.verdict.failed", Tone.DANGER);
                    case MISSING ->
                            gaps.isEmpty()
                                    ? Tag.of("eligibility.verdict.waiting", Tone.WAITING)
                                    : Tag.of("eligibility.verdict.missing", Tone.ATTENTION);
                };
        return new DossierPage.Condition(
                tag, Phrase.of(result.rule().messageKey()), result.rule().article().text(), faults);
    }

    DossierPage.@Nullable Manager manager(Dossier dossier) {
        return outlook.manager(dossier)
                .map(
                        manager ->
                                switch (manager) {
                                    case ManagingAuthority.Managed managed ->
                                            new DossierPage.Manager(
                                                    Phrase.of(
                                                            managed.explanationKey(),
                                                            managed.explanationArguments()
                                                                    .toArray()),
                                                    Tag.of(
                                                            managed.basis().messageKey(),
                                                            managed.basis()
                                                                            == RoutingGround.Basis
                                                                                    .DEFAULT
                                                                    ? Tone.ATTENTION
                                                                    : Tone.PLAIN));
                                    case ManagingAuthority.Refused(var reason) ->
                                            new DossierPage.Manager(
                                                    Phrase.of(
                                                            reason.code(),
                                                            reason.arguments().toArray()),
                                                    null);
                                })
                .orElse(null);
    }

    private List<Action> papers(Dossier dossier) {
        var papers = new ArrayList<Action>();
        var number = Forms.ofRequest(dossier.procedure(), dossier.subjectKind());
        papers.add(
                new Action(
                        Phrase.of("dossier.paper.filled", number),
                        "/dossiers/" + dossier.id() + "/forms/" + number + ".pdf",
                        false));
        if (needsMinutes(dossier)) {
            papers.add(
                    Action.of(
                            "dossier.paper.minutes",
                            "/dossiers/" + dossier.id() + "/forms/" + Forms.OF_LOSS + ".pdf"));
        }
        switch (dossier.stage()) {
            case Stage.InLetter in ->
                    papers.add(Action.of("dossier.paper.letter", "/letters/" + in.letter()));
            case Stage.Forwarded sent ->
                    papers.add(Action.of("dossier.paper.letter", "/letters/" + sent.letter()));
            default -> {}
        }
        certificate(dossier)
                .filter(facts::shows)
                .ifPresent(
                        certificate ->
                                papers.add(
                                        Action.of(
                                                "dossier.paper.certificate",
                                                "/certificates/" + certificate)));
        return papers;
    }

    /// What the dossier asks to revoke, or what came of it.
    private static Optional<UUID> certificate(Dossier dossier) {
        return dossier.procedure() == Procedure.REVOKE
                        && dossier.request() instanceof Request.ForRevocation asks
                ? Optional.of(asks.certificate())
                : issued(dossier.stage());
    }

    private static Optional<UUID> issued(Stage stage) {
        return switch (stage) {
            case Stage.Issued s -> Optional.of(s.certificate());
            case Stage.Delivered s -> Optional.of(s.certificate());
            case Stage.HandoverOffered s -> Optional.of(s.certificate());
            case Stage.HandedOver s -> Optional.of(s.certificate());
            default -> Optional.empty();
        };
    }

    private List<HistoryLine> history(Dossier dossier) {
        return dossiers.history(dossier.id()).stream()
                .map(
                        step ->
                                new HistoryLine(
                                        step.at(),
                                        Phrase.of(
                                                "dossier.history.step",
                                                Phrase.of("move." + step.move()),
                                                Phrase.of(step.to().key())),
                                        step.capacity().isEmpty()
                                                ? Phrase.text(step.actorName())
                                                : Phrase.of(
                                                        "dossier.history.who",
                                                        step.actorName(),
                                                        Phrase.of("role." + step.capacity())),
                                        step.note().isBlank() ? null : Phrase.text(step.note()),
                                        tone(step.to())))
                .toList();
    }

    private static Tone tone(StageKind to) {
        return switch (to) {
            case CONFIRMED, ISSUED, HANDED_OVER -> Tone.GOOD;
            case SENT_BACK -> Tone.ATTENTION;
            case NOT_CONFIRMED, DECLINED, WITHDRAWN, REVOKED -> Tone.OVER;
            default -> Tone.PLAIN;
        };
    }
}
