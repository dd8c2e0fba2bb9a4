-- Documents to be signed (Điều 7) and reports of checks. The bytes lie in the vault, never in the database: a dump shows no
-- document text. What is marked as a state secret never gets here (Điều 1.1.b).
create table document (
    id              uuid primary key,
    name            text not null,
    organisation    uuid not null references organisation_tree,
    stage           text not null check (stage in ('UPLOADED', 'LEADER_SIGNED', 'ISSUED')),
    sha256          text not null,
    size            bigint not null,
    uploaded_by     uuid not null,
    uploaded_at     timestamptz not null,
    version         int not null,
    scope_org       uuid not null,
    scope_authority uuid,
    scope_persons   uuid[] not null
);
create index document_newest on document (uploaded_at desc, id);
call antin_protect('document', 'document');

-- Every state of the file, in order; each is the strict beginning of the next (Điều 7.2).
create table document_state (
    document        uuid not null references document,
    version         int not null,
    sha256          text not null,
    size            bigint not null,
    made_at         timestamptz not null,
    made_by         text not null,
    what            text not null,
    scope_org       uuid not null,
    scope_authority uuid,
    scope_persons   uuid[] not null,
    primary key (document, version)
);
call antin_protect('document_state', 'document');
revoke update, delete on document_state from ${app};

-- A document waiting for its token: bound to person, document and kind, used once, for a short time.
create table signing_session (
    id              uuid primary key,
    document        uuid not null references document,
    document_version int not null,
    kind            text not null,
    certificate     uuid not null,
    person          uuid not null,
    prepared_sha256 text not null,
    expires_at      timestamptz not null,
    used_at         timestamptz,
    scope_org       uuid not null,
    scope_authority uuid,
    scope_persons   uuid[] not null
);
call antin_protect('signing_session', 'signing');

-- Reports of checks, 24 hours under an id nobody guesses; the file itself isn't kept.
create table check_report (
    id         uuid primary key,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    report     jsonb not null
);
create index check_report_expiry on check_report (expires_at);
grant delete on check_report to ${app};
