package org.antin.bench;

import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.kernel.Scope;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// Gives generated subscribers the past that real ones have: an account, the dossier that brought
/// the certificate, its letter, its history and its lines in the log.
///
/// The rows are written by SQL, past the desks, because ten moves for each of 20,000 dossiers take
/// the better part of an hour; only generated data may come into the register this way. Each row is
/// what the desks would have left, so the pages show it and the log verifies.
@Component
@ConditionalOnProperty("antin.bench.subscribers")
class PastYears {
    private static final List<String> LOGGED =
            List.of("submit", "confirm", "forward", "record-issue", "confirm-handover");

    private static final String ACCOUNTS =
            """
            with opened as (
                insert into account (id, username, person, display_name, password_hash, created_at, search,
                       scope_org, scope_persons)
                select gen_random_uuid(), split_part(p.email, '@', 1), p.id, p.full_name, '!', now(), p.folded,
                       p.organisation, array[p.id]
                  from person p
                 where not exists (select 1 from account a where a.person = p.id)
                   and exists (select 1 from subscriber s where p.id in (s.person, s.assigned))
                on conflict (username) do nothing
                returning id, scope_org)
            insert into role_grant (id, account, role, organisation, during, basis, granted_at, granted_by)
            select gen_random_uuid(), id, 'SUBSCRIBER', scope_org, daterange('2020-08-25', null), 'bench', now(), 'bench'
              from opened
            """;

    /// Every generated certificate that no dossier tells of yet, numbered, ten to a letter.
    private static final String ASKED =
            """
            with asked as (
                select s.id as subscriber, s.kind, s.person, coalesce(s.person, s.assigned) as filer, s.organisation,
                       s.scope_authority as authority, s.name, s.folded, s.scope_persons as persons,
                       p.full_name as filer_name, p.email, p.phone, c.id as certificate, c.device,
                       c.not_before as issued_at, extract(year from c.not_before - interval '9 days')::int as year,
                       row_number() over (partition by extract(year from c.not_before - interval '9 days')
                                          order by c.not_before, c.id) as number,
                       (row_number() over (partition by s.scope_authority, s.kind, extract(year from c.not_before)
                                           order by c.not_before, c.id) - 1) / 10 as letter
                  from certificate c
                  join subscriber s on s.id = c.subscriber
                  join person p on p.id = coalesce(s.person, s.assigned)
                 where c.issuer like :issuer and s.kind in ('INDIVIDUAL', 'ORGANISATION')
                   and not exists (select 1 from dossier d
                                    where d.id = md5('dossier' || c.id)::uuid)),
            numbered as (
                select a.*, md5('dossier' || certificate)::uuid as dossier,
                       md5('letter' || authority || kind || extract(year from issued_at) || '/' || letter)::uuid as letter_id,
                       case kind when 'INDIVIDUAL' then '02' else '04' end as form
                  from asked a)
            """;

    private static final String LETTERS =
            """
            insert into request_letter (id, authority, form, notation, opened_at, opened_by, signer, number, sent_at,
                   channel, version, scope_org, scope_authority, scope_persons)
            select letter_id, authority, form, 'TTr', max(issued_at) - interval '3 days', (array_agg(filer))[1],
                   (array_agg(filer))[1], row_number() over (partition by authority order by max(issued_at)) + 100000,
                   max(issued_at) - interval '2 days', 'portal', 2, authority, authority, '{}'
              from numbered group by letter_id, authority, form
            on conflict do nothing
            """;

    private static final String DOSSIERS =
            """
            insert into dossier (id, code, procedure, subject_kind, filer, subject_person, organisation,
                   managing_authority, request, stage, stage_facts, stage_since, due_at, due_internal, opened_at,
                   version, subject_name, subject_folded, letter, scope_org, scope_authority, scope_persons)
            select n.dossier, format('HS-%s-%s', n.year, lpad((n.number + coalesce(c.last, 0))::text, 4, '0')), 'ISSUE', n.kind,
                   n.filer, n.person, n.organisation, n.authority,
                   case n.kind when 'INDIVIDUAL'
                        then jsonb_build_object('asks', 'individual', 'person', n.person, 'email', n.email, 'phone', n.phone,
                             'need', 'Ký số văn bản điện tử', 'formerSerial', '', 'titleProof', '', 'simPki', false)
                        else jsonb_build_object('asks', 'organisation', 'email', n.email, 'address', 'Tỉnh Hà Tĩnh',
                             'taxCode', '', 'budgetCode', '', 'establishment', 'Quyết định thành lập (mẫu)', 'formerSerial', '') end,
                   'HANDED_OVER', jsonb_build_object('by', n.filer, 'at', n.issued_at, 'certificate', n.certificate, 'device', n.device),
                   n.issued_at, null, true, n.issued_at - interval '9 days', 11, n.name, n.folded, n.letter_id,
                   n.organisation, n.authority, n.persons
              from numbered n left join dossier_counter c on c.year = n.year
            """;

