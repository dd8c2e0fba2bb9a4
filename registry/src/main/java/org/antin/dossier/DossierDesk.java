package org.antin.dossier;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.calendar.WorkingDays;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Days;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.kernel.Refusal;
import org.antin.outbox.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The one door through which a dossier changes: locks it, asks [DossierFlow], saves, tells, and
/// writes the log, all in one commit.
@Component
public class DossierDesk {
    private final DossierRecords dossiers;
    private final SubjectRegister register;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final DossierSettings settings;
    private final Limits limits;
    private final Clock clock;

    DossierDesk(
            DossierRecords dossiers,
            SubjectRegister register,
            AuditTrail audit,
            Outbox outbox,
            DossierSettings settings,
            WorkingDays days,
            Clock clock) {
        this.dossiers = dossiers;
        this.register = register;
        this.audit = audit;
        this.outbox = outbox;
        this.settings = settings;
        this.limits = new Limits(days, settings);
        this.clock = clock;
    }

    /// What somebody wants to open.
    ///
    /// @param subjectPerson for a person's certificate the person, else null
    public record Opening(
            Procedure procedure,
            SubjectKind kind,
            @Nullable UUID subjectPerson,
            UUID organisation,
            Request request) {}

    /// Opens a draft. A person files for himself; for an organisation or a system files the person
    /// assigned its certificate (Thông tư 185/2019, Điều 8).
    @Transactional
    public Outcome<Dossier> open(Opening opening, Actor actor) {
        var outcome = opened(opening, actor);
        var act = Act.of(actor, "dossier.open", "dossier", "").as(filingRole(opening.kind()));
        audit.append(
                switch (outcome) {
                    case Done<Dossier>(var dossier) -> logged(act, dossier);
                    case Refused<Dossier> refusal -> act.outcome(refusal);
                });
        return outcome;
    }

    /// Opens the request that follows a report of loss or leak; [LossDesk] has made sure that the
    /// certificate is the reporter's own.
    Outcome<Dossier> report(
            Opening opening, String subject, @Nullable UUID authority, Actor actor) {
        @Nullable UUID filer = actor.person();
        Outcome<Dossier> outcome =
                filer == null
                        ? refused(new CommonRefusal.NotAllowed())
                        : authority == null
                                ? refused(new DossierRefusal.NoManagingAuthority(subject))
                                : insert(opening, filer, subject, authority);
        var act = Act.of(actor, "dossier.open", "dossier", "").as(filingRole(opening.kind()));
        audit.append(
                switch (outcome) {
                    case Done<Dossier>(var dossier) -> logged(act, dossier);
                    case Refused<Dossier> refusal -> act.outcome(refusal);
                });
        return outcome;
    }

    private Outcome<Dossier> opened(Opening opening, Actor actor) {
        @Nullable UUID filer = actor.person();
        if (filer == null || !mayFile(opening, actor)) {
            return refused(new CommonRefusal.NotAllowed());
        }
        var known =
                register.of(
                        opening.kind(),
                        filer,
                        opening.subjectPerson(),
                        opening.organisation(),
                        opening.request(),
                        null);
        if (known.isEmpty()) return refused(new CommonRefusal.NotFound());
        // Điều 10.1: who asks for himself asks where he works, in no other body's name.
        if (!known.get().organisation().equals(opening.organisation())) {
            return refused(new CommonRefusal.BadField("organisation", "choice"));
        }
        @Nullable UUID authority = known.get().authority();
        if (authority == null) return refused(noAuthority(known.get()));
        return insert(opening, filer, known.get().name(), authority);
    }

    private Outcome<Dossier> insert(Opening opening, UUID filer, String subject, UUID authority) {
        @Nullable UUID person = opening.subjectPerson();
        if (person != null && opening.procedure() == Procedure.ISSUE) {
            var open = dossiers.openIssueOf(person);
            if (open.isPresent()) return refused(new DossierRefusal.AlreadyOnItsWay(open.get()));
        }
        var now = clock.instant();
        var dossier =
                new Dossier(
                        UUID.randomUUID(),
                        dossiers.nextCode(Days.of(now).getYear()),
                        opening.procedure(),
                        opening.kind(),
                        filer,
                        opening.subjectPerson(),
                        opening.organisation(),
                        authority,
                        opening.request(),
                        new Stage.Draft(now),
                        1);
        boolean inserted =
                dossiers.insert(dossier, subject, limits.at(dossier.procedure(), dossier.stage()));
        return inserted ? done(dossier) : refused(new DossierRefusal.AlreadyOnItsWay(""));
    }

