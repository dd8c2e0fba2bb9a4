-- Requests on their way through the procedures of Điều 6.2, and the letters that carry them to the provider (Điều 9.3).
-- What is known at a stage lies in stage_facts; the history is a list of its own, because a page shows it and nobody edits it.
create table dossier (
    id                 uuid primary key,
    code               text not null unique,
    procedure          text not null,
    subject_kind       text not null,
    filer              uuid not null,
    subject_person     uuid,
    organisation       uuid not null references organisation_tree,
    managing_authority uuid not null references organisation_tree,
    -- what was asked, as entered: field name -> text
    request            jsonb not null,
    stage              text not null,
    stage_facts        jsonb not null,
    stage_since        timestamptz not null,
    -- end of the limit that runs now, and whether it is the law's or only ours
    due_at             timestamptz,
    due_internal       boolean not null default true,
    letter             uuid,
    opened_at          timestamptz not null,
    version            int not null,
    subject_name       text not null,
    subject_folded     text not null,
    scope_org          uuid not null,
    scope_authority    uuid,
    scope_persons      uuid[] not null
);
create index dossier_inbox on dossier (managing_authority, stage, due_at);
create index dossier_letter on dossier (letter) where letter is not null;
create index dossier_subject on dossier (subject_folded, id);
create index dossier_opened on dossier (opened_at desc, id);
-- One request of a kind at a time for one subject (procedures.md 3.1, good practice).
create unique index dossier_one_issue_for_person on dossier (subject_person)
 where procedure = 'ISSUE' and subject_kind = 'INDIVIDUAL'
   and stage not in ('NOT_CONFIRMED', 'HANDED_OVER', 'REVOKED', 'DECLINED', 'WITHDRAWN');
call antin_protect('dossier', 'dossier');

-- Điều 9.3: the provider sees what was sent to it, nothing before.
create policy provider on dossier for select to ${app} using (
    stage in ('FORWARDED', 'ISSUED', 'DELIVERED', 'HANDOVER_OFFERED', 'HANDED_OVER', 'REVOKED', 'DECLINED')
    and exists (select 1 from antin_reach('sent-dossier')));
create policy provider_answers on dossier for update to ${app} using (
    stage = 'FORWARDED' and exists (select 1 from antin_reach('sent-dossier')));
insert into role_reach (role, resource, reach) values ('PROVIDER', 'sent-dossier', 'SUBTREE');

create table dossier_history (
    dossier         uuid not null references dossier,
    version         int not null,
    at              timestamptz not null,
    actor_name      text not null,
    capacity        text not null,
    move            text not null,
    from_stage      text not null,
    to_stage        text not null,
    note            text not null,
    scope_org       uuid not null,
    scope_authority uuid,
    scope_persons   uuid[] not null,
    primary key (dossier, version)
);
call antin_protect('dossier_history', 'dossier');
revoke update, delete on dossier_history from ${app};

-- Codes run per year without a gap in the eyes of people: HS-2026-0412.
create table dossier_counter (
    year int primary key,
    last int not null
);

create table request_letter (
    id              uuid primary key,
    authority       uuid not null references organisation_tree,
    -- the even-numbered form of the list: data, not code
    form            text not null,
    notation        text not null,
    opened_at       timestamptz not null,
    opened_by       uuid not null,
    signer          uuid,
    number          text,
    sent_at         timestamptz,
    channel         text,
    version         int not null,
    scope_org       uuid not null,
    scope_authority uuid,
    scope_persons   uuid[] not null,
    unique (authority, form, notation, number)
);
call antin_protect('request_letter', 'dossier');
create policy provider on request_letter for select to ${app} using (
    sent_at is not null and exists (select 1 from antin_reach('sent-dossier')));
