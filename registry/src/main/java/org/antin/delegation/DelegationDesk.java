package org.antin.delegation;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.HouseRights;
import org.antin.access.Role;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.delegation.Delegation.Ending;
import org.antin.delegation.Delegation.Party;
import org.antin.delegation.Delegation.State;
import org.antin.delegation.store.DelegationStore;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Days;
import org.antin.kernel.Nfc;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Scope;
import org.antin.organisation.Organisations;
import org.antin.subscriber.People;
import org.antin.subscriber.Position;
import org.antin.subscriber.Rank;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The one door to the register of delegations (Nghị định 30/2020, Điều 13 khoản 4): entered from
/// the paper by the body's clerk, or by the Office for the body it serves; ended before its time
/// with a reason. Nothing else about it changes.
@Component
public class DelegationDesk {
    private static final int LONGEST_REASON = 500;

    /// Who keeps a body's papers.
    private static final List<Role> KEEPERS = List.of(Role.RECORDS_CLERK, Role.OFFICE_FOCAL_POINT);

    private final DelegationStore store;
    private final People people;
    private final Organisations organisations;
    private final HouseRights house;
    private final AuditTrail audit;
    private final Clock clock;

    DelegationDesk(
            DelegationStore store,
            People people,
            Organisations organisations,
            HouseRights house,
            AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.people = people;
        this.organisations = organisations;
        this.house = house;
        this.audit = audit;
        this.clock = clock;
    }

    /// The bodies whose papers this actor keeps.
    public List<UUID> kept(Actor actor) {
        return actor.organisations(KEEPERS);
    }

    private static @Nullable Role keeper(Actor actor, UUID organisation) {
        return actor.firstHeld(KEEPERS, organisation).orElse(null);
    }

    /// Enters a paper.
    @Transactional
    public Outcome<Delegation> enter(NewDelegation typed, Actor actor) {
        var role = keeper(actor, typed.organisation());
        var wanted = tidy(typed);
        Outcome<Delegation> outcome =
                role == null
                        ? refused(new CommonRefusal.NotAllowed())
                        : store.find(typed.id())
                                .<Outcome<Delegation>>map(Outcome::done)
                                .orElseGet(() -> entered(wanted, actor));
        var act =
                Act.of(actor, "delegation.enter", "delegation", typed.id())
                        .as(role)
                        .in(role == null ? null : Scope.of(typed.organisation()))
                        .outcome(outcome);
        audit.append(
                outcome instanceof Done<Delegation>(var paper)
                        ? act.in(paper.scope())
                                .with("number", paper.number())
                                .with("delegate", paper.delegate().person())
                                .with("until", paper.lastDay())
                        : act);
        return outcome;
    }

    private static NewDelegation tidy(NewDelegation typed) {
        return new NewDelegation(
                typed.id(),
                typed.organisation(),
                Nfc.of(typed.number()),
                typed.signedOn(),
                typed.giver(),
                typed.delegate(),
                Nfc.of(typed.content()),
                typed.during());
    }

    private Outcome<Delegation> entered(NewDelegation wanted, Actor actor) {
        var labels = people.labels(List.of(wanted.giver(), wanted.delegate()));
        var giver = labels.get(wanted.giver());
        var delegate = labels.get(wanted.delegate());
        var post = house.in(() -> people.position(wanted.giver(), wanted.signedOn()));
        var known =
                new DelegationLaw.Known(
                        Days.of(clock.instant()),
                        giver,
                        rank(post, wanted.organisation()),
                        heldBy(wanted),
                        delegate,
                        delegate != null
                                && organisations.isWithin(
                                        delegate.organisation(), wanted.organisation()),
                        store.isTaken(wanted));
        var objection = DelegationLaw.objection(wanted, known);
        if (objection.isPresent()) return refused(objection.get());
        if (giver == null || delegate == null) return refused(new CommonRefusal.NotFound());
        var paper =
                new Delegation(
                        wanted.id(),
                        wanted.organisation(),
                        wanted.number(),
                        wanted.signedOn(),
                        new Party(
                                giver.id(),
                                giver.name(),
                                post.map(Position::title).orElse(giver.title())),
                        new Party(delegate.id(), delegate.name(), delegate.title()),
                        wanted.content(),
                        wanted.during(),
                        null,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        actor.name(),
                        1);
        // Two clerks at one moment: the second is told what the first has just done.
        return store.insert(paper)
                ? done(paper)
                : refused(new DelegationRefusal.NumberTaken(paper.number()));
    }

    private static @Nullable Rank rank(Optional<Position> post, UUID organisation) {
        return post.filter(held -> held.organisation().equals(organisation))
                .map(Position::rank)
                .orElse(null);
    }

    /// The paper by which the giver himself signs for the body on that day.
    private Optional<String> heldBy(NewDelegation wanted) {
        return store.to(wanted.giver(), wanted.organisation()).stream()
                .filter(held -> held.ended() == null && held.during().contains(wanted.signedOn()))
                .map(Delegation::number)
                .findFirst();
    }

    /// Ends it before its last day: from now on nobody signs by it. What was signed before stands.
    @Transactional
    public Outcome<Delegation> end(UUID id, int version, String reason, Actor actor) {
        var found = store.findForUpdate(id);
        var role = found.map(paper -> keeper(actor, paper.organisation())).orElse(null);
        Outcome<Delegation> outcome =
                found.<Outcome<Delegation>>map(
                                paper ->
                                        role == null
                                                ? refused(new CommonRefusal.NotAllowed())
                                                : ended(paper, version, Nfc.of(reason), actor))
                        .orElseGet(() -> refused(new CommonRefusal.NotFound()));
        var act = Act.of(actor, "delegation.end", "delegation", id).as(role).outcome(outcome);
        audit.append(
                found.map(
                                paper ->
                                        act.in(paper.scope())
                                                .with("number", paper.number())
                                                .with("reason", cut(Nfc.of(reason))))
                        .orElse(act));
        return outcome;
    }

    private static String cut(String reason) {
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }

    private Outcome<Delegation> ended(Delegation paper, int version, String reason, Actor actor) {
        if (paper.version() != version) return refused(new CommonRefusal.Stale());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var state = paper.state(now);
        if (state == State.ENDED || state == State.EXPIRED) {
            return refused(new DelegationRefusal.Over());
        }
        if (reason.isBlank()) return refused(new BadField("reason", "required"));
        if (reason.length() > LONGEST_REASON) {
            return refused(new BadField("reason", "too-long", List.of(LONGEST_REASON)));
        }
        store.end(paper.id(), new Ending(now, actor.name(), reason));
        return store.find(paper.id())
                .<Outcome<Delegation>>map(Outcome::done)
                .orElseGet(() -> refused(new CommonRefusal.NotFound()));
    }
}
