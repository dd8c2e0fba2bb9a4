-- The roots and issuing certificates that trust begins with (Quy chế 19/2020, Điều 1.2; Thông tư 41/2017, Điều 8: the check goes up
-- to the root). None is shipped. An administrator of the province brings one in from a file and types its whole fingerprint as the
-- provider published it; it counts once a second person has typed the fingerprint too. Names prove nothing: anybody can make a
-- root with the same ones.
--
-- Nothing is deleted: a certificate no longer trusted keeps its row, with who ended it and why. Anybody may know whom the house
-- trusts, so every actor reads; only people write.
create table trusted_root (
    id             uuid primary key,
    fingerprint    text not null check (fingerprint = encode(sha256(der), 'hex')),
    der            bytea not null,
    root           boolean not null,
    subject        text not null,
    issuer         text not null,
    not_before     timestamptz not null,
    not_after      timestamptz not null check (not_after > not_before),
    -- which hosts may be asked about certificates below; none: those its own certificates of authority name
    hosts          text[] not null default '{}',
    -- the provider's publication the fingerprint was taken from
    source         text not null check (source <> ''),
    proposed_at    timestamptz not null,
    proposed_by    uuid not null references account,
    proposed_name  text not null,
    confirmed_at   timestamptz,
    confirmed_by   uuid references account,
    confirmed_name text,
    ended_at       timestamptz,
    ended_by       uuid references account,
    ended_name     text,
    end_reason     text check (end_reason <> ''),
    constraint trusted_root_two_people check (confirmed_by <> proposed_by),
    check ((confirmed_at is null) = (confirmed_by is null) and (confirmed_at is null) = (confirmed_name is null)),
    check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_name is null)
        and (ended_at is null) = (end_reason is null))
);
create unique index trusted_root_once on trusted_root (fingerprint) where ended_at is null;

alter table trusted_root enable row level security;
alter table trusted_root force row level security;
create policy known on trusted_root for select to ${app} using (true);
create policy proposed on trusted_root for insert to ${app} with check (antin_kind() = 'PERSON' and proposed_by = antin_account());
create policy decided on trusted_root for update to ${app} using (antin_kind() = 'PERSON') with check (antin_kind() = 'PERSON');

-- What two people agreed on stays what it was.
create function antin_trusted_root_stays() returns trigger language plpgsql as $$
begin
    if (new.fingerprint, new.der, new.root, new.hosts, new.source, new.proposed_at, new.proposed_by)
        is distinct from (old.fingerprint, old.der, old.root, old.hosts, old.source, old.proposed_at, old.proposed_by)
        or (old.confirmed_by is not null and new.confirmed_by is distinct from old.confirmed_by)
        or (old.ended_by is not null and new.ended_by is distinct from old.ended_by)
    then
        raise exception 'a trusted root is confirmed or ended, never changed';
    end if;
    return new;
end $$;
create trigger trusted_root_stays before update on trusted_root for each row execute function antin_trusted_root_stays();
