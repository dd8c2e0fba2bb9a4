-- Who may see what, decided by PostgreSQL itself (Quy chế 19/2020, Điều 2.3, 2.4: need to know, deny by default).
--
-- The application's role owns nothing and can't bypass row-level security. Each transaction says who asks (antin.kind,
-- antin.account, antin.person, antin.today); without that no row of a scoped table is seen. A scoped table carries three columns:
--   scope_org        the organisation the row is about
--   scope_authority  its directly managing authority (Điều 5)
--   scope_persons    people who see the row because it is their own
-- and is guarded by one call of antin_protect(table, resource).

create extension if not exists btree_gist;
create extension if not exists ltree;

alter default privileges in schema public grant select, insert, update on tables to ${app};
alter default privileges in schema public grant usage, select on sequences to ${app};

-- The organisation tree's bare bones; names and facts stand in `organisation`. The path is the
-- ltree of ids from the root, so that "subtree of" is one operator.
create table organisation_tree (
    organisation uuid primary key,
    path         ltree not null unique
);
create index organisation_tree_path on organisation_tree using gist (path);

create function antin_label(id uuid) returns text immutable language sql
    return replace(id::text, '-', '');

create table account (
    id             uuid primary key,
    username       text not null unique check (username = lower(username)),
    person         uuid,
    display_name   text not null,
    password_hash  text not null,
    failed         int not null default 0,
    locked_until   timestamptz,
    disabled_at    timestamptz,
    created_at     timestamptz not null,
    version        int not null default 1,
    scope_org      uuid,
    scope_authority uuid,
    scope_persons  uuid[] not null default '{}'
);

create table role_grant (
    id             uuid primary key,
    account        uuid not null references account,
    role           text not null,
    organisation   uuid not null references organisation_tree,
    during         daterange not null check (not isempty(during)),
    basis          text not null,
    granted_at     timestamptz not null,
    granted_by     text not null,
    scope_org      uuid generated always as (organisation) stored,
    scope_authority uuid,
    scope_persons  uuid[] not null default '{}',
    exclude using gist (account with =, role with =, organisation with =, during with &&)
);

-- What each role may read, and how far: ORG the organisation itself, SUBTREE it and all below,
-- MANAGED what it directly manages. A role without a line reads only what is its own.
create table role_reach (
    role     text not null,
    resource text not null,
    reach    text not null check (reach in ('ORG', 'SUBTREE', 'MANAGED')),
    primary key (role, resource, reach)
);

create function antin_kind() returns text stable language sql
    return coalesce(current_setting('antin.kind', true), '');
create function antin_account() returns uuid stable language sql
    return nullif(current_setting('antin.account', true), '')::uuid;
create function antin_person() returns uuid stable language sql
    return nullif(current_setting('antin.person', true), '')::uuid;
create function antin_today() returns date stable language sql
    return nullif(current_setting('antin.today', true), '')::date;

-- Organisations whose rows of this kind the actor may read. Run with the owner's rights, because
-- the grants it reads are themselves scoped.
create function antin_reach(wanted text) returns setof uuid
    stable security definer set search_path = public, pg_temp set antin.definer = 'on' language sql as $$
    select below.organisation
      from role_grant g
      join role_reach r on r.role = g.role and r.resource = wanted and r.reach in ('ORG', 'SUBTREE')
      join organisation_tree top on top.organisation = g.organisation
      join organisation_tree below
        on (r.reach = 'ORG' and below.organisation = top.organisation)
        or (r.reach = 'SUBTREE' and below.path <@ top.path)
     where antin_kind() = 'PERSON' and g.account = antin_account() and g.during @> antin_today()
$$;

create function antin_managed(wanted text) returns setof uuid
    stable security definer set search_path = public, pg_temp set antin.definer = 'on' language sql as $$
    select g.organisation
      from role_grant g
      join role_reach r on r.role = g.role and r.resource = wanted and r.reach = 'MANAGED'
     where antin_kind() = 'PERSON' and g.account = antin_account() and g.during @> antin_today()
$$;

-- Guards a scoped table. Reading follows the scope; writing is open to any actor but only inside
-- his scope, so a desk that forgot its check still can't touch a row its actor can't see. The last
-- policy lets the reach functions above, and nothing else, read with the owner's rights.
create procedure antin_protect(guarded regclass, resource text) language plpgsql as $$
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
end $$;

call antin_protect('account', 'account');
call antin_protect('role_grant', 'account');
create policy gate on account to ${app} using ((select antin_kind()) = 'GATE') with check ((select antin_kind()) = 'GATE');
create policy gate on role_grant to ${app} using ((select antin_kind()) = 'GATE') with check (false);
-- Everybody sees the own account and the own roles.
create policy own on account for select to ${app} using (id = (select antin_account()));
create policy own on role_grant for select to ${app} using (account = (select antin_account()));

