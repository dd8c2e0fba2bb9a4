package org.antin.account;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.HouseRights;
import org.antin.access.Role;
import org.antin.account.store.AccountLedger;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.CommonRefusal.BadFields;
import org.antin.kernel.Days;
import org.antin.kernel.Outcome;
import org.antin.kernel.Refusal;
import org.antin.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// The one door to accounts and roles (Điều 2.4). An administrator acts within the part of the tree
/// he holds his role for, on accounts whose every role lies within it; he gives himself nothing,
/// and the last administrator stays.
@Component
public class AccountDesk {
    /// How long somebody has to choose a password.
    public static final Duration LINK = Duration.ofHours(72);

    private final AccountLedger ledger;
    private final AccountDirectory directory;
    private final HouseRights house;

    /// Of a password nobody knows: an account that has it can't be used before its link was. One
    /// hash does for all of them, because there is nothing to guess.
    private final SingletonSupplier<String> forgotten;

    private final AuditTrail audit;
    private final Clock clock;
    private final boolean demo;

    AccountDesk(
            AccountLedger ledger,
            AccountDirectory directory,
            HouseRights house,
            PasswordEncoder encoder,
            AuditTrail audit,
            Clock clock,
            @Value("${antin.demo:false}") boolean demo) {
        this.ledger = ledger;
        this.directory = directory;
        this.house = house;
        this.forgotten =
                SingletonSupplier.of(
                        () -> String.valueOf(encoder.encode(OneTimeToken.fresh().text())));
        this.audit = audit;
        this.clock = clock;
        this.demo = demo;
    }

    /// An account and the link with which its holder chooses a password.
    public record Opened(UUID account, OneTimeToken link) {}

    @Transactional
    public Outcome<Opened> open(NewAccount wanted, Actor actor) {
        var id = UUID.randomUUID();
        var why = objection(wanted, actor);
        Outcome<Opened> outcome;
        if (why.isPresent()) {
            outcome = refused(why.get());
        } else {
            ledger.insert(
                    id,
                    wanted.username(),
                    wanted.displayName(),
                    wanted.organisation(),
                    wanted.person(),
                    forgotten.obtain(),
                    clock.instant());
            outcome = done(new Opened(id, newLink(id)));
        }
        return told(
                act(actor, "account.open", id, wanted.organisation())
                        .with("username", wanted.username()),
                outcome);
    }

    private Optional<Refusal> objection(NewAccount wanted, Actor actor) {
        var faults = wanted.faults();
        if (!faults.isEmpty()) return Optional.of(new BadFields(faults));
        var organisation = wanted.organisation();
        if (organisation == null || !reaches(actor, organisation)) {
            return Optional.of(new CommonRefusal.BadField("organisation", "choice"));
        }
        boolean taken = house.in(() -> ledger.usernameIsTaken(wanted.username()));
        return taken ? Optional.of(AccountRefusal.USERNAME_TAKEN) : Optional.empty();
    }

    /// Closes the account to its holder at once; its sessions end.
    @Transactional
    public Outcome<Account> disable(UUID id, int version, Actor actor) {
        return act(
                id,
                "account.disable",
                actor,
                account -> {
                    if (isLastAdministrator(account)) {
                        return refused(AccountRefusal.LAST_ADMINISTRATOR);
                    }
                    return ledger.disable(id, version, clock.instant())
                            ? done(account)
                            : refused(new CommonRefusal.Stale());
                });
    }

    @Transactional
    public Outcome<Account> enable(UUID id, int version, Actor actor) {
        return act(
                id,
                "account.enable",
                actor,
                account ->
                        ledger.disable(id, version, null)
                                ? done(account)
                                : refused(new CommonRefusal.Stale()));
    }

    /// The old password stops working when the link is used, not before: a mistaken reset locks
    /// nobody out.
    @Transactional
    public Outcome<OneTimeToken> resetPassword(UUID id, Actor actor) {
        return act(id, "account.reset-password", actor, account -> done(newLink(id)));
    }

    @Transactional
    public Outcome<Account> grant(UUID id, NewGrant wanted, Actor actor) {
        var outcome =
                decide(
                        id,
                        actor,
                        account -> {
                            var why = objection(account, wanted, actor);
                            if (why.isPresent()) return refused(why.get());
                            ledger.grant(
                                    UUID.randomUUID(),
                                    id,
                                    wanted.role(),
                                    wanted.organisation(),
                                    wanted.from(),
                                    until(wanted.lastDay()),
                                    wanted.basis(),
                                    clock.instant(),
                                    actor.name());
                            return done(account);
                        });
        return told(
                act(actor, "account.grant", id, wanted.organisation())
                        .with("role", wanted.role().code())
                        .with("from", wanted.from())
                        .with("lastDay", wanted.lastDay() == null ? "" : wanted.lastDay())
                        .with("basis", wanted.basis()),
                outcome);
    }