    private static final String COUNTERS =
            """
            insert into dossier_counter (year, last)
            select split_part(code, '-', 2)::int, max(split_part(code, '-', 3)::int) from dossier group by 1
            on conflict (year) do update set last = excluded.last
            """;

    private static final String HISTORY =
            """
            insert into dossier_history (dossier, version, at, actor_name, capacity, move, from_stage, to_stage, note,
                   scope_org, scope_authority, scope_persons)
            select d.id, m.version, d.opened_at + m.days * interval '1 day',
                   case when m.role in ('subscriber', 'assigned-person') then d.subject_name else 'Cán bộ bench' end,
                   m.role, m.move, m.from_stage, m.to_stage, '', d.scope_org, d.scope_authority, d.scope_persons
              from dossier d
              cross join (values
                   (2, 0.0, 'subscriber', 'submit', 'DRAFT', 'SUBMITTED'),
                   (3, 0.3, 'receiving-officer', 'take-up', 'SUBMITTED', 'UNDER_REVIEW'),
                   (4, 1.0, 'receiving-officer', 'put-up', 'UNDER_REVIEW', 'PUT_UP'),
                   (5, 1.3, 'confirming-head', 'confirm', 'PUT_UP', 'CONFIRMED'),
                   (6, 2.0, 'receiving-officer', 'gather', 'CONFIRMED', 'IN_LETTER'),
                   (7, 2.1, 'receiving-officer', 'forward', 'IN_LETTER', 'FORWARDED'),
                   (8, 5.0, 'provider', 'record-issue', 'FORWARDED', 'ISSUED'),
                   (9, 7.0, 'receiving-officer', 'take-delivery', 'ISSUED', 'DELIVERED'),
                   (10, 8.0, 'receiving-officer', 'offer-handover', 'DELIVERED', 'HANDOVER_OFFERED'),
                   (11, 9.0, 'subscriber', 'confirm-handover', 'HANDOVER_OFFERED', 'HANDED_OVER'))
                   as m (version, days, role, move, from_stage, to_stage)
             where not exists (select 1 from dossier_history h where h.dossier = d.id) and d.stage = 'HANDED_OVER'
            """;

    private final JdbcClient db;
    private final AuditTrail audit;

    PastYears(JdbcClient db, AuditTrail audit) {
        this.db = db;
        this.audit = audit;
    }

    /// Writes what is missing, all of it or nothing.
    @Transactional
    public void tell() {
        db.sql(ACCOUNTS).update();
        asked(LETTERS);
        asked(DOSSIERS);
        db.sql(COUNTERS).update();
        if (db.sql(HISTORY).update() > 0) audit.appendAll(lines());
    }

    private void asked(String insert) {
        db.sql(ASKED + insert).param("issuer", "%" + ThrowawayRoot.NAME + "%").update();
    }

    private List<Act> lines() {
        return db.sql(
                        """
                        select h.dossier, h.move, h.capacity, h.from_stage, h.version, d.code, d.scope_org, d.scope_authority,
                               d.scope_persons
                          from dossier_history h join dossier d on d.id = h.dossier
                         where d.id = md5('dossier' || (d.stage_facts ->> 'certificate'))::uuid and h.move in (:logged)
                         order by h.at, h.dossier, h.version
                        """)
                .param("logged", LOGGED)
                .query((rs, n) -> act(rs))
                .list();
    }

    private static Act act(ResultSet rs) throws SQLException {
        var role = rs.getString("capacity");
        var persons = (UUID[]) rs.getArray("scope_persons").getArray();
        return Act.of(
                        Actor.system("bench"),
                        "dossier." + rs.getString("move"),
                        "dossier",
                        rs.getObject("dossier", UUID.class))
                .as(
                        Arrays.stream(Role.values())
                                .filter(r -> r.code().equals(role))
                                .findFirst()
                                .orElse(null))
                .in(
                        new Scope(
                                rs.getObject("scope_org", UUID.class),
                                rs.getObject("scope_authority", UUID.class),
                                List.of(persons)))
                .with("code", rs.getString("code"))
                .with("from", rs.getString("from_stage"))
                .with("version", rs.getInt("version") - 1);
    }
}
