package org.antin.account;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.account.store.AccountLedger;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.kernel.CommonRefusal.BadFields;
import org.antin.kernel.Days;
import org.antin.kernel.Outcome;
import org.antin.kernel.Scope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// The first administrator: whoever started the server on an empty database gets a link that works
/// once, for half an hour.
@Component
public class SetupDesk {
    public static final Duration LINK = Duration.ofMinutes(30);

    private static final Actor HOUSE = Actor.system("setup");

    private final AccountLedger ledger;
    private final ProvinceRoot province;
    private final PasswordRule rule;
    private final PasswordEncoder encoder;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final boolean demo;

    SetupDesk(
            AccountLedger ledger,
            ProvinceRoot province,
            PasswordRule rule,
            PasswordEncoder encoder,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${antin.demo:false}") boolean demo) {
        this.ledger = ledger;
        this.province = province;
        this.rule = rule;
        this.encoder = encoder;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        this.demo = demo;
    }

    /// A new link while nobody has an account; links made before stop working.
    public Optional<OneTimeToken> link() {
        if (demo) return Optional.empty();
        return asHouse(
                () -> {
                    if (ledger.anyAccount()) return Optional.empty();
                    var token = OneTimeToken.fresh();
                    var now = clock.instant();
                    ledger.newSetupLink(token.hash(), now, now.plus(LINK));
                    audit.append(Act.of(HOUSE, "account.make-setup-link", "setup", "link"));
                    return Optional.of(token);
                });
    }

    public boolean works(OneTimeToken link) {
        return asHouse(
                () -> !ledger.anyAccount() && ledger.setupLinkWorks(link.hash(), clock.instant()));
    }

    /// What the first entries say, in words of the screen.
    ///
    /// @param province name of the provincial committee
    /// @param basis what the entry and the grant rest on
    public record Start(String province, String basis) {}

    /// Makes the first administrator and, if there is none yet, the province above everything.
    public Outcome<UUID> setUp(
            OneTimeToken link, NewAccount wanted, String password, String repeat, Start start) {
        return asHouse(() -> setUpOnce(link, wanted, password, repeat, start));
    }

    private Outcome<UUID> setUpOnce(
            OneTimeToken link, NewAccount wanted, String password, String repeat, Start start) {
        var now = clock.instant();
        if (ledger.anyAccount() || !ledger.setupLinkWorks(link.hash(), now)) {
            audit.append(
                    Act.of(Actor.PUBLIC, "account.set-up", "setup", "link")
                            .refused(AccountRefusal.LINK_DEAD.code()));
            return refused(AccountRefusal.LINK_DEAD);
        }
        var faults = wanted.faults();
        if (!faults.isEmpty()) return refused(new BadFields(faults));
        var fault = rule.fault(wanted.username(), password, repeat);
        if (fault.isPresent()) return refused(fault.get());
        // Of two who send the form at once one waits here, and then finds the link used up.
        if (!ledger.useSetupLink(link.hash(), now)) return refused(AccountRefusal.LINK_DEAD);
        var root = province.establish(start.province(), start.basis(), HOUSE);
        var id = UUID.randomUUID();
        ledger.insert(
                id,
                wanted.username(),
                wanted.displayName(),
                root,
                null,
                Objects.requireNonNull(encoder.encode(password)),
                now);
        ledger.grant(
                UUID.randomUUID(),
                id,
                Role.ADMINISTRATOR,
                root,
                Days.of(now),
                null,
                start.basis(),
                now,
                HOUSE.name());
        audit.append(
                Act.of(HOUSE, "account.set-up", "account", id)
                        .in(Scope.of(root))
                        .with("username", wanted.username()));
        return done(id);
    }

    private <T> T asHouse(java.util.function.Supplier<T> work) {
        return Acting.as(
                HOUSE, () -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }
}
