-- Whoever passes a letter on (V124, V128; Nghị định 30/2020, Điều 12, 13) chooses among people of the own body and those its head delegated:
-- two may have the same name, so each comes with the position held now. Still for those who hold a role in that body, and nothing but name
-- and position.
drop function antin_signers(uuid);
create function antin_signers(body uuid) returns table (person uuid, name text, title text)
    stable security definer set search_path = public, pg_temp set antin.definer = 'on' language sql as $$
    select s.person, s.name, p.title
      from subscriber s
      join person p on p.id = s.person
     where s.kind = 'INDIVIDUAL' and s.closed_on is null
       and (s.organisation = body
            or exists (select 1 from delegation d
                        where d.organisation = body and d.delegate = s.person and d.ended_at is null and d.during @> antin_today()))
       and antin_kind() = 'PERSON'
       and exists (select 1 from role_grant g
                    where g.account = antin_account() and g.organisation = body and g.during @> antin_today())
     order by s.folded, s.id
$$;
