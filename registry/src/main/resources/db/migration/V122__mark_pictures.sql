-- The picture of a person's handwritten signature and of a body's seal, as they are seen on a page (Nghị định 30/2020, Phụ lục I, II.7d,
-- II.8a): PNG, see-through ground, blue the one, red the other. Whoever has such a picture can paste it anywhere, so it lies under the
-- database's own rules and not among the files of the vault: a person's is seen by that person alone, a body's by those who keep and use
-- its seal (Điều 32). One picture at a time; a new one takes the old one's place.
create table mark_picture (
    id              uuid primary key,
    person          uuid unique references person,
    organisation    uuid unique references organisation_tree,
    png             bytea not null check (octet_length(png) between 1 and 4000000),
    sha256          text not null,
    advice          text[] not null,
    kept_at         timestamptz not null,
    kept_by         text not null,
    scope_org       uuid,
    scope_authority uuid,
    scope_persons   uuid[] not null,
    check ((person is null) <> (organisation is null)),
    check (organisation is not distinct from scope_org)
);
call antin_protect('mark_picture', 'mark-picture');
revoke update on mark_picture from ${app};
grant delete on mark_picture to ${app};
insert into role_reach (role, resource, reach) values ('RECORDS_CLERK', 'mark-picture', 'ORG'), ('ASSIGNED_PERSON', 'mark-picture', 'ORG');
