package org.antin.organisation;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.HouseRights;
import org.antin.access.Role;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.CommonRefusal.BadFields;
import org.antin.kernel.Days;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.kernel.Refusal;
import org.antin.kernel.Scope;
import org.antin.organisation.Capacities.Capacity;
import org.antin.organisation.ManagingAuthority.Managed;
import org.antin.organisation.store.OrganisationLedger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The one door to the register of organisations (Điều 1.2a, Điều 5): each change has its day and
/// its decision, is audited, and takes paths, managing authorities and scopes of everything below
/// along in the same commit.
@Component
public class OrganisationDesk {
    private final OrganisationLedger ledger;
    private final Organisations organisations;
    private final ManagingAuthorities authorities;
    private final Capacities capacities;
    private final HouseRights house;
    private final Subtrees subtrees;
    private final AuditTrail audit;
    private final Clock clock;

    OrganisationDesk(
            OrganisationLedger ledger,
            Organisations organisations,
            ManagingAuthorities authorities,
            Capacities capacities,
            HouseRights house,
            Subtrees subtrees,
            AuditTrail audit,
            Clock clock) {
        this.ledger = ledger;
        this.organisations = organisations;
        this.authorities = authorities;
        this.capacities = capacities;
        this.house = house;
        this.subtrees = subtrees;
        this.audit = audit;
        this.clock = clock;
    }

    /// Enters a body. Refused when a field is wrong, its code is taken, its parent is closed.
    @Transactional
    public Outcome<Organisation> establish(NewOrganisation body, Actor actor) {
        return establishAll(List.of(body), actor).map(List::getFirst);
    }

    /// Enters a whole list, every body after the one it belongs to: all of it, or nothing when one
    /// is refused. Each body entered has a line of its own in the log.
    @Transactional
    public Outcome<List<Organisation>> establishAll(List<NewOrganisation> bodies, Actor actor) {
        if (bodies.isEmpty()) return done(List.of());
        var capacity = capacity(bodies, actor);
        var objection =
                capacity.isEmpty()
                        ? Optional.of(
                                new Objection(bodies.getFirst(), new CommonRefusal.NotAllowed()))
                        : house.in(() -> objection(bodies));
        if (objection.isPresent()) {
            var body = objection.get().to().id();
            Outcome<Organisation> no = refused(objection.get().why());
            told(actor, capacity, "organisation.establish", body, no);
            return refused(objection.get().why());
        }
        var entered = house.in(() -> enter(bodies));
        audit.appendAll(
                entered.stream()
                        .map(b -> act(actor, capacity, "organisation.establish", b.id(), done(b)))
                        .toList());
        return done(entered);
    }

    /// In which role the actor may enter all of them; none if one is beyond him.
    private Optional<Capacity> capacity(List<NewOrganisation> bodies, Actor actor) {
        var listed = bodies.stream().map(NewOrganisation::id).collect(Collectors.toSet());
        var tops = new HashSet<@Nullable UUID>();
        for (var body : bodies) if (!listed.contains(body.parent())) tops.add(body.parent());
        var capacity = Optional.<Capacity>empty();
        for (var top : tops) {
            capacity = capacities.of(actor, top, null, Role.ADMINISTRATOR);
            if (capacity.isEmpty()) return capacity;
        }
        return capacity;
    }

    private record Objection(NewOrganisation to, Refusal why) {}

    private Optional<Objection> objection(List<NewOrganisation> bodies) {
        ledger.lockTree();
        var known = ledger.known(bodies.stream().map(NewOrganisation::id).toList());
        var open =
                ledger.open(
                        bodies.stream()
                                .map(NewOrganisation::parent)
                                .filter(Objects::nonNull)
                                .toList());
        var taken = ledger.taken(bodies.stream().map(b -> b.facts().code()).toList());
        for (var body : bodies) {
            var why = objection(body, known, open, taken);
            if (why.isPresent()) return Optional.of(new Objection(body, why.get()));
            known.add(body.id());
            open.add(body.id());
            taken.add(body.facts().code());
        }
        return Optional.empty();
    }

