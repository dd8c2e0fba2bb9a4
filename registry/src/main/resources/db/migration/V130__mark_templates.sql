-- How visible marks look in a body, as far as the law leaves it open: Nghị định 30/2020 fixes the seal's real size and its third over the
-- leader's picture (Phụ lục I, II.8a), the middle between title and name (II.7d), and the words; how wide a handwritten signature is, where
-- initials stand (Điều 12) and under which line the stamp of arrival goes (Phụ lục IV) is the body's custom. One row for each time
-- somebody set it: the newest counts, the others say who changed what and when. A body without a row does as usual; nothing is taken
-- from the body above it.
create table mark_template (
    id                uuid primary key,
    organisation      uuid not null references organisation_tree,
    version           int not null check (version > 0),
    leader_width_mm   numeric(5, 2) not null check (leader_width_mm between 25 and 60),
    leader_right_mm   numeric(5, 2) not null check (leader_right_mm between -5 and 5),
    leader_down_mm    numeric(5, 2) not null check (leader_down_mm between -5 and 5),
    initials_width_mm numeric(5, 2) not null check (initials_width_mm between 8 and 25),
    initials_side     text not null check (initials_side in ('BESIDE', 'UNDER')),
    arrival_under     text not null check (arrival_under in ('NUMBER', 'DATE')),
    arrival_apart_mm  numeric(5, 2) not null check (arrival_apart_mm between 1 and 15),
    date_size         int not null check (date_size in (13, 14)),
    number_left_mm    numeric(5, 2) check (number_left_mm between 15 and 100),
    number_top_mm     numeric(5, 2) check (number_top_mm between 15 and 100),
    date_left_mm      numeric(5, 2) check (date_left_mm between 60 and 145),
    date_top_mm       numeric(5, 2) check (date_top_mm between 15 and 100),
    seal_words        boolean not null,
    kept_at           timestamptz not null,
    kept_by           text not null,
    scope_org         uuid not null check (scope_org = organisation),
    scope_authority   uuid,
    scope_persons     uuid[] not null default '{}',
    unique (organisation, version),
    check ((number_left_mm is null) = (number_top_mm is null)),
    check ((date_left_mm is null) = (date_top_mm is null))
);
call antin_protect('mark_template', 'mark-template');
revoke update, delete on mark_template from ${app};
-- Whoever signs for the body has to see it: it decides what the signature looks like.
insert into role_reach (role, resource, reach) values ('RECORDS_CLERK', 'mark-template', 'ORG'), ('ASSIGNED_PERSON', 'mark-template', 'ORG'),
    ('SUBSCRIBER', 'mark-template', 'ORG'), ('OFFICE_FOCAL_POINT', 'mark-template', 'ORG');
-- So has the head of a body below who signs here by a written delegation (Điều 13 khoản 4).
create policy delegated on mark_template for select to ${app} using (
    exists (select 1 from delegation d
             where d.organisation = mark_template.organisation and d.delegate = (select antin_person())
               and d.ended_at is null and d.during @> antin_today()));
