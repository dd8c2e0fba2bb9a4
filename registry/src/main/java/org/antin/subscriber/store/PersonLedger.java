package org.antin.subscriber.store;

import org.antin.kernel.Folding;
import org.antin.kernel.Period;
import org.antin.subscriber.Appointment;
import org.antin.subscriber.Person;
import org.antin.subscriber.PersonFacts;
import org.antin.subscriber.PublicAuthority;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// SQL of the changes of people; only the desks of this package use it, inside their transactions.
@Component
public class PersonLedger {
    /// What a unique constraint would say, asked beforehand.
    public enum Taken {
        NOTHING,
        PERSONAL_NUMBER,
        EMAIL
    }

    private final JdbcClient db;

    PersonLedger(JdbcClient db) {
        this.db = db;
    }

    public Optional<Person> findForUpdate(UUID id) {
        return db.sql("select " + PersonRows.COLUMNS + " from person p where p.id = ? for update")
                .param(id)
                .query(PersonRows::person)
                .optional();
    }

    public Taken taken(PersonFacts facts, UUID except) {
        return db.sql(
                        """
                        select case when personal_number = :number then 'PERSONAL_NUMBER' else 'EMAIL' end
                          from person where (personal_number = :number or email = :email) and id <> :except
                         order by 1 desc limit 1
                        """)
                .param("number", facts.personalNumber())
                .param("email", facts.email())
                .param("except", except)
                .query(String.class)
                .optional()
                .map(Taken::valueOf)
                .orElse(Taken.NOTHING);
    }

    /// @return false when somebody else took the number or the e-mail meanwhile
    public boolean insert(
            UUID id,
            PersonFacts facts,
            Appointment position,
            @Nullable UUID authority,
            String ground,
            Instant at) {
        int inserted =
                db.sql(
                                """
                                insert into person (id, full_name, born, personal_number, issued_on, issued_by, email, phone,
                                       official_kind, organisation, title, rank, scope_authority, authority_ground,
                                       registered_at, folded, search)
                                values (:id, :name, :born, :number, :issuedOn, :issuedBy, :email, :phone, :kind, :organisation,
                                       :title, :rank, :authority, :ground, :at, :folded, :search)
                                on conflict do nothing
                                """)
                        .params(values(id, facts))
                        .param("organisation", position.organisation())
                        .param("title", position.title())
                        .param("rank", position.rank().name())
                        .param("authority", authority, Types.OTHER)
                        .param("ground", ground)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("search", search(facts, position.title()))
                        .update();
        if (inserted == 1) begin(id, position, authority, at);
        return inserted == 1;
    }

    public void correct(Person before, PersonFacts facts) {
        int changed =
                db.sql(
                                """
                                update person
                                   set full_name = :name, born = :born, personal_number = :number, issued_on = :issuedOn,
                                       issued_by = :issuedBy, email = :email, phone = :phone, official_kind = :kind,
                                       folded = :folded, search = :search, version = version + 1
                                 where id = :id and version = :version
                                """)
                        .params(values(before.id(), facts))
                        .param("search", search(facts, before.title()))
                        .param("version", before.version())
                        .update();
        one(changed, before);
    }

    /// Ends the running position the day the new one begins; on the same day the new one replaces
    /// it.
    public void appoint(
            Person before,
            Appointment position,
            LocalDate runningSince,
            @Nullable UUID authority,
            String ground,
            Instant at) {
        if (runningSince.equals(position.from())) {
            db.sql(
                            """
                            update position_held
                               set organisation = ?, title = ?, rank = ?, basis = ?, recorded_at = ?, scope_authority = ?
                             where person = ? and upper_inf(during)
                            """)
                    .param(position.organisation())
                    .param(position.title())
                    .param(position.rank().name())
                    .param(position.basis())
                    .param(at.atOffset(ZoneOffset.UTC))
                    .param(authority)
                    .param(before.id())
                    .update();
        } else {
            db.sql(
                            """
                            update position_held set during = daterange(lower(during), ?)
                             where person = ? and upper_inf(during)
                            """)
                    .params(position.from(), before.id())
                    .update();
            begin(before.id(), position, authority, at);
        }
        one(
                db.sql(
                                """
                                update person
                                   set organisation = :organisation, title = :title, rank = :rank, scope_authority = :authority,
                                       authority_ground = :ground, search = :search, version = version + 1
                                 where id = :id and version = :version
                                """)
                        .param("organisation", position.organisation())
                        .param("title", position.title())
                        .param("rank", position.rank().name())
                        .param("authority", authority, Types.OTHER)
                        .param("ground", ground)
                        .param("search", search(before.facts(), position.title()))
                        .param("id", before.id())
                        .param("version", before.version())
                        .update(),
                before);
    }

    public Optional<LocalDate> positionSince(UUID person) {
        return db.sql(
                        "select lower(during) from position_held where person = ? and upper_inf(during)")
                .param(person)
                .query(LocalDate.class)
                .optional();
    }

    public boolean hasAuthority(UUID person, PublicAuthority.Kind kind, Period during) {
        return db.sql(
                        """
                        select exists (select 1 from person_authority
                                        where person = ? and kind = ? and during && daterange(?, ?))
                        """)
                .param(person)
                .param(kind.name())
                .param(during.from())
                .param(during.until())
                .query(Boolean.class)
                .single();
    }

    public void authorise(UUID id, Person person, PublicAuthority authority, Instant at) {
        db.sql(
                        """
                        insert into person_authority (id, person, kind, during, basis, recorded_at, scope_org, scope_authority)
                        values (?, ?, ?, daterange(?, ?), ?, ?, ?, ?)
                        """)
                .param(id)
                .param(person.id())
                .param(authority.kind().name())
                .param(authority.during().from())
                .param(authority.during().until())
                .param(authority.basis())
                .param(at.atOffset(ZoneOffset.UTC))
                .param(person.organisation())
                .param(person.managedBy())
                .update();
    }

    private void begin(UUID person, Appointment position, @Nullable UUID authority, Instant at) {
        db.sql(
                        """
                        insert into position_held (id, person, organisation, title, rank, during, basis, recorded_at, scope_authority)
                        values (gen_random_uuid(), ?, ?, ?, ?, daterange(?, null), ?, ?, ?)
                        """)
                .param(person)
                .param(position.organisation())
                .param(position.title())
                .param(position.rank().name())
                .param(position.from())
                .param(position.basis())
                .param(at.atOffset(ZoneOffset.UTC))
                .param(authority)
                .update();
    }

    static String search(PersonFacts facts, String title) {
        return Folding.fold(
                String.join(" ", facts.fullName(), facts.email(), facts.phone(), title));
    }

    static Map<String, @Nullable Object> values(UUID id, PersonFacts facts) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", id);
        values.put("name", facts.fullName());
        values.put("born", facts.born());
        values.put("number", facts.personalNumber());
        values.put("issuedOn", facts.issuedOn());
        values.put("issuedBy", facts.issuedBy());
        values.put("email", facts.email());
        values.put("phone", facts.phone());
        values.put("kind", facts.kind().name());
        values.put("folded", Folding.fold(facts.fullName()));
        return values;
    }

    private static void one(int changed, Person before) {
        if (changed != 1) {
            throw new OptimisticLockingFailureException(
                    "person " + before.id() + " is no longer at version " + before.version());
        }
    }
}