    private static boolean mayFile(Opening opening, Actor actor) {
        return opening.kind() == SubjectKind.INDIVIDUAL
                ? actor.isPerson(opening.subjectPerson())
                : actor.holds(Role.ASSIGNED_PERSON, opening.organisation());
    }

    private static Role filingRole(SubjectKind kind) {
        return kind == SubjectKind.INDIVIDUAL ? Role.SUBSCRIBER : Role.ASSIGNED_PERSON;
    }

    private static Refusal noAuthority(SubjectRegister.Known known) {
        var why = known.noAuthority();
        return why != null ? why : new DossierRefusal.NoManagingAuthority(known.name());
    }

    /// Writes what was typed into a draft, or one sent back for completion.
    @Transactional
    public Outcome<Dossier> fill(UUID id, int version, Request request, Actor actor) {
        var found = dossiers.findForUpdate(id);
        Outcome<Dossier> outcome =
                switch (writable(found, version, actor)) {
                    case Refused<Dossier> no -> no;
                    case Done<Dossier>(var dossier) -> {
                        var filled = dossier.asking(request);
                        dossiers.save(filled, new DossierRecords.Limit.Unchanged());
                        yield done(filled);
                    }
                };
        audit.append(
                described(found, Act.of(actor, "dossier.fill", "dossier", id)).outcome(outcome));
        return outcome;
    }

    private static Outcome<Dossier> writable(Optional<Dossier> found, int version, Actor actor) {
        if (found.isEmpty()) return refused(new CommonRefusal.NotFound());
        var dossier = found.get();
        var kind = dossier.stage().kind();
        if (!actor.isPerson(dossier.filer())) {
            return refused(new DossierRefusal.NotYours(java.util.Set.of(Party.FILER)));
        }
        if (kind != StageKind.DRAFT && kind != StageKind.SENT_BACK) {
            return refused(new DossierRefusal.NotNow(kind, MoveKind.SUBMIT));
        }
        if (dossier.version() != version) return refused(new CommonRefusal.Stale());
        return done(dossier);
    }

    /// Takes one step.
    ///
    /// @param version the version the person saw; another one is refused as stale
    @Transactional
    public Outcome<Dossier> move(UUID id, int version, Move move, Actor actor) {
        return step(id, version, move, actor, dossier -> done(move));
    }

    /// Takes one step that changes something else too, in the same commit.
    ///
    /// @param asked what is to be decided
    /// @param effect carried out once the law allows it; it may refuse, and hands back the move
    ///   with what it made
    Outcome<Dossier> step(
            UUID id,
            int version,
            Move asked,
            Actor actor,
            Function<Dossier, Outcome<Move>> effect) {
        var found = dossiers.findForUpdate(id);
        var now = clock.instant();
        Outcome<Dossier> outcome =
                found.<Outcome<Dossier>>map(Outcome::done)
                        .orElseGet(() -> refused(new CommonRefusal.NotFound()))
                        .then(dossier -> current(dossier, version))
                        .then(
                                dossier ->
                                        // first who may at all, then whether the conditions hold
                                        decide(dossier, asked, actor, now)
                                                .then(allowed -> checked(dossier, asked, actor))
                                                .then(held -> effect.apply(held))
                                                .then(move -> decide(dossier, move, actor, now))
                                                .map(dossier::at));
        if (outcome instanceof Done<Dossier>(var after) && found.isPresent()) {
            save(found.get(), after, asked, actor);
        }
        var act = Act.of(actor, "dossier." + asked.kind().code(), "dossier", id);
        audit.append(described(found, act).as(capacity(found, asked, actor)).outcome(outcome));
        return outcome;
    }

    private Outcome<Stage> decide(Dossier dossier, Move move, Actor actor, java.time.Instant now) {
        return DossierFlow.decide(dossier, move, actor, settings.twoPairsOfEyes(), now);
    }

