-- Accounts as administrators keep them (Quy chế 19/2020, Điều 2.4; Điều 9.1, 12.1a: a right rests on a dated assignment).
--
-- A password is never shown or sent: a new account, or one whose password was reset, gets a link that works once and of which
-- only the hash is kept. `epoch` grows when every session of the account must end. A grant is ended, never deleted: what was
-- cut short keeps its first days in `during`; one ended on its very first day has none left, hence `revoked_at`.

alter table account add column search text collate "C" not null default '';
alter table account add column epoch int not null default 1;

alter table role_grant add column revoked_at timestamptz;
alter table role_grant add column ended_by text not null default '';
alter table role_grant drop constraint role_grant_account_role_organisation_during_excl;
alter table role_grant add exclude using gist (account with =, role with =, organisation with =, during with &&) where (revoked_at is null);

create table password_link (
    token_hash bytea primary key,
    account    uuid not null references account,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);

create or replace function antin_reach(wanted text) returns setof uuid
    stable security definer set search_path = public, pg_temp set antin.definer = 'on' language sql as $$
    select below.organisation
      from role_grant g
      join role_reach r on r.role = g.role and r.resource = wanted and r.reach in ('ORG', 'SUBTREE')
      join organisation_tree top on top.organisation = g.organisation
      join organisation_tree below
        on (r.reach = 'ORG' and below.organisation = top.organisation)
        or (r.reach = 'SUBTREE' and below.path <@ top.path)
     where antin_kind() = 'PERSON' and g.account = antin_account() and g.during @> antin_today() and g.revoked_at is null
$$;

create or replace function antin_managed(wanted text) returns setof uuid
    stable security definer set search_path = public, pg_temp set antin.definer = 'on' language sql as $$
    select g.organisation
      from role_grant g
      join role_reach r on r.role = g.role and r.resource = wanted and r.reach = 'MANAGED'
     where antin_kind() = 'PERSON' and g.account = antin_account() and g.during @> antin_today() and g.revoked_at is null
$$;
