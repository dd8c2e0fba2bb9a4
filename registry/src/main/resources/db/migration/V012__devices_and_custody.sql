-- Secret-key devices and who holds them, and since when (Quy chế 19/2020, Điều 2.2, 2.3, 10.2, 10.3, 11.3).
--
-- The device's number is under the regime of level "Mật": here it stands encrypted (AES-GCM) with a keyed hash of the whole
-- number and of its last four characters for search. No index, log or dump of this database gives a number away.
--
-- The ledger has no overlap (exclusion constraint) and no gap (deferred trigger: each stretch starts where the last one ended,
-- the first at the receipt, and only a device that left the house has none running). Every change of custodian has its
-- minutes; the giver stays custodian until the receiver confirms. Instants, not days: two handovers may fall on one day.

create table device (
    id               uuid primary key,
    kind             text not null check (kind in ('USB_TOKEN', 'SMART_CARD', 'SIM_PKI', 'HSM')),
    model            text not null default '',
    number_cipher    bytea not null,
    number_hash      bytea not null check (length(number_hash) = 32),
    tail_hash        bytea not null check (length(tail_hash) = 32),
    subscriber       uuid not null references subscriber,
    -- the provider handed it over for us; until the managing authority receives it nobody here holds it
    issued_at        timestamptz not null,
    received_at      timestamptz check (received_at >= issued_at),
    in_use_since     timestamptz,
    -- wrong password too often; only the provider opens it again (Nghị định 130/2018, Điều 73)
    locked_at        timestamptz,
    -- the subscriber's word, at any hour (Điều 10.4), and the managing authority's minutes (form 15)
    lost_reported_at timestamptz,
    lost_minutes     text not null default '',
    damaged_at       timestamptz,
    damage           text not null default '',
    return_due_since timestamptz,
    return_reason    text not null default '',
    ended_at         timestamptz check (ended_at >= received_at),
    ended_how        text check (ended_how in ('RETURNED', 'LOST', 'DESTROYED')),
    -- the running stretch of the ledger, repeated for lists; the trigger below compares
    custodian_kind   text check (custodian_kind in ('BODY', 'PERSON')),
    custodian        uuid,
    custodian_name   text not null default '',
    custodian_since  timestamptz,
    -- a person to whom a handover is offered must see the device to confirm it
    expected         uuid,
    pending_handover uuid,
    -- the subscriber's, repeated for lists
    name             text not null,
    folded           text collate "C" not null,
    version          int not null default 1,
    scope_org        uuid not null,
    scope_authority  uuid,
    scope_persons    uuid[] not null,
    constraint device_number unique (number_hash),
    check ((ended_at is null) = (ended_how is null)),
    check (ended_at is null or received_at is not null),
    check ((custodian is not null) = (received_at is not null and ended_at is null)),
    check ((custodian is null) = (custodian_since is null) and (custodian is null) = (custodian_kind is null))
);
create index device_tail on device (tail_hash);
create index device_subscriber on device (subscriber);
create index device_folded on device (folded, id);
create index device_recent on device (issued_at, id);
call antin_protect('device', 'device');

-- Minutes (biên bản bàn giao): offered by the giver, confirmed or declined by the receiver.
create table handover (
    id              uuid primary key,
    device          uuid not null references device,
    -- RECEIPT from the provider, ADOPTION of a list kept before, HANDOVER inside the province, RETURN to the provider
    kind            text not null check (kind in ('RECEIPT', 'ADOPTION', 'HANDOVER', 'RETURN')),
    number          text not null check (number <> ''),
    form            text not null default '',
    giver_kind      text not null check (giver_kind in ('PROVIDER', 'BODY', 'PERSON')),
    giver           uuid,
    giver_name      text not null,
    receiver_kind   text not null check (receiver_kind in ('PROVIDER', 'BODY', 'PERSON')),
    receiver        uuid,
    receiver_name   text not null,
    handed_on       date not null,
    place           text not null default '',
    condition       text not null default '',
    -- letter of assignment (Điều 10.2) or written permission of the authorised person (Nghị định 30/2020, Điều 32)
    letter          text not null default '',
    offered_at      timestamptz not null,
    offered_by      text not null,
    confirmed_at    timestamptz check (confirmed_at >= offered_at),
    confirmed_by    text not null default '',
    declined_at     timestamptz check (declined_at >= offered_at),
    decline_reason  text not null default '',
    scope_org       uuid not null,
    scope_authority uuid,
    scope_persons   uuid[] not null,
    check ((giver_kind = 'PROVIDER') = (giver is null)),
    check ((receiver_kind = 'PROVIDER') = (receiver is null)),
    check (confirmed_at is null or declined_at is null)
);
create index handover_device on handover (device, offered_at);
-- One handover under way for each device.
create unique index handover_open on handover (device) where confirmed_at is null and declined_at is null;
call antin_protect('handover', 'device');

