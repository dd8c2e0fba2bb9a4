-- Other systems that call the interface with a token (Quy chế 19/2020, Điều 2.3, 2.4: need to know; Điều 8.0: whoever acts is named).
--
-- A system has no rights of its own: it acts in an account's place, with the roles that account holds today, and only on rows
-- of one body and those below it. The token is kept as a SHA-256 only. What is ended stays, for the log's sake.

create function antin_connection() returns uuid stable language sql
    return nullif(current_setting('antin.connection', true), '')::uuid;
create function antin_within() returns uuid stable language sql
    return nullif(current_setting('antin.within', true), '')::uuid;

-- The bodies a connected system is kept to. The bare tree holds no secret.
create function antin_bounds() returns setof uuid stable language sql as $$
    select below.organisation
      from organisation_tree top join organisation_tree below on below.path <@ top.path
     where top.organisation = antin_within()
$$;

-- A second wall round every scoped table: through a connected system nothing is seen, changed or written outside its part of
-- the tree, whatever the other policies open. The log alone takes lines about anything.
create procedure antin_bound(guarded regclass) language plpgsql as $$
begin
    execute format($p$create policy bounded on %s as restrictive to ${app} using (
        (select antin_within()) is null
        or (select antin_kind()) <> 'PERSON'
        or scope_org in (select antin_bounds()))
        with check ((select antin_within()) is null
        or (select antin_kind()) <> 'PERSON'
        or %L
        or scope_org in (select antin_bounds()))$p$, guarded, guarded::text = 'audit_entry');
end $$;

create or replace procedure antin_protect(guarded regclass, resource text) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', guarded);
    execute format('alter table %s force row level security', guarded);
    execute format($p$create policy scoped on %s to ${app} using (
        (select antin_kind()) = 'SYSTEM'
        or scope_org in (select antin_reach(%L))
        or scope_authority in (select antin_managed(%L))
        or (select antin_person()) = any (scope_persons))
        with check ((select antin_kind()) in ('SYSTEM', 'PERSON'))$p$, guarded, resource, resource);
    execute format($p$create policy definer on %s to ${owner} using (
        current_setting('antin.definer', true) = 'on')
        with check (current_setting('antin.definer', true) = 'on')$p$, guarded);
    call antin_bound(guarded);
end $$;

do $$
declare guarded regclass;
begin
    for guarded in select format('%I.%I', schemaname, tablename)::regclass from pg_policies
                    where policyname = 'scoped' and schemaname = 'public' loop
        call antin_bound(guarded);
    end loop;
end $$;

create table connected_system (
    id              uuid primary key,
    name            text not null,
    account         uuid references account,
    scopes          text[] not null,
    token_hash      bytea not null unique,
    during          daterange not null check (not isempty(during) and not upper_inf(during)),
    basis           text not null,
    made_at         timestamptz not null,
    made_by         text not null,
    last_used_at    timestamptz,
    revoked_at      timestamptz,
    revoked_by      text not null default '',
    scope_org       uuid not null references organisation_tree,
    scope_authority uuid,
    scope_persons   uuid[] not null default '{}'
);
create index connected_system_newest on connected_system (made_at desc, id);
call antin_protect('connected_system', 'account');
create policy gate on connected_system to ${app} using ((select antin_kind()) = 'GATE') with check ((select antin_kind()) = 'GATE');

-- Answers kept for a day, so that a call repeated with its Idempotency-Key gets the same one. Only the system that made the
-- call sees them. Signed files lie in the vault, never here. `status` is null while the call runs.
create table api_answer (
    connection    uuid not null,
    key           text not null,
    asked_sha256  text not null,
    started_at    timestamptz not null,
    status        int,
    content_type  text,
    location      text,
    body          bytea,
    vault_sha256  text,
    file_name     text,
    primary key (connection, key)
);
create index api_answer_age on api_answer (started_at);
alter table api_answer enable row level security;
alter table api_answer force row level security;
create policy own on api_answer to ${app}
    using (connection = (select antin_connection()) or (select antin_kind()) = 'SYSTEM')
    with check (connection = (select antin_connection()));
grant delete on api_answer to ${app};
