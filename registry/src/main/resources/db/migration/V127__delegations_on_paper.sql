-- Written delegations (Nghị định 30/2020, Điều 13 khoản 4; Quy chế Điều 7.4): the head of a body lets the head of a unit of it sign some
-- documents in his place, in writing, for a time, for a purpose, and not to be passed on. Who signs "TUQ." is believed only with such a
-- paper in force. Rows are entered by the body's clerk and never changed but to be ended before their time.
create table delegation (
    id              uuid primary key,
    organisation    uuid not null references organisation_tree,
    number          text not null check (number <> ''),
    signed_on       date not null,
    -- whose authority it is, as the paper names him
    giver           uuid not null references person,
    giver_name      text not null,
    giver_title     text not null,
    delegate        uuid not null references person check (delegate <> giver),
    delegate_name   text not null,
    delegate_title  text not null,
    content         text not null check (content <> ''),
    during          daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
    ended_at        timestamptz,
    ended_by        text,
    end_reason      text check (end_reason <> ''),
    entered_at      timestamptz not null,
    entered_by      text not null,
    version         int not null default 1,
    folded          text collate "C" not null,
    search          text collate "C" not null,
    scope_org       uuid generated always as (organisation) stored,
    scope_authority uuid,
    scope_persons   uuid[] generated always as (array[delegate, giver]) stored,
    check (lower(during) >= signed_on),
    check ((ended_at is null) = (end_reason is null))
);
-- One paper of a number in a year of the body (Điều 15).
create unique index delegation_number on delegation (organisation, extract(year from signed_on), lower(number));
create index delegation_list on delegation (folded, id);
create index delegation_scope_org on delegation (scope_org);
create index delegation_delegate on delegation (delegate);
create index delegation_giver on delegation (giver);
call antin_protect('delegation', 'delegation');

insert into role_reach (role, resource, reach) values
    -- Điều 11.1, Điều 32 of the decree: those who sign for the body check on whose authority a document was signed
    ('RECORDS_CLERK', 'delegation', 'ORG'), ('ASSIGNED_PERSON', 'delegation', 'ORG'),
    -- Điều 4, 8.0, 8.2a: who looks after the whole province
    ('OFFICE_FOCAL_POINT', 'delegation', 'SUBTREE'), ('SUBSCRIBER_MANAGER', 'delegation', 'SUBTREE'), ('INSPECTOR', 'delegation', 'SUBTREE');
