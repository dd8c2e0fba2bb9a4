package org.antin.connection;

import org.antin.access.Accounts;
import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.kernel.Days;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Where a token becomes an actor: that of the account behind it, with the roles it holds today and
/// no more, kept to the system's part of the tree.
@Component
public class ConnectionGate {
    private static final Duration USE_KNOWN_TO = Duration.ofMinutes(1);

    private final ConnectionRecords records;
    private final Accounts accounts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ConnectionGate(
            ConnectionRecords records,
            Accounts accounts,
            TransactionTemplate transaction,
            Clock clock) {
        this.records = records;
        this.accounts = accounts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Who calls, and what the system may ask for.
    public record Caller(UUID connection, Actor actor, Set<ApiScope> scopes) {
        public Caller {
            scopes = Set.copyOf(scopes);
        }
    }

    /// Empty for a token that isn't ours, isn't valid today, was ended, or whose account is closed.
    public Optional<Caller> admit(ApiToken token) {
        if (!token.looksRight()) return Optional.empty();
        return Acting.as(
                Actor.GATE,
                () ->
                        known(token)
                                .flatMap(
                                        system ->
                                                actor(system)
                                                        .map(
                                                                actor ->
                                                                        new Caller(
                                                                                system.id(),
                                                                                actor,
                                                                                system.scopes()))));
    }

    private Optional<ConnectedSystem> known(ApiToken token) {
        var now = clock.instant();
        var found =
                transaction.execute(
                        status -> {
                            var system =
                                    records.byToken(token.hash())
                                            .filter(s -> s.works(Days.of(now)));
                            system.filter(
                                            s ->
                                                    s.lastUsedAt() == null
                                                            || s.lastUsedAt()
                                                                    .plus(USE_KNOWN_TO)
                                                                    .isBefore(now))
                                    .ifPresent(s -> records.used(s.id(), now));
                            return system;
                        });
        return found == null ? Optional.empty() : found;
    }

    private Optional<Actor> actor(ConnectedSystem system) {
        var via = new Actor.Via(system.id(), system.organisation());
        var account = system.account();
        var behind =
                account == null
                        ? Optional.of(new Actor(Actor.Kind.PUBLIC, null, null, "", List.of()))
                        : accounts.actor(account);
        return behind.map(actor -> actor.through(via, system.name()));
    }
}
