-- Certificates of providers other than the Government's (Quy chế 19/2020, Điều 1.2.c): a signature under one of them is out of scope by
-- name, neither wrong nor merely unknown. They stand in the same list, through the same desk and two people, because whoever could put
-- the Government's own root here would turn every signature away.
alter table trusted_root add other_provider boolean not null default false;

create or replace function antin_trusted_root_stays() returns trigger language plpgsql as $$
begin
    if (new.fingerprint, new.der, new.root, new.other_provider, new.hosts, new.source, new.proposed_at, new.proposed_by)
        is distinct from (old.fingerprint, old.der, old.root, old.other_provider, old.hosts, old.source, old.proposed_at, old.proposed_by)
        or (old.confirmed_by is not null and new.confirmed_by is distinct from old.confirmed_by)
        or (old.ended_by is not null and new.ended_by is distinct from old.ended_by)
    then
        raise exception 'a trusted root is confirmed or ended, never changed';
    end if;
    return new;
end $$;
