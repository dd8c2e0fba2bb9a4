-- Who drafts a letter passes it on to those who check and sign it (Nghị định 30/2020, Điều 12, 13): they see it from then on, and nobody
-- else does (need to know, Điều 2.4).

-- The people of a body who have certificates, by name, for whoever holds a role in that body: to choose whom a letter goes to.
create function antin_signers(body uuid) returns table (person uuid, name text)
    stable security definer set search_path = public, pg_temp set antin.definer = 'on' language sql as $$
    select s.person, s.name
      from subscriber s
     where s.organisation = body and s.kind = 'INDIVIDUAL' and s.person is not null and s.closed_on is null
       and antin_kind() = 'PERSON'
       and exists (select 1 from role_grant g
                    where g.account = antin_account() and g.organisation = body and g.during @> antin_today())
     order by s.folded, s.id
$$;

-- What happened to a file is seen by whoever sees the file.
create policy with_document on document_state for select to ${app} using (
    exists (select 1 from document d where d.id = document_state.document));