    private Optional<Refusal> objection(
            NewOrganisation body, Set<UUID> known, Set<UUID> open, Set<String> taken) {
        var faults = new ArrayList<>(body.facts().faults());
        if (body.basis().isBlank()) faults.add(new BadField("basis", "required"));
        if (!faults.isEmpty()) return Optional.of(new BadFields(faults));
        if (body.from().isAfter(today())) return Optional.of(new OrganisationRefusal.NotYet());
        if (known.contains(body.id())) return Optional.of(new CommonRefusal.Stale());
        if (body.parent() != null && !open.contains(body.parent()))
            return Optional.of(new OrganisationRefusal.NoSuchParent());
        var code = body.facts().code();
        return code.isEmpty() || !taken.contains(code)
                ? Optional.empty()
                : Optional.of(new OrganisationRefusal.CodeTaken(code));
    }

    private List<Organisation> enter(List<NewOrganisation> bodies) {
        ledger.insertAll(bodies, clock.instant());
        var ids = bodies.stream().map(NewOrganisation::id).toList();
        boolean office =
                bodies.stream()
                        .anyMatch(b -> b.facts().kind() == OrganisationKind.PROVINCIAL_OFFICE);
        if (office) subtrees.rerouteAll();
        else subtrees.reroute(ids);
        var found =
                ledger.those(ids).stream()
                        .collect(Collectors.toMap(Organisation::id, Function.identity()));
        return ids.stream().map(id -> Objects.requireNonNull(found.get(id))).toList();
    }

    /// Gives the body another name.
    @Transactional
    public Outcome<Organisation> rename(
            UUID id, int version, String name, String shortName, Change change, Actor actor) {
        return change(
                id,
                version,
                "organisation.rename",
                change,
                actor,
                before ->
                        new Wanted(
                                before.parent(),
                                before.facts()
                                        .named(name)
                                        .known(shortName, before.facts().code())));
    }

    /// Changes any other fact: kind, personality, seal, code, address.
    @Transactional
    public Outcome<Organisation> correct(
            UUID id, int version, OrganisationFacts facts, Change change, Actor actor) {
        return change(
                id,
                version,
                "organisation.correct",
                change,
                actor,
                before -> new Wanted(before.parent(), facts));
    }

    /// Puts the body, with everything below it, under another one.
    @Transactional
    public Outcome<Organisation> move(
            UUID id, int version, @Nullable UUID parent, Change change, Actor actor) {
        return change(
                id,
                version,
                "organisation.move",
                change,
                actor,
                before -> new Wanted(parent, before.facts()));
    }

    /// Closes the body (abolition, merger). Units, people and live subscribers must have left it.
    @Transactional
    public Outcome<Organisation> close(UUID id, int version, Change change, Actor actor) {
        var before = found(id);
        var capacity = before.flatMap(b -> capacities.of(actor, id, null, Role.ADMINISTRATOR));
        Outcome<Organisation> outcome =
                switch (admitted(before, capacity, version, change)) {
                    case Refused<Organisation>(var why) -> refused(why);
                    case Done<Organisation>(var body) -> house.in(() -> close(body, change));
                };
        return told(actor, capacity, "organisation.close", id, outcome);
    }

    private Outcome<Organisation> close(Organisation body, Change change) {
        var dependents = subtrees.dependents(body.id());
        long units = ledger.openUnits(body.id());
        if (units + dependents.people() + dependents.subscribers() > 0) {
            return refused(
                    new OrganisationRefusal.StillInUse(
                            units, dependents.people(), dependents.subscribers()));
        }
        if (!change.from().isAfter(body.changedOn()))
            return refused(new OrganisationRefusal.BeforeLastChange(body.changedOn()));
        ledger.close(body, change.from());
        if (body.facts().kind() == OrganisationKind.PROVINCIAL_OFFICE) subtrees.rerouteAll();
        return done(organisations.find(body.id()).orElseThrow());
    }

    /// From which day a change holds, and by which decision.
    public record Change(LocalDate from, String basis) {}

    private record Wanted(@Nullable UUID parent, OrganisationFacts facts) {}

    private interface Edit {
        Wanted of(Organisation before);
    }