    private Optional<Refusal> objection(Account account, NewGrant wanted, Actor actor) {
        var faults = wanted.faults();
        if (!faults.isEmpty()) return Optional.of(new BadFields(faults));
        if (account.id().equals(actor.account())) {
            return Optional.of(AccountRefusal.NOT_TO_YOURSELF);
        }
        if (!reaches(actor, wanted.organisation())) {
            return Optional.of(new CommonRefusal.BadField("organisation", "choice"));
        }
        var lastDay = wanted.lastDay();
        if (lastDay != null && lastDay.isBefore(wanted.from())) {
            return Optional.of(AccountRefusal.ENDS_BEFORE_IT_STARTS);
        }
        if (wanted.role() == Role.SUBSCRIBER_MANAGER && lastDay == null) {
            return Optional.of(AccountRefusal.DELEGATION_DATED);
        }
        if (wanted.role() == Role.PROVIDER && !demo) {
            return Optional.of(AccountRefusal.PRACTICE_ONLY);
        }
        return ledger.holds(
                        account.id(),
                        wanted.role(),
                        wanted.organisation(),
                        wanted.from(),
                        until(lastDay))
                ? Optional.of(AccountRefusal.ALREADY_HELD)
                : Optional.empty();
    }

    /// Ends a role at once; who holds it now loses it with the next click.
    @Transactional
    public Outcome<Account> end(UUID id, UUID grant, Actor actor) {
        var outcome =
                decide(
                        id,
                        actor,
                        account -> {
                            var held =
                                    account.grants().stream()
                                            .filter(g -> g.id().equals(grant))
                                            .findFirst();
                            if (held.isEmpty()) return refused(new CommonRefusal.NotFound());
                            if (held.get().over()) return refused(AccountRefusal.GRANT_OVER);
                            if (!reaches(actor, held.get().organisation())) {
                                return refused(AccountRefusal.BEYOND_YOUR_SCOPE);
                            }
                            if (held.get().role() == Role.ADMINISTRATOR && isLast(grant)) {
                                return refused(AccountRefusal.LAST_ADMINISTRATOR);
                            }
                            ledger.end(grant, today(), clock.instant(), actor.name());
                            return done(account);
                        });
        return told(act(actor, "account.end-grant", id, null).with("grant", grant), outcome);
    }

    private boolean isLastAdministrator(Account account) {
        return account.grants().stream().anyMatch(g -> g.role() == Role.ADMINISTRATOR && !g.over())
                && house.in(() -> ledger.administratorsWithout(account.id(), null, today())) == 0;
    }

    private boolean isLast(UUID grant) {
        return house.in(() -> ledger.administratorsWithout(null, grant, today())) == 0;
    }

    /// A step on an account the actor may change.
    private interface Step<T> {
        Outcome<T> on(Account account);
    }

    private <T> Outcome<T> act(UUID id, String action, Actor actor, Step<T> step) {
        var account = directory.find(id);
        var outcome = decide(id, actor, step);
        return told(
                act(actor, action, id, account.map(Account::organisation).orElse(null)), outcome);
    }

    /// Not seen and not there look the same. An account with a role outside the actor's part of the
    /// tree isn't his to change: its password would open that role to him.
    private <T> Outcome<T> decide(UUID id, Actor actor, Step<T> step) {
        if (actor.isPerson() && !actor.holds(Role.ADMINISTRATOR)) {
            return refused(new CommonRefusal.NotAllowed());
        }
        var account = directory.find(id);
        if (account.isEmpty()) return refused(new CommonRefusal.NotFound());
        var organisation = account.get().organisation();
        boolean mine =
                organisation != null
                        && reaches(actor, organisation)
                        && house.in(() -> ledger.organisationsOf(id, today())).stream()
                                .allMatch(held -> reaches(actor, held));
        return mine ? step.on(account.get()) : refused(AccountRefusal.BEYOND_YOUR_SCOPE);
    }

    private boolean reaches(Actor actor, UUID organisation) {
        return switch (actor.kind()) {
            case SYSTEM -> true;
            case PERSON -> ledger.within(organisation, actor.organisations(Role.ADMINISTRATOR));
            case GATE, PUBLIC -> false;
        };
    }

    private OneTimeToken newLink(UUID account) {
        var token = OneTimeToken.fresh();
        var now = clock.instant();
        ledger.link(account, token.hash(), now, now.plus(LINK));
        return token;
    }

    private <T> Outcome<T> told(Act act, Outcome<T> outcome) {
        audit.append(act.outcome(outcome));
        return outcome;
    }

    private static Act act(Actor actor, String action, UUID id, @Nullable UUID organisation) {
        return Act.of(actor, action, "account", id)
                .as(actor.isPerson() ? Role.ADMINISTRATOR : null)
                .in(organisation == null ? null : Scope.of(organisation));
    }

    private static @Nullable LocalDate until(@Nullable LocalDate lastDay) {
        return lastDay == null ? null : lastDay.plusDays(1);
    }

    private LocalDate today() {
        return Days.of(clock.instant());
    }
}
