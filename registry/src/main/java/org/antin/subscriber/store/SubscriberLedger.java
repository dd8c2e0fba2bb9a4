package org.antin.subscriber.store;

import org.antin.kernel.Folding;
import org.antin.kernel.Nfc;
import org.antin.organisation.OrganisationLabel;
import org.antin.subscriber.NewSubscriber;
import org.antin.subscriber.Person;
import org.antin.subscriber.Route;
import org.antin.subscriber.Subscriber;
import org.antin.subscriber.SubscriberKind;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/// SQL of the changes of subscribers; only the desks of this package use it, inside their
/// transactions.
@Component
public class SubscriberLedger {
    private static final String INSERT =
            """
            insert into subscriber (id, kind, organisation, person, assigned, assigned_letter, name, system_kind, domain,
                   scope_authority, authority_ground, registered_at, folded, search)
            values (:id, :kind, :organisation, :person, :assigned, :letter, :name, :sort, :domain, :authority, :ground, :at,
                   :folded, :search)
            on conflict do nothing
            """;

    private final JdbcClient db;

    SubscriberLedger(JdbcClient db) {
        this.db = db;
    }

    public Optional<Subscriber> findForUpdate(UUID id) {
        return db.sql(
                        "select "
                                + SubscriberRows.COLUMNS
                                + " from subscriber s where s.id = ? for update")
                .param(id)
                .query(SubscriberRows::subscriber)
                .optional();
    }

    /// @return false when the same subject is a live subscriber already
    public boolean insert(
            NewSubscriber wanted, Person holder, OrganisationLabel body, Route route, Instant at) {
        var name =
                switch (wanted) {
                    case NewSubscriber.OfPerson _ -> holder.name();
                    case NewSubscriber.OfOrganisation _ -> body.name();
                    case NewSubscriber.OfSystem system -> Nfc.of(system.name());
                };
        var kind =
                switch (wanted) {
                    case NewSubscriber.OfPerson _ -> SubscriberKind.INDIVIDUAL;
                    case NewSubscriber.OfOrganisation _ -> SubscriberKind.ORGANISATION;
                    case NewSubscriber.OfSystem _ -> SubscriberKind.SYSTEM;
                };
        var letter =
                switch (wanted) {
                    case NewSubscriber.OfPerson _ -> "";
                    case NewSubscriber.OfOrganisation organisation -> organisation.letter();
                    case NewSubscriber.OfSystem system -> system.letter();
                };
        var system = wanted instanceof NewSubscriber.OfSystem of ? of : null;
        boolean individual = kind == SubscriberKind.INDIVIDUAL;
        int inserted =
                db.sql(INSERT)
                        .param("id", wanted.id())
                        .param("kind", kind.name())
                        .param("organisation", body.id())
                        .param("person", individual ? holder.id() : null, Types.OTHER)
                        .param("assigned", individual ? null : holder.id(), Types.OTHER)
                        .param("letter", letter)
                        .param("name", name)
                        .param("sort", system == null ? "" : system.sort())
                        .param("domain", system == null ? "" : system.domain())
                        .param("authority", route.managerId(), Types.OTHER)
                        .param("ground", route.groundName())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("folded", Folding.fold(name))
                        .param(
                                "search",
                                search(
                                        name,
                                        holder.title(),
                                        body,
                                        system == null ? "" : system.domain()))
                        .update();
        if (inserted == 1 && !individual)
            assignment(wanted.id(), holder, letter, route, body.id(), at);
        return inserted == 1;
    }

    public void assign(Subscriber before, Person person, String letter, Instant at) {
        one(
                db.sql(
                                """
                                update subscriber set assigned = ?, assigned_letter = ?, version = version + 1
                                 where id = ? and version = ?
                                """)
                        .params(person.id(), letter, before.id(), before.version())
                        .update(),
                before);
        var since =
                db.sql(
                                """
                                update assignment
                                   set during = tstzrange(lower(during), greatest(?, lower(during) + interval '1 microsecond'))
                                 where subscriber = ? and upper_inf(during) returning upper(during)
                                """)
                        .params(at.atOffset(ZoneOffset.UTC), before.id())
                        .query(OffsetDateTime.class)
                        .single();
        assignment(
                before.id(),
                person,
                letter,
                new Route(before.managedBy(), null),
                before.organisation(),
                since.toInstant());
    }

    public void close(Subscriber before, LocalDate on, String reason) {
        one(
                db.sql(
                                """
                                update subscriber set closed_on = ?, closed_reason = ?, version = version + 1
                                 where id = ? and version = ?
                                """)
                        .params(on, reason, before.id(), before.version())
                        .update(),
                before);
    }

    /// After a change of the person: name, body, manager and search text of the individual
    /// subscriber, search text of those assigned.
    public void follow(UUID person) {
        db.sql(
                        """
                        select s.id from subscriber s
                         where (s.person = :person or s.assigned = :person) and s.closed_on is null
                        """)
                .param("person", person)
                .query(UUID.class)
                .list()
                .forEach(this::refresh);
    }

    private void refresh(UUID subscriber) {
        record Row(
                String kind,
                String name,
                String domain,
                UUID workplace,
                UUID body,
                String title,
                String personName,
                @Nullable UUID authority,
                String ground) {}
        var row =
                db.sql(
                                """
                                select s.kind, s.name, s.domain, p.organisation as workplace, s.organisation as body, p.title,
                                       p.full_name as person_name, p.scope_authority as authority, p.authority_ground as ground
                                  from subscriber s join person p on p.id = coalesce(s.person, s.assigned) where s.id = ?
                                """)
                        .param(subscriber)
                        .query(Row.class)
                        .single();
        boolean individual = row.kind().equals(SubscriberKind.INDIVIDUAL.name());
        var body = individual ? row.workplace() : row.body();
        var name = individual ? row.personName() : row.name();
        var label =
                db.sql(
                                "select organisation, name, short_name from organisation_tree where organisation = ?")
                        .param(body)
                        .query(
                                (rs, n) ->
                                        new OrganisationLabel(
                                                body, rs.getString(2), rs.getString(3)))
                        .single();
        db.sql(
                        """
                        update subscriber
                           set name = :name, folded = :folded, search = :search, organisation = :body,
                               scope_authority = case when :individual then :authority else scope_authority end,
                               authority_ground = case when :individual then :ground else authority_ground end,
                               version = version + 1
                         where id = :id
                        """)
                .param("name", name)
                .param("folded", Folding.fold(name))
                .param("search", search(name, row.title(), label, row.domain()))
                .param("body", body)
                .param("individual", individual)
                .param("authority", row.authority(), Types.OTHER)
                .param("ground", row.ground())
                .param("id", subscriber)
                .update();
    }

    private void assignment(
            UUID subscriber, Person person, String letter, Route route, UUID body, Instant at) {
        db.sql(
                        """
                        insert into assignment (subscriber, person, during, letter, scope_org, scope_authority)
                        values (?, ?, tstzrange(?, null), ?, ?, ?)
                        """)
                .param(subscriber)
                .param(person.id())
                .param(at.atOffset(ZoneOffset.UTC))
                .param(letter)
                .param(body)
                .param(route.managerId())
                .update();
    }

    /// What a search box should find, folded.
    public static String search(String name, String title, OrganisationLabel body, String domain) {
        return Folding.fold(String.join(" ", name, title, body.name(), body.shortName(), domain));
    }

    private static void one(int changed, Subscriber before) {
        if (changed != 1) {
            throw new OptimisticLockingFailureException(
                    "subscriber " + before.id() + " is no longer at version " + before.version());
        }
    }
}