    private Outcome<Organisation> change(
            UUID id, int version, String action, Change change, Actor actor, Edit edit) {
        var before = found(id);
        var capacity = before.flatMap(b -> capacities.of(actor, id, null, Role.ADMINISTRATOR));
        Outcome<Organisation> outcome =
                switch (admitted(before, capacity, version, change)) {
                    case Refused<Organisation>(var why) -> refused(why);
                    case Done<Organisation>(var body) -> {
                        var wanted = edit.of(body);
                        var objection = house.in(() -> objection(body, wanted));
                        yield objection.isPresent()
                                ? refused(objection.get())
                                : done(house.in(() -> carryOut(body, wanted, change)));
                    }
                };
        return told(actor, capacity, action, id, outcome);
    }

    private Organisation carryOut(Organisation before, Wanted wanted, Change change) {
        ledger.change(
                before,
                wanted.parent(),
                wanted.facts(),
                change.from(),
                change.basis(),
                clock.instant());
        if (!Objects.equals(before.parent(), wanted.parent()))
            ledger.movePath(before.id(), wanted.parent());
        if (before.facts().kind() == OrganisationKind.PROVINCIAL_OFFICE
                || wanted.facts().kind() == OrganisationKind.PROVINCIAL_OFFICE)
            subtrees.rerouteAll();
        else subtrees.reroute(before.id());
        return organisations.find(before.id()).orElseThrow();
    }

    private Optional<Refusal> objection(Organisation body, Wanted wanted) {
        var faults = wanted.facts().faults();
        if (!faults.isEmpty()) return Optional.of(new BadFields(faults));
        var parent = wanted.parent();
        if (parent != null && !parent.equals(body.parent())) {
            if (!ledger.isOpen(parent)) return Optional.of(new OrganisationRefusal.NoSuchParent());
            if (organisations.isWithin(parent, body.id()))
                return Optional.of(new OrganisationRefusal.BelowItself());
        }
        if (ledger.codeIsTaken(wanted.facts().code(), body.id()))
            return Optional.of(new OrganisationRefusal.CodeTaken(wanted.facts().code()));
        return Optional.empty();
    }

    private Outcome<Organisation> admitted(
            Optional<Organisation> before,
            Optional<Capacity> capacity,
            int version,
            Change change) {
        if (before.isEmpty()) return refused(new CommonRefusal.NotFound());
        var body = before.get();
        if (capacity.isEmpty()) return refused(new CommonRefusal.NotAllowed());
        if (body.version() != version) return refused(new CommonRefusal.Stale());
        if (!body.isOpen()) return refused(new OrganisationRefusal.Closed());
        if (change.basis().isBlank()) return refused(new BadField("basis", "required"));
        if (change.from().isAfter(today())) return refused(new OrganisationRefusal.NotYet());
        if (change.from().isBefore(body.changedOn()))
            return refused(new OrganisationRefusal.BeforeLastChange(body.changedOn()));
        return done(body);
    }

    /// Computes every route again, after a switch of the rules was turned.
    @Transactional
    public void rerouteAll() {
        house.run(
                () -> {
                    ledger.lockTree();
                    subtrees.rerouteAll();
                });
    }

    /// Who manages the organisation itself, with the reason.
    @Transactional(readOnly = true)
    public ManagingAuthority whoManages(UUID organisation) {
        return authorities.ofOrganisation(organisation);
    }

    private Optional<Organisation> found(UUID id) {
        ledger.lockTree();
        return ledger.findForUpdate(id);
    }

    private Outcome<Organisation> told(
            Actor actor,
            Optional<Capacity> capacity,
            String action,
            UUID id,
            Outcome<Organisation> outcome) {
        audit.append(act(actor, capacity, action, id, outcome));
        return outcome;
    }

    private static Act act(
            Actor actor,
            Optional<Capacity> capacity,
            String action,
            UUID id,
            Outcome<Organisation> outcome) {
        var act =
                Act.of(actor, action, "organisation", id)
                        .as(capacity.map(Capacity::role).orElse(null))
                        .outcome(outcome);
        return switch (outcome) {
            case Done<Organisation>(var body) ->
                    act.in(body.scope())
                            .with("name", body.name())
                            .with("from", body.changedOn())
                            .with("version", body.version());
            case Refused<Organisation> _ -> act.in(new Scope(id, null, List.of()));
        };
    }

    private LocalDate today() {
        return Days.of(clock.instant());
    }

    static @Nullable UUID managerOf(ManagingAuthority authority) {
        return authority instanceof Managed managed ? managed.by().id() : null;
    }
}
