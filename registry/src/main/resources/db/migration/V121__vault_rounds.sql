-- Điều 7.2: stored documents stay what they were. Every night the vault is read again and compared with what the register says of it.
-- One row: where the round under way, or the last one, stands; a restart goes on from there. No facts about anybody.
create table vault_round (
    one           boolean primary key default true check (one),
    started_at    timestamptz not null,
    finished_at   timestamptz,
    last_document uuid,
    checked       bigint not null default 0
);

-- A content that isn't what it was, or isn't there any more. The row stays when it is whole again, with the day it was found so.
create table vault_damage (
    document        uuid not null references document,
    sha256          text not null,
    standing        text not null check (standing in ('CHANGED', 'MISSING')),
    found_at        timestamptz not null,
    mended_at       timestamptz,
    scope_org       uuid not null,
    scope_authority uuid,
    scope_persons   uuid[] not null,
    primary key (document, sha256)
);
create index vault_damage_open on vault_damage (document) where mended_at is null;
call antin_protect('vault_damage', 'document');
