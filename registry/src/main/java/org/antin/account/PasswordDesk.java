package org.antin.account;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Accounts;
import org.antin.access.Actor;
import org.antin.access.HouseRights;
import org.antin.account.store.AccountLedger;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.kernel.Outcome;
import org.antin.kernel.Scope;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Passwords, chosen by nobody but their holder.
@Component
public class PasswordDesk {
    private final AccountLedger ledger;
    private final Accounts accounts;
    private final HouseRights house;
    private final PasswordRule rule;
    private final PasswordEncoder encoder;
    private final AuditTrail audit;
    private final Clock clock;

    PasswordDesk(
            AccountLedger ledger,
            Accounts accounts,
            HouseRights house,
            PasswordRule rule,
            PasswordEncoder encoder,
            AuditTrail audit,
            Clock clock) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.house = house;
        this.rule = rule;
        this.encoder = encoder;
        this.audit = audit;
        this.clock = clock;
    }

    /// Whose link it is, while it works.
    @Transactional
    public Optional<String> username(OneTimeToken link) {
        return house.in(() -> ledger.linkedUsername(link.hash(), clock.instant()));
    }

    /// Uses a link up; every session of the account ends. A password that won't do leaves it whole.
    @Transactional
    public Outcome<UUID> choose(OneTimeToken link, String password, String repeat) {
        return house.in(
                () -> {
                    var username = ledger.linkedUsername(link.hash(), clock.instant());
                    if (username.isEmpty()) {
                        audit.append(
                                Act.of(Actor.GATE, "account.choose-password", "account", "unknown")
                                        .refused(AccountRefusal.LINK_DEAD.code()));
                        return refused(AccountRefusal.LINK_DEAD);
                    }
                    var fault = rule.fault(username.get(), password, repeat);
                    if (fault.isPresent()) return refused(fault.get());
                    return used(link, hash(password));
                });
    }

    /// For [DemoPasswords], whose password is no secret.
    @Transactional
    Outcome<UUID> use(OneTimeToken link, String hash) {
        return house.in(() -> used(link, hash));
    }

    private Outcome<UUID> used(OneTimeToken link, String hash) {
        var account = ledger.useLink(link.hash(), clock.instant());
        if (account.isEmpty()) return refused(AccountRefusal.LINK_DEAD);
        ledger.password(account.get(), hash);
        audit.append(Act.of(Actor.GATE, "account.choose-password", "account", account.get()));
        return done(account.get());
    }

    /// Changes one's own password; every other session of the account ends.
    ///
    /// @return the epoch of the sessions that stay
    @Transactional
    public Outcome<Integer> change(Actor actor, String old, String password, String repeat) {
        var id = Objects.requireNonNull(actor.account());
        var outcome = house.in(() -> changed(id, old, password, repeat));
        var scope = actor.grants().isEmpty() ? null : actor.grants().getFirst().organisation();
        audit.append(
                Act.of(actor, "account.change-password", "account", id)
                        .in(scope == null ? null : Scope.of(scope))
                        .outcome(outcome));
        return outcome;
    }

    private Outcome<Integer> changed(UUID id, String old, String password, String repeat) {
        var known = accounts.credentials(id);
        if (known.isEmpty() || !encoder.matches(old, known.get().passwordHash())) {
            return refused(AccountRefusal.WRONG_PASSWORD);
        }
        var fault = rule.fault(known.get().username(), password, repeat);
        if (fault.isPresent()) return refused(fault.get());
        ledger.password(id, hash(password));
        return done(ledger.epoch(id));
    }

    private String hash(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }
}