    private static Outcome<Dossier> current(Dossier dossier, int version) {
        return dossier.version() == version ? done(dossier) : refused(new CommonRefusal.Stale());
    }

    /// Điều 6.1: conditions are judged when it is submitted and again when it is confirmed.
    private Outcome<Dossier> checked(Dossier dossier, Move move, Actor actor) {
        if (dossier.procedure() != Procedure.ISSUE) return done(dossier);
        boolean submits = move instanceof Move.Submit;
        boolean confirms = move instanceof Move.Confirm;
        if (!submits && !confirms) return done(dossier);
        var known =
                register.of(
                        dossier.subjectKind(),
                        dossier.filer(),
                        dossier.subjectPerson(),
                        dossier.organisation(),
                        dossier.request(),
                        confirms ? confirmedBy(dossier, actor) : null);
        if (known.isEmpty()) return refused(new CommonRefusal.NotFound());
        var eligibility = known.get().eligibility();
        if (submits && !eligibility.maySubmit() || confirms && !eligibility.met()) {
            return refused(
                    new DossierRefusal.NotEligible(
                            List.copyOf(eligibility.refusals()),
                            submits ? eligibility.missingAtSubmission() : eligibility.missing()));
        }
        return done(dossier);
    }

    private static EligibilityFacts.ConfirmedBy confirmedBy(Dossier dossier, Actor actor) {
        return actor.holds(Role.CONFIRMING_HEAD, dossier.managingAuthority())
                ? EligibilityFacts.ConfirmedBy.HEAD
                : EligibilityFacts.ConfirmedBy.SOMEBODY_ELSE;
    }

    private void save(Dossier before, Dossier after, Move move, Actor actor) {
        dossiers.save(after, limits.at(after.procedure(), after.stage()));
        var role = capacity(Optional.of(before), move, actor);
        dossiers.remember(
                after,
                new Dossiers.Step(
                        after.version(),
                        clock.instant(),
                        actor.name(),
                        role == null ? "" : role.code(),
                        move.kind().code(),
                        before.stage().kind(),
                        after.stage().kind(),
                        note(move)));
        outbox.post(
                "dossier-moved",
                "dossier/" + after.id() + "/" + after.version(),
                "{\"dossier\":\"%s\",\"version\":%d}".formatted(after.id(), after.version()));
    }

    private static String note(Move move) {
        return switch (move) {
            case Move.AskCompletion(var reason) -> reason;
            case Move.Refuse(var reason) -> reason;
            case Move.CancelConfirmation(var reason) -> reason;
            case Move.Decline(var reason) -> reason;
            case Move.DeclineHandover(var reason) -> reason;
            case Move.Withdraw(var reason) -> reason;
            case Move.PutUp(var opinion) -> opinion;
            case Move.Confirm(var minutes) -> minutes;
            default -> "";
        };
    }

    /// D8.0: each act says in which capacity it was done.
    private static @Nullable Role capacity(Optional<Dossier> found, Move move, Actor actor) {
        if (found.isEmpty()) return null;
        var dossier = found.get();
        var mine = DossierFlow.parties(dossier, actor);
        return FlowTable.find(dossier.procedure(), dossier.stage().kind(), move.kind())
                .flatMap(
                        line -> line.parties().stream().filter(mine::contains).sorted().findFirst())
                .map(party -> role(party, dossier))
                .orElse(null);
    }

    private static Role role(Party party, Dossier dossier) {
        return switch (party) {
            case FILER -> filingRole(dossier.subjectKind());
            case RECEIVING_OFFICER -> Role.RECEIVING_OFFICER;
            case CONFIRMING_HEAD -> Role.CONFIRMING_HEAD;
            case PROVIDER -> Role.PROVIDER;
            case RECEIVER -> filingRole(dossier.subjectKind());
        };
    }

    private static Act described(Optional<Dossier> found, Act act) {
        return found.map(dossier -> logged(act, dossier)).orElse(act);
    }

    private static Act logged(Act act, Dossier dossier) {
        return new Act(
                        act.actor(),
                        act.capacity(),
                        act.action(),
                        act.subjectKind(),
                        dossier.id().toString(),
                        act.refusal(),
                        act.facts(),
                        dossier.scope())
                .with("code", dossier.code())
                .with("from", dossier.stage().kind())
                .with("version", dossier.version());
    }
}
