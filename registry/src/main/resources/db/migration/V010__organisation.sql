-- Organisations (Quy chế 19/2020, Điều 1.2a, Điều 5): what a body is called, what kind it is, whether it has legal personality
-- and its own seal, whose unit it is, and since when each of these holds.
--
-- `organisation` has the facts in force now, for lists, search and scope; `organisation_history` has every stretch of days
-- with its decision, so that a page can say what a body was called on the day a letter was signed. A change starts on or after
-- the last one: history is not rewritten, only carried on.
--
-- The names of state bodies are public facts and stand, unscoped, beside the bare tree: somebody who may not open the page of
-- his managing authority must still read its name.

alter table organisation_tree add column name text not null default '';
alter table organisation_tree add column short_name text not null default '';

create table organisation (
    id                 uuid primary key references organisation_tree,
    name               text not null check (name <> ''),
    short_name         text not null default '',
    kind               text not null,
    tier               text not null check (tier in ('PROVINCE', 'DISTRICT', 'COMMUNE')),
    parent             uuid references organisation_tree,
    legal_personality  boolean not null,
    own_seal           boolean not null,
    government_signatures boolean not null default true,
    -- mm; the picture of an organisation's signature is drawn as large as its seal (Nghị định 30/2020, Phụ lục I)
    seal_diameter_mm   int check (seal_diameter_mm between 20 and 60),
    -- mã định danh điện tử, 000.xx.yy.H27
    code               text not null default '' check (code = '' or code ~ '^[0-9]{3}(\.[0-9A-Z]{2,3}){2}\.[A-Z][0-9]{2}$'),
    address            text not null default '',
    tax_code           text not null default '' check (tax_code ~ '^([0-9]{10}(-[0-9]{3})?)?$'),
    established_on     date not null,
    closed_on          date check (closed_on > established_on),
    -- the day the facts above hold from
    changed_on         date not null check (changed_on >= established_on),
    -- line of "Who manages whom" that found scope_authority; empty when nobody manages
    authority_ground   text not null default '',
    version            int not null default 1,
    folded             text collate "C" not null,
    search             text collate "C" not null,
    scope_org          uuid generated always as (id) stored,
    scope_authority    uuid,
    scope_persons      uuid[] not null default '{}',
    check (not own_seal or seal_diameter_mm is not null)
);
create index organisation_folded on organisation (folded, id);
create index organisation_parent on organisation (parent);
create unique index organisation_code on organisation (code) where code <> '' and closed_on is null;
call antin_protect('organisation', 'organisation');

create table organisation_history (
    organisation       uuid not null references organisation_tree,
    during             daterange not null check (not isempty(during) and not lower_inf(during)),
    name               text not null,
    short_name         text not null,
    kind               text not null,
    tier               text not null,
    parent             uuid references organisation_tree,
    legal_personality  boolean not null,
    own_seal           boolean not null,
    government_signatures boolean not null,
    seal_diameter_mm   int,
    code               text not null,
    address            text not null,
    tax_code           text not null,
    -- the decision the change rests on
    basis              text not null,
    recorded_at        timestamptz not null,
    scope_org          uuid generated always as (organisation) stored,
    scope_authority    uuid,
    scope_persons      uuid[] not null default '{}',
    exclude using gist (organisation with =, during with &&)
);
call antin_protect('organisation_history', 'organisation');

-- No gap in a body's history: each stretch begins where the one before it ended.
create function antin_history_has_no_gap() returns trigger
    security definer set search_path = public, pg_temp set antin.definer = 'on' language plpgsql as $$
begin
    if exists (select 1
                 from (select lower(during) as since, lag(upper(during)) over (order by during) as before,
                              row_number() over (order by during) as n
                         from organisation_history where organisation = new.organisation) h
                where h.n > 1 and h.since is distinct from h.before) then
        raise exception 'the history of organisation % has a gap', new.organisation using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger organisation_history_no_gap after insert or update on organisation_history
    deferrable initially deferred for each row execute function antin_history_has_no_gap();
