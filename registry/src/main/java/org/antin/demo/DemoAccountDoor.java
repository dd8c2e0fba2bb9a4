package org.antin.demo;

import org.antin.access.Actor;
import org.antin.access.Grant;
import org.antin.access.Role;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.kernel.Outcome;
import org.antin.kernel.Period;
import org.antin.kernel.Scope;
import org.antin.subscriber.Person;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Opens accounts with a password everybody knows, which no door for real accounts may do.
@Component
@ConditionalOnProperty(name = "antin.demo", havingValue = "true")
class DemoAccountDoor {
    private static final LocalDate SINCE = LocalDate.of(2020, 8, 25);

    /// A role to give.
    record Held(Role role, UUID organisation, String basis) {}

    private final JdbcClient db;
    private final AuditTrail audit;
    private final Clock clock;

    DemoAccountDoor(JdbcClient db, AuditTrail audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Outcome<Actor> open(String username, Person person, String passwordHash, List<Held> roles) {
        var account = UUID.randomUUID();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        db.sql(
                        """
                        insert into account (id, username, person, display_name, password_hash,
                               created_at, scope_org, scope_persons)
                        values (?, ?, ?, ?, ?, ?, ?, array[?::uuid])
                        """)
                .params(
                        account,
                        username,
                        person.id(),
                        person.name(),
                        passwordHash,
                        now,
                        person.organisation(),
                        person.id())
                .update();
        audit.append(
                Act.of(Replay.HOUSE, "account.open", "account", account)
                        .in(new Scope(person.organisation(), null, List.of(person.id())))
                        .with("username", username));
        var grants = new ArrayList<Grant>();
        for (var held : roles) {
            grants.add(new Grant(held.role(), held.organisation(), Period.since(SINCE)));
            db.sql(
                            """
                            insert into role_grant (id, account, role, organisation, during, basis,
                                   granted_at, granted_by)
                            values (?, ?, ?, ?, daterange(?, null), ?, ?, ?)
                            """)
                    .params(
                            UUID.randomUUID(),
                            account,
                            held.role().name(),
                            held.organisation(),
                            SINCE,
                            held.basis(),
                            now,
                            Replay.HOUSE.name())
                    .update();
            audit.append(
                    Act.of(Replay.HOUSE, "account.grant", "account", account)
                            .in(new Scope(held.organisation(), null, List.of(person.id())))
                            .with("role", held.role().code())
                            .with("from", SINCE)
                            .with("basis", held.basis()));
        }
        return Outcome.done(
                new Actor(Actor.Kind.PERSON, account, person.id(), person.name(), grants));
    }
}
