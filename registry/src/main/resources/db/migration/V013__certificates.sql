-- Certificates: what the X.509 says, kept whole, and what happened to it since (Điều 2.1, 3.2, 6.2b, 6.2c; Nghị định 130/2018,
-- Điều 5, 59, 63). "Expired" and "running out" are not_after and a clock, never a column.

create table certificate (
    id                 uuid primary key,
    subscriber         uuid not null references subscriber,
    device             uuid references device,
    serial             text not null check (serial ~ '^[0-9a-f]+$'),
    issuer             text not null,
    subject            text not null,
    not_before         timestamptz not null,
    not_after          timestamptz not null check (not_after > not_before),
    key_algorithm      text not null,
    key_bits           int not null,
    -- SHA-256 of der, hex
    fingerprint        text not null unique check (fingerprint ~ '^[0-9a-f]{64}$'),
    der                bytea not null,
    -- at most one renewal (Nghị định 130/2018, Điều 63)
    renewals           int not null default 0 check (renewals between 0 and 1),
    replaces           uuid references certificate,
    recorded_at        timestamptz not null,
    in_use_since       timestamptz,
    -- nobody signs with it from here on: loss or suspected leak reported (Điều 10.4)
    blocked_at         timestamptz,
    block_reason       text,
    revocation_asked_at timestamptz,
    suspended_at       timestamptz,
    revoked_at         timestamptz,
    revocation_reason  text,
    -- RFC 5280 5.3.2: when the key is thought to have been lost, before the revocation
    invalid_since      timestamptz,
    name               text not null,
    folded             text collate "C" not null,
    version            int not null default 1,
    scope_org          uuid not null,
    scope_authority    uuid,
    scope_persons      uuid[] not null,
    constraint certificate_serial unique (issuer, serial),
    check ((revoked_at is null) = (revocation_reason is null)),
    check ((blocked_at is null) = (block_reason is null))
);
-- The bytes lie apart from the row, so that a walk over the list doesn't drag them along.
alter table certificate alter column der set storage external;
alter table certificate set (toast_tuple_target = 256);
create index certificate_folded on certificate (folded, id);
create index certificate_not_after on certificate (not_after, id);
create index certificate_serial_only on certificate (serial);
create index certificate_subscriber on certificate (subscriber);
create index certificate_device on certificate (device);
call antin_protect('certificate', 'certificate');

-- Điều 3.2: tax, social insurance, treasury and others where this certificate is registered and must be told of a change.
create table certificate_registration (
    id              uuid primary key,
    certificate     uuid not null references certificate,
    system          text not null check (system <> ''),
    account         text not null default '',
    since           date not null,
    until           date check (until >= since),
    recorded_at     timestamptz not null,
    scope_org       uuid not null,
    scope_authority uuid,
    scope_persons   uuid[] not null
);
create index certificate_registration_certificate on certificate_registration (certificate);
call antin_protect('certificate_registration', 'certificate');

create function antin_scope_of_subscriber() returns trigger
    security definer set search_path = public, pg_temp set antin.definer = 'on' language plpgsql as $$
begin
    select scope_org, scope_authority, scope_persons, name, folded
      into strict new.scope_org, new.scope_authority, new.scope_persons, new.name, new.folded
      from subscriber where id = new.subscriber;
    return new;
end $$;
create trigger certificate_scope before insert on certificate for each row execute function antin_scope_of_subscriber();

create function antin_scope_of_certificate() returns trigger
    security definer set search_path = public, pg_temp set antin.definer = 'on' language plpgsql as $$
begin
    select scope_org, scope_authority, scope_persons
      into strict new.scope_org, new.scope_authority, new.scope_persons from certificate where id = new.certificate;
    return new;
end $$;
create trigger certificate_registration_scope before insert on certificate_registration
    for each row execute function antin_scope_of_certificate();

-- A subscriber who moves, is renamed or gets another manager takes the rows about him along.
create function antin_subscriber_scope_goes_on() returns trigger
    security definer set search_path = public, pg_temp set antin.definer = 'on' language plpgsql as $$
begin
    update certificate
       set scope_org = new.scope_org, scope_authority = new.scope_authority, scope_persons = new.scope_persons,
           name = new.name, folded = new.folded
     where subscriber = new.id;
    update certificate_registration r
       set scope_org = new.scope_org, scope_authority = new.scope_authority, scope_persons = new.scope_persons
      from certificate c where c.id = r.certificate and c.subscriber = new.id;
    update assignment
       set scope_org = new.scope_org, scope_authority = new.scope_authority
     where subscriber = new.id;
    -- the device's own trigger looks the new scope and name up
    update device set scope_org = new.scope_org where subscriber = new.id;
    return null;
end $$;
create trigger subscriber_scope_goes_on after update on subscriber for each row
    when (row(old.scope_org, old.scope_authority, old.scope_persons, old.name)
          is distinct from row(new.scope_org, new.scope_authority, new.scope_persons, new.name))
    execute function antin_subscriber_scope_goes_on();

create function antin_person_scope_goes_on() returns trigger
    security definer set search_path = public, pg_temp set antin.definer = 'on' language plpgsql as $$
begin
    update position_held set scope_authority = new.scope_authority where person = new.id and upper_inf(during);
    update person_authority set scope_org = new.scope_org, scope_authority = new.scope_authority where person = new.id;
    return null;
end $$;
create trigger person_scope_goes_on after update on person for each row
    when (row(old.scope_org, old.scope_authority) is distinct from row(new.scope_org, new.scope_authority))
    execute function antin_person_scope_goes_on();
