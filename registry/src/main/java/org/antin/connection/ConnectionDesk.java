package org.antin.connection;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.HouseRights;
import org.antin.access.Role;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Days;
import org.antin.kernel.Outcome;
import org.antin.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/// The one door to connected systems (Điều 2.4). An administrator connects a system within the part
/// of the tree he holds his role for, in the place of an account that lies wholly in it and isn't
/// his own.
@Component
public class ConnectionDesk {
    private final ConnectionRecords records;
    private final ConnectedSystems systems;
    private final HouseRights house;
    private final AuditTrail audit;
    private final Clock clock;

    ConnectionDesk(
            ConnectionRecords records,
            ConnectedSystems systems,
            HouseRights house,
            AuditTrail audit,
            Clock clock) {
        this.records = records;
        this.systems = systems;
        this.house = house;
        this.audit = audit;
        this.clock = clock;
    }

    /// A system just connected, with its token, which nobody sees again.
    public record Connected(UUID id, ApiToken token) {}

    @Transactional
    public Outcome<Connected> connect(NewConnection wanted, Actor actor) {
        var id = UUID.randomUUID();
        var outcome =
                checked(wanted, actor)
                        .map(
                                system -> {
                                    var token = ApiToken.fresh();
                                    records.insert(system.as(id), token.hash());
                                    return new Connected(id, token);
                                });
        audit.append(
                act(actor, "connection.connect", id, wanted.organisation())
                        .with("name", wanted.name())
                        .with("username", wanted.username())
                        .with("scopes", codes(wanted))
                        .with("from", Objects.toString(wanted.from(), ""))
                        .with("lastDay", Objects.toString(wanted.lastDay(), ""))
                        .with("basis", wanted.basis())
                        .outcome(outcome));
        return outcome;
    }

    /// What was asked, found right, before it has its id.
    private record Checked(
            NewConnection wanted,
            UUID organisation,
            @Nullable UUID account,
            LocalDate from,
            LocalDate lastDay,
            Clock clock,
            Actor by) {
        ConnectedSystem as(UUID id) {
            return new ConnectedSystem(
                    id,
                    wanted.name(),
                    organisation,
                    "",
                    account,
                    wanted.username(),
                    wanted.scopes(),
                    from,
                    lastDay,
                    wanted.basis(),
                    clock.instant(),
                    by.name(),
                    null,
                    null,
                    "");
        }
    }

    private Outcome<Checked> checked(NewConnection wanted, Actor actor) {
        if (!mayConnect(actor)) return refused(new CommonRefusal.NotAllowed());
        var faults = wanted.faults();
        var organisation = wanted.organisation();
        var from = wanted.from();
        var lastDay = wanted.lastDay();
        if (!faults.isEmpty() || organisation == null || from == null || lastDay == null) {
            return refused(new CommonRefusal.BadFields(faults));
        }
        if (!reaches(actor, organisation)) {
            return refused(new CommonRefusal.BadField("organisation", "choice"));
        }
        if (lastDay.isBefore(from)) return refused(ConnectionRefusal.ENDS_BEFORE_IT_STARTS);
        if (lastDay.isAfter(from.plusYears(NewConnection.LONGEST_YEARS))) {
            return refused(ConnectionRefusal.TOO_LONG);
        }
        if (wanted.username().isEmpty()) {
            return done(new Checked(wanted, organisation, null, from, lastDay, clock, actor));
        }
        return account(wanted.username(), actor)
                .map(
                        account ->
                                new Checked(
                                        wanted,
                                        organisation,
                                        account,
                                        from,
                                        lastDay,
                                        clock,
                                        actor));
    }

    /// An account with a role outside the actor's part of the tree isn't his to lend out.
    private Outcome<UUID> account(String username, Actor actor) {
        var account = records.account(username);
        if (account.isEmpty()) return refused(ConnectionRefusal.NO_SUCH_ACCOUNT);
        if (account.get().equals(actor.account())) return refused(ConnectionRefusal.NOT_YOUR_OWN);
        var today = Days.of(clock.instant());
        boolean mine =
                house.in(() -> records.organisationsOf(account.get(), today)).stream()
                        .allMatch(held -> reaches(actor, held));
        return mine ? done(account.get()) : refused(ConnectionRefusal.BEYOND_YOUR_SCOPE);
    }

    /// Its token stops working with the next call.
    @Transactional
    public Outcome<ConnectedSystem> revoke(UUID id, Actor actor) {
        var system = systems.find(id);
        Outcome<ConnectedSystem> outcome =
                !mayConnect(actor)
                        ? refused(new CommonRefusal.NotAllowed())
                        : system.isEmpty() || !reaches(actor, system.get().organisation())
                                ? refused(new CommonRefusal.NotFound())
                                : records.revoke(id, clock.instant(), actor.name())
                                        ? done(system.get())
                                        : refused(ConnectionRefusal.ALREADY_REVOKED);
        audit.append(
                act(
                                actor,
                                "connection.revoke",
                                id,
                                system.map(ConnectedSystem::organisation).orElse(null))
                        .outcome(outcome));
        return outcome;
    }

    /// Never through another system: a token makes no tokens.
    private static boolean mayConnect(Actor actor) {
        return actor.via() == null && (!actor.isPerson() || actor.holds(Role.ADMINISTRATOR));
    }

    private boolean reaches(Actor actor, UUID organisation) {
        return switch (actor.kind()) {
            case SYSTEM -> true;
            case PERSON -> records.within(organisation, actor.organisations(Role.ADMINISTRATOR));
            case GATE, PUBLIC -> false;
        };
    }

    private static Act act(Actor actor, String action, UUID id, @Nullable UUID organisation) {
        return Act.of(actor, action, "connection", id)
                .as(actor.isPerson() ? Role.ADMINISTRATOR : null)
                .in(organisation == null ? null : Scope.of(organisation));
    }

    private static String codes(NewConnection wanted) {
        List<String> codes = wanted.scopes().stream().map(ApiScope::code).sorted().toList();
        return codes.stream().collect(Collectors.joining(" "));
    }
}