-- The log (Điều 2.4): appended in the commit of the change, refusals included. Nobody updates or deletes.
create table audit_entry (
    seq             bigint primary key,
    at              timestamptz not null,
    actor_account   uuid,
    actor_name      text not null,
    capacity        text not null,
    action          text not null,
    subject_kind    text not null,
    subject         text not null,
    outcome         text not null check (outcome in ('done', 'refused')),
    code            text not null,
    line            bytea not null,
    head            bytea not null,
    scope_org       uuid,
    scope_authority uuid,
    scope_persons   uuid[] not null default '{}'
);
create index audit_entry_subject on audit_entry (subject_kind, subject, seq);
create index audit_entry_at on audit_entry (at, seq);
call antin_protect('audit_entry', 'audit');
-- Anybody's act is logged, also of somebody who isn't signed in.
create policy append on audit_entry for insert to ${app} with check (true);

-- The tree's peaks after each entry: all the next append needs. No facts about anybody.
create table audit_frontier (
    size  bigint primary key,
    peaks bytea not null
);
revoke update, delete on audit_entry, audit_frontier from ${app};

create table outbox (
    id              bigint generated always as identity primary key,
    kind            text not null,
    idempotency_key text not null unique,
    payload         jsonb not null,
    posted_at       timestamptz not null,
    due_at          timestamptz not null,
    attempts        int not null default 0,
    sent_at         timestamptz
);
create index outbox_due on outbox (id) where sent_at is null;

create table setting (
    name  text primary key,
    value text not null
);

-- One-time links that set up the first administrator; only a hash is kept.
create table setup_link (
    token_hash bytea primary key,
    expires_at timestamptz not null,
    used_at    timestamptz
);

insert into role_reach (role, resource, reach) values
    -- Điều 12.1a: the IT officer keeps the list of subscribers of his body
    ('IT_OFFICER', 'organisation', 'SUBTREE'), ('IT_OFFICER', 'subscriber', 'SUBTREE'), ('IT_OFFICER', 'certificate', 'SUBTREE'),
    ('IT_OFFICER', 'dossier', 'SUBTREE'),
    -- Điều 10.1, 10.2: people of a body see the body they belong to
    ('SUBSCRIBER', 'organisation', 'ORG'), ('RECORDS_CLERK', 'organisation', 'ORG'), ('ASSIGNED_PERSON', 'organisation', 'ORG'),
    ('RECORDS_CLERK', 'document', 'ORG'),
    -- Điều 9.1, 9.2: a managing authority sees what it manages, and itself
    ('RECEIVING_OFFICER', 'organisation', 'MANAGED'), ('RECEIVING_OFFICER', 'organisation', 'ORG'),
    ('RECEIVING_OFFICER', 'subscriber', 'MANAGED'), ('RECEIVING_OFFICER', 'certificate', 'MANAGED'),
    ('RECEIVING_OFFICER', 'device', 'MANAGED'), ('RECEIVING_OFFICER', 'dossier', 'MANAGED'),
    ('CONFIRMING_HEAD', 'organisation', 'MANAGED'), ('CONFIRMING_HEAD', 'organisation', 'ORG'),
    ('CONFIRMING_HEAD', 'subscriber', 'MANAGED'), ('CONFIRMING_HEAD', 'certificate', 'MANAGED'),
    ('CONFIRMING_HEAD', 'device', 'MANAGED'), ('CONFIRMING_HEAD', 'dossier', 'MANAGED'), ('CONFIRMING_HEAD', 'audit', 'MANAGED'),
    -- Điều 8: the Office as focal point sees the province's register, not the devices (Điều 2.3)
    ('OFFICE_FOCAL_POINT', 'organisation', 'SUBTREE'), ('OFFICE_FOCAL_POINT', 'subscriber', 'SUBTREE'),
    ('OFFICE_FOCAL_POINT', 'certificate', 'SUBTREE'), ('OFFICE_FOCAL_POINT', 'dossier', 'SUBTREE'),
    -- Điều 4: the subscriber manager answers for the whole province
    ('SUBSCRIBER_MANAGER', 'organisation', 'SUBTREE'), ('SUBSCRIBER_MANAGER', 'subscriber', 'SUBTREE'),
    ('SUBSCRIBER_MANAGER', 'certificate', 'SUBTREE'), ('SUBSCRIBER_MANAGER', 'device', 'SUBTREE'),
    ('SUBSCRIBER_MANAGER', 'dossier', 'SUBTREE'), ('SUBSCRIBER_MANAGER', 'audit', 'SUBTREE'),
    -- Điều 8.1a, 12.1c: the Centre gathers figures; it sees organisations, no dossiers
    ('CENTRE', 'organisation', 'SUBTREE'),
    -- Điều 9.3: the provider sees dossiers sent to it (by a policy of their own) and the bodies they come from
    ('PROVIDER', 'organisation', 'SUBTREE'),
    -- Điều 8.2a: inspection reads, and changes nothing
    ('INSPECTOR', 'organisation', 'SUBTREE'), ('INSPECTOR', 'subscriber', 'SUBTREE'), ('INSPECTOR', 'certificate', 'SUBTREE'),
    ('INSPECTOR', 'device', 'SUBTREE'), ('INSPECTOR', 'dossier', 'SUBTREE'), ('INSPECTOR', 'audit', 'SUBTREE'),
    -- accounts and organisations only
    ('ADMINISTRATOR', 'organisation', 'SUBTREE'), ('ADMINISTRATOR', 'account', 'SUBTREE'), ('ADMINISTRATOR', 'audit', 'SUBTREE');
revoke insert, update on role_reach from ${app};
