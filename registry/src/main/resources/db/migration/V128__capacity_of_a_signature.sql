-- In what capacity a leader signed (Quy chế Điều 7.4; Nghị định 30/2020, Điều 13; T05): what came of comparing the title with what is
-- printed, the reason he gave where the two disagreed, and the paper a TUQ. rests on. Never the words of the document.
alter table signing_session
    add column capacity         text,
    add column capacity_reason  text not null default '',
    add column delegation       uuid references delegation,
    add column delegation_cited text not null default '',
    add check (capacity is not null or (capacity_reason = '' and delegation is null));
alter table document_state
    add column capacity         text,
    add column capacity_reason  text not null default '',
    add column delegation       uuid references delegation,
    add column delegation_cited text not null default '',
    add check (capacity is not null or (capacity_reason = '' and delegation is null));

-- A letter may go to whom the body's head has delegated in writing, too, wherever below the body he works (Điều 13 khoản 4).
create or replace function antin_signers(body uuid) returns table (person uuid, name text)
    stable security definer set search_path = public, pg_temp set antin.definer = 'on' language sql as $$
    select s.person, s.name
      from subscriber s
     where s.kind = 'INDIVIDUAL' and s.person is not null and s.closed_on is null
       and (s.organisation = body
            or exists (select 1 from delegation d
                        where d.organisation = body and d.delegate = s.person and d.ended_at is null and d.during @> antin_today()))
       and antin_kind() = 'PERSON'
       and exists (select 1 from role_grant g
                    where g.account = antin_account() and g.organisation = body and g.during @> antin_today())
     order by s.folded, s.id
$$;
