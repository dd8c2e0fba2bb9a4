-- What proves a document, kept with it for as long as the document is (Thông tư 41/2017, Điều 9), and destroyed with it (Điều 10).
-- The bytes lie in the vault; here stands what they are and whose they are.

-- Documents of others, received and never signed by us, and documents that were destroyed.
alter table document
    drop constraint document_stage_check,
    drop constraint document_purpose_check,
    add column sender text check (sender <> ''),
    add constraint document_stage_check check (stage in ('UPLOADED', 'LEADER_SIGNED', 'ISSUED', 'RECEIVED', 'DESTROYED')),
    add constraint document_purpose_check check (purpose in ('LETTER', 'ATTACHMENT', 'COPY', 'INCOMING')),
    add constraint document_incoming check ((purpose = 'INCOMING') = (sender is not null)),
    add constraint document_received check (purpose <> 'INCOMING' or stage in ('RECEIVED', 'DESTROYED'));

-- One row for a document whose evidence is complete (T11). `version` is the version of the file that carries it.
create table evidence_set (
    document        uuid primary key references document,
    version         int not null,
    kept_at         timestamptz not null,
    kept_by         text not null,
    -- The newest time stamp: until when its authority's certificate lasts, and what it was made with.
    stamped_at      timestamptz not null,
    lasts_until     timestamptz not null,
    stamp_digest    text,
    stamp_key       text,
    stamp_bits      int not null,
    -- Fields of Thông tư 02/2019/TT-BNV that nobody but the clerk knows; the others are read from the document.
    doc_number      text not null check (doc_number <> ''),
    type_name       text not null check (type_name <> ''),
    subject         text not null check (subject <> ''),
    file_code       text,
    doc_ordinal     int check (doc_ordinal > 0),
    scope_org       uuid not null,
    scope_authority uuid,
    scope_persons   uuid[] not null
);
create index evidence_set_lasts on evidence_set (lasts_until);
call antin_protect('evidence_set', 'document');

create table evidence_item (
    document        uuid not null references evidence_set,
    position        int not null,
    kind            text not null,
    sha256          text not null,
    size            bigint not null,
    about           text not null,
    scope_org       uuid not null,
    scope_authority uuid,
    scope_persons   uuid[] not null,
    primary key (document, position)
);
create index evidence_item_content on evidence_item (sha256);
call antin_protect('evidence_item', 'document');
grant delete on evidence_set, evidence_item to ${app};

-- Who else refers to a content of the vault is asked before it is erased.
create index document_state_content on document_state (sha256);
create index signing_session_content on signing_session (prepared_sha256) where used_at is null;

-- Điều 10: a document's destruction, by whose decision. The row stays when the file is gone.
create table destruction (
    document        uuid primary key references document,
    decision        text not null check (decision <> ''),
    decided_on      date not null,
    reason          text not null check (reason <> ''),
    destroyed_at    timestamptz not null,
    destroyed_by    text not null,
    scope_org       uuid not null,
    scope_authority uuid,
    scope_persons   uuid[] not null
);
call antin_protect('destruction', 'document');
revoke update, delete on destruction from ${app};

-- Contents waiting to be erased: written in the commit of the destruction, so that a crash between commit and erasing forgets
-- nothing. A content somebody else refers to by then is left alone. No facts about anybody.
create table vault_erasure (
    sha256    text primary key,
    wanted_at timestamptz not null
);
grant delete on vault_erasure to ${app};
