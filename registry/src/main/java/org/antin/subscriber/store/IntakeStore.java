package org.antin.subscriber.store;

import org.antin.kernel.Folding;
import org.antin.subscriber.IntakePerson;
import org.antin.subscriber.IntakeSubscriber;
import org.antin.subscriber.Rank;
import org.antin.subscriber.SubscriberIntake.Known;
import org.antin.subscriber.SubscriberKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Batches of people and subscribers.
@Component
public class IntakeStore {
    private final JdbcClient db;
    private final JdbcTemplate batch;

    IntakeStore(JdbcClient db, JdbcTemplate batch) {
        this.db = db;
        this.batch = batch;
    }

    public Map<String, Known> people(Collection<String> numbers) {
        var people = new HashMap<String, Known>();
        db.sql(
                        """
                        select id, full_name, title, organisation, rank, personal_number from person
                         where personal_number = any (?)
                        """)
                .param(numbers.toArray(String[]::new))
                .query(
                        rs -> {
                            people.put(
                                    rs.getString("personal_number"),
                                    new Known(
                                            rs.getObject("id", UUID.class),
                                            rs.getString("full_name"),
                                            rs.getString("title"),
                                            rs.getObject("organisation", UUID.class),
                                            Rank.valueOf(rs.getString("rank"))));
                        });
        return people;
    }

    public Set<String> takenEmails(Collection<String> emails) {
        return new HashSet<>(
                db.sql("select email from person where email = any (?)")
                        .param(emails.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    public Map<String, UUID> live() {
        var live = new HashMap<String, UUID>();
        db.sql(
                        """
                        select id, case kind when 'INDIVIDUAL' then kind || '/' || person
                                             when 'ORGANISATION' then kind || '/' || organisation
                                             else kind || '/' || organisation || '/' || folded || '/' || domain end
                          from subscriber where closed_on is null
                        """)
                .query(
                        rs -> {
                            live.put(rs.getString(2), rs.getObject(1, UUID.class));
                        });
        return live;
    }

    public void insertPeople(List<IntakePerson> people, Instant at) {
        var now = at.atOffset(ZoneOffset.UTC);
        batch.batchUpdate(
                """
                insert into person (id, full_name, born, personal_number, issued_on, issued_by, email, phone, official_kind,
                       organisation, title, rank, scope_authority, authority_ground, registered_at, folded, search)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                people.stream().map(p -> person(p, now)).toList());
        batch.batchUpdate(
                """
                insert into position_held (id, person, organisation, title, rank, during, basis, recorded_at, scope_authority)
                values (gen_random_uuid(), ?, ?, ?, ?, daterange(?, null), ?, ?, ?)
                """,
                people.stream()
                        .map(
                                p ->
                                        row(
                                                p.id(),
                                                p.position().organisation(),
                                                p.position().title(),
                                                p.position().rank().name(),
                                                p.position().from(),
                                                p.position().basis(),
                                                now,
                                                p.route().managerId()))
                        .toList());
        var authorities = new ArrayList<Object[]>();
        for (var p : people)
            for (var a : p.authorities())
                authorities.add(
                        row(
                                p.id(),
                                a.kind().name(),
                                a.during().from(),
                                a.during().until(),
                                a.basis(),
                                now,
                                p.position().organisation(),
                                p.route().managerId()));
        batch.batchUpdate(
                """
                insert into person_authority (id, person, kind, during, basis, recorded_at, scope_org, scope_authority)
                values (gen_random_uuid(), ?, ?, daterange(?, ?), ?, ?, ?, ?)
                """,
                authorities);
    }

    private static Object[] person(IntakePerson p, OffsetDateTime now) {
        var facts = p.facts();
        return row(
                p.id(),
                facts.fullName(),
                facts.born(),
                facts.personalNumber(),
                facts.issuedOn(),
                facts.issuedBy(),
                facts.email(),
                facts.phone(),
                facts.kind().name(),
                p.position().organisation(),
                p.position().title(),
                p.position().rank().name(),
                p.route().managerId(),
                p.route().groundName(),
                now,
                Folding.fold(facts.fullName()),
                PersonLedger.search(facts, p.position().title()));
    }

    public void insertSubscribers(List<IntakeSubscriber> subscribers, Instant at) {
        var now = at.atOffset(ZoneOffset.UTC);
        batch.batchUpdate(
                """
                insert into subscriber (id, kind, organisation, person, assigned, assigned_letter, name, system_kind, domain,
                       scope_authority, authority_ground, registered_at, folded, search)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                subscribers.stream()
                        .map(
                                s ->
                                        row(
                                                s.id(),
                                                s.kind().name(),
                                                s.body().id(),
                                                isIndividual(s) ? s.holder() : null,
                                                isIndividual(s) ? null : s.holder(),
                                                s.letter(),
                                                s.name(),
                                                s.sort(),
                                                s.domain(),
                                                s.route().managerId(),
                                                s.route().groundName(),
                                                now,
                                                Folding.fold(s.name()),
                                                SubscriberLedger.search(
                                                        s.name(),
                                                        s.holderTitle(),
                                                        s.body(),
                                                        s.domain())))
                        .toList());
        batch.batchUpdate(
                """
                insert into assignment (subscriber, person, during, letter, scope_org, scope_authority)
                values (?, ?, tstzrange(?, null), ?, ?, ?)
                """,
                subscribers.stream()
                        .filter(s -> !isIndividual(s))
                        .map(
                                s ->
                                        row(
                                                s.id(),
                                                s.holder(),
                                                now,
                                                s.letter(),
                                                s.body().id(),
                                                s.route().managerId()))
                        .toList());
    }

    private static boolean isIndividual(IntakeSubscriber subscriber) {
        return subscriber.kind() == SubscriberKind.INDIVIDUAL;
    }

    private static Object[] row(@Nullable Object... values) {
        @SuppressWarnings("NullAway") // JDBC takes null for a missing value
        Object[] row = values;
        return row;
    }
}
