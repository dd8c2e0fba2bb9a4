-- People who work in registered bodies (Điều 1.2b), the positions they hold from a day to a day, and the subscribers
-- (thuê bao) of three kinds: a person, an organisation through the person assigned its certificate, a system through its
-- manager (Thông tư 185/2019, Điều 8).
--
-- Names are stored composed (NFC); `folded` is the name without diacritics in lower case, for order and for search, because
-- PostgreSQL refuses an index on unaccent(). `search` holds everything a search box should find, folded.

create table person (
    id               uuid primary key,
    full_name        text not null check (full_name <> ''),
    born             date not null,
    -- số định danh cá nhân / căn cước (12 digits) or chứng minh nhân dân (9)
    personal_number  text not null check (personal_number ~ '^([0-9]{12}|[0-9]{9})$'),
    issued_on        date check (issued_on > born),
    issued_by        text not null default '',
    email            text not null check (email = lower(email) and email like '_%@_%._%'),
    phone            text not null default '' check (phone ~ '^(\+?[0-9]{9,15})?$'),
    official_kind    text not null check (official_kind in ('CADRE', 'CIVIL_SERVANT', 'PUBLIC_EMPLOYEE')),
    organisation     uuid not null references organisation_tree,
    -- the position held now, repeated here for lists
    title            text not null,
    rank             text not null check (rank in ('HEAD', 'DEPUTY', 'DIVISION_HEAD', 'OTHER')),
    authority_ground text not null default '',
    registered_at    timestamptz not null,
    version          int not null default 1,
    folded           text collate "C" not null,
    search           text collate "C" not null,
    scope_org        uuid generated always as (organisation) stored,
    scope_authority  uuid,
    scope_persons    uuid[] generated always as (array[id]) stored,
    constraint person_personal_number unique (personal_number),
    constraint person_email unique (email)
);
create index person_folded on person (folded, id);
create index person_organisation on person (organisation);
call antin_protect('person', 'subscriber');

-- One position at a time; concurrent titles are written in one title, as the appointing decision does.
create table position_held (
    id              uuid primary key,
    person          uuid not null references person,
    organisation    uuid not null references organisation_tree,
    title           text not null check (title <> ''),
    rank            text not null check (rank in ('HEAD', 'DEPUTY', 'DIVISION_HEAD', 'OTHER')),
    during          daterange not null check (not isempty(during) and not lower_inf(during)),
    basis           text not null,
    recorded_at     timestamptz not null,
    scope_org       uuid generated always as (organisation) stored,
    scope_authority uuid,
    scope_persons   uuid[] generated always as (array[person]) stored,
    exclude using gist (person with =, during with &&)
);
call antin_protect('position_held', 'subscriber');

-- Nghị định 130/2018, Điều 60 khoản 2: "người có thẩm quyền theo pháp luật về con dấu" and "người có chức danh nhà nước" are
-- facts about a person for a stretch of days, not kinds of people.
create table person_authority (
    id              uuid primary key,
    person          uuid not null references person,
    kind            text not null check (kind in ('SEAL_LAW', 'STATE_TITLE')),
    during          daterange not null check (not isempty(during) and not lower_inf(during)),
    basis           text not null,
    recorded_at     timestamptz not null,
    scope_org       uuid not null,
    scope_authority uuid,
    scope_persons   uuid[] generated always as (array[person]) stored,
    exclude using gist (person with =, kind with =, during with &&)
);
call antin_protect('person_authority', 'subscriber');

create table subscriber (
    id                uuid primary key,
    kind              text not null check (kind in ('INDIVIDUAL', 'ORGANISATION', 'SYSTEM')),
    -- the body: workplace of a person, the organisation itself, the owner of a system
    organisation      uuid not null references organisation_tree,
    -- the holder of an individual's certificate
    person            uuid references person,
    -- người được giao quản lý chứng thư số of an organisation or a system
    assigned          uuid references person,
    assigned_letter   text not null default '',
    name              text not null check (name <> ''),
    system_kind       text not null default '',
    domain            text not null default '',
    authority_ground  text not null,
    registered_at     timestamptz not null,
    closed_on         date,
    closed_reason     text not null default '',
    version           int not null default 1,
    folded            text collate "C" not null,
    search            text collate "C" not null,
    scope_org         uuid generated always as (organisation) stored,
    scope_authority   uuid,
    scope_persons     uuid[] generated always as (array_remove(array[person, assigned], null)) stored,
    check ((kind = 'INDIVIDUAL') = (person is not null)),
    check ((kind <> 'INDIVIDUAL') = (assigned is not null)),
    check ((kind = 'SYSTEM') = (system_kind <> ''))
);
-- No two live subscribers of the same subject.
create unique index subscriber_person on subscriber (person) where kind = 'INDIVIDUAL' and closed_on is null;
create unique index subscriber_organisation on subscriber (organisation) where kind = 'ORGANISATION' and closed_on is null;
create unique index subscriber_system on subscriber (organisation, folded, domain) where kind = 'SYSTEM' and closed_on is null;
create index subscriber_folded on subscriber (folded, id);
create index subscriber_recent on subscriber (registered_at, id);
create index subscriber_assigned on subscriber (assigned) where assigned is not null;
create index subscriber_scope_org on subscriber (scope_org);
call antin_protect('subscriber', 'subscriber');

-- Điều 10.2: who was assigned the certificate of an organisation or a system, since when, by which letter.
create table assignment (
    subscriber      uuid not null references subscriber,
    person          uuid not null references person,
    during          tstzrange not null check (not isempty(during) and not lower_inf(during)),
    letter          text not null,
    scope_org       uuid not null,
    scope_authority uuid,
    scope_persons   uuid[] generated always as (array[person]) stored,
    exclude using gist (subscriber with =, during with &&)
);
call antin_protect('assignment', 'subscriber');