create table custody (
    device          uuid not null references device,
    custodian_kind  text not null check (custodian_kind in ('BODY', 'PERSON')),
    custodian       uuid not null,
    custodian_name  text not null,
    during          tstzrange not null
                    check (not isempty(during) and not lower_inf(during) and lower_inc(during) and not upper_inc(during)),
    minutes         uuid not null references handover,
    scope_org       uuid not null,
    scope_authority uuid,
    scope_persons   uuid[] not null,
    constraint custody_no_overlap exclude using gist (device with =, during with &&)
);
call antin_protect('custody', 'device');

create function antin_custody_has_no_gap() returns trigger
    security definer set search_path = public, pg_temp set antin.definer = 'on' language plpgsql as $$
declare
    checked uuid := case tg_table_name when 'device' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'device' end;
    d       device%rowtype;
    last    custody%rowtype;
    gaps    int;
begin
    select * into strict d from device where id = checked;
    select count(*) into gaps
      from (select lower(during) as since,
                   lag(upper(during), 1, d.received_at) over (order by during) as expected
              from custody where device = checked) c
     where c.since is distinct from c.expected;
    if gaps > 0 then
        raise exception 'the custody of device % has a gap', checked
            using errcode = 'check_violation', constraint = 'custody_no_gap';
    end if;
    select * into last from custody where device = checked order by during desc limit 1;
    if not found and d.received_at is null then
        return null;
    end if;
    if not found then
        raise exception 'device % has no custodian', checked
            using errcode = 'check_violation', constraint = 'custody_no_gap';
    end if;
    if upper(last.during) is distinct from d.ended_at
       or (d.ended_at is null and (last.custodian is distinct from d.custodian or lower(last.during) is distinct from d.custodian_since)) then
        raise exception 'the custody of device % doesn''t run to now or to its end', checked
            using errcode = 'check_violation', constraint = 'custody_no_gap';
    end if;
    return null;
end $$;
create constraint trigger custody_no_gap after insert or update of device, custodian, during on custody
    deferrable initially deferred for each row execute function antin_custody_has_no_gap();
create constraint trigger device_in_custody after insert or update of received_at, ended_at, custodian, custodian_since on device
    deferrable initially deferred for each row execute function antin_custody_has_no_gap();

-- Minutes once confirmed are paper: nobody changes them, and custody rests on confirmed minutes only.
create function antin_minutes_are_final() returns trigger language plpgsql as $$
begin
    if (old.confirmed_at is not null or old.declined_at is not null)
       and to_jsonb(new) - '{scope_org,scope_authority,scope_persons}'::text[]
           is distinct from to_jsonb(old) - '{scope_org,scope_authority,scope_persons}'::text[] then
        raise exception 'minutes % are closed', old.id using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger handover_final before update on handover for each row execute function antin_minutes_are_final();

create function antin_custody_rests_on_minutes() returns trigger
    security definer set search_path = public, pg_temp set antin.definer = 'on' language plpgsql as $$
begin
    if not exists (select 1 from handover
                    where id = new.minutes and device = new.device and confirmed_at is not null
                      and receiver = new.custodian and receiver_kind = new.custodian_kind) then
        raise exception 'custody of device % without confirmed minutes', new.device using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger custody_minutes after insert or update of custodian, minutes on custody
    deferrable initially deferred for each row execute function antin_custody_rests_on_minutes();

-- Scope follows: a device is about its subscriber's body; its ledger and minutes about the device.
create function antin_device_scope() returns trigger
    security definer set search_path = public, pg_temp set antin.definer = 'on' language plpgsql as $$
declare
    s record;
begin
    select scope_org, scope_authority, scope_persons, name, folded into strict s from subscriber where id = new.subscriber;
    new.name := s.name;
    new.folded := s.folded;
    new.scope_org := s.scope_org;
    new.scope_authority := s.scope_authority;
    new.scope_persons := array(
        select distinct p from unnest(s.scope_persons || new.expected
                || case when new.custodian_kind = 'PERSON' then new.custodian end) p where p is not null order by p);
    return new;
end $$;
create trigger device_scope before insert or update on device for each row execute function antin_device_scope();

create function antin_scope_of_device() returns trigger
    security definer set search_path = public, pg_temp set antin.definer = 'on' language plpgsql as $$
begin
    select scope_org, scope_authority, scope_persons
      into strict new.scope_org, new.scope_authority, new.scope_persons from device where id = new.device;
    return new;
end $$;
create trigger handover_scope before insert on handover for each row execute function antin_scope_of_device();
create trigger custody_scope before insert on custody for each row execute function antin_scope_of_device();

create function antin_device_scope_goes_on() returns trigger
    security definer set search_path = public, pg_temp set antin.definer = 'on' language plpgsql as $$
begin
    update custody set scope_org = new.scope_org, scope_authority = new.scope_authority, scope_persons = new.scope_persons
     where device = new.id;
    update handover set scope_org = new.scope_org, scope_authority = new.scope_authority, scope_persons = new.scope_persons
     where device = new.id;
    return null;
end $$;
create trigger device_scope_goes_on after update on device for each row
    when (row(old.scope_org, old.scope_authority, old.scope_persons)
          is distinct from row(new.scope_org, new.scope_authority, new.scope_persons))
    execute function antin_device_scope_goes_on();
