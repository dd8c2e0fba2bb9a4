package org.antin.journey;

import org.antin.House;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.account.store.AccountLedger;
import org.antin.organisation.OrganisationKind;
import org.antin.organisation.Tier;
import org.antin.subscriber.Person;
import org.antin.subscriber.Rank;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// A district with a commune and the people of the regulation's procedures, each with an account
/// one can sign in with.
final class Town {
    static final String PASSWORD = "mot cau rat de nho";
    private static final LocalDate LONG_AGO = LocalDate.of(2021, 1, 1);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final House house;
    private final AccountLedger ledger;
    private final PasswordEncoder encoder;
    private final Clock clock;

    Town(House house, AccountLedger ledger, PasswordEncoder encoder, Clock clock) {
        this.house = house;
        this.ledger = ledger;
        this.encoder = encoder;
        this.clock = clock;
    }

    /// Somebody who can sign in.
    record Citizen(String username, Person person) {}

    UUID district(String name) {
        return house.body(
                house.province().committee(),
                OrganisationKind.DISTRICT_COMMITTEE,
                Tier.DISTRICT,
                name);
    }

    UUID commune(UUID district, String name) {
        return house.body(district, OrganisationKind.COMMUNE_COMMITTEE, Tier.COMMUNE, name);
    }

    Citizen citizen(UUID body, Rank rank, String title, String name, Role... roles) {
        return citizen(body, body, rank, title, name, roles);
    }

    /// Works in one body and holds the roles for another.
    Citizen citizen(UUID body, UUID forBody, Rank rank, String title, String name, Role... roles) {
        var person = house.person(body, rank, title, name);
        var username = "nguoi" + NUMBER.incrementAndGet();
        var account = UUID.randomUUID();
        house.as(
                Actor.system("test"),
                () -> {
                    ledger.insert(
                            account,
                            username,
                            name,
                            body,
                            person.id(),
                            Objects.requireNonNull(encoder.encode(PASSWORD)),
                            clock.instant());
                    for (var role : roles) grant(account, role, forBody, null);
                    return true;
                });
        return new Citizen(username, person);
    }

    private void grant(UUID account, Role role, UUID body, @Nullable LocalDate until) {
        ledger.grant(
                UUID.randomUUID(),
                account,
                role,
                body,
                LONG_AGO,
                until,
                "Quyết định phân công số 27/QĐ-UBND",
                Instant.EPOCH,
                "test");
    }
}
