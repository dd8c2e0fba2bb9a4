-- Of a check that raised a question: the pages as they were when somebody signed and as they are now (Quy chế, Điều 7.2), kept with the report
-- for its 24 hours and gone with it. Whoever knows the report's id may see them, as the report itself.
alter table check_report
    add pages_looked int not null default 0, -- drawn because no change named a page, and found to look the same
    add pages_cut boolean not null default false; -- not all could be drawn
create table check_page (
    report    uuid not null references check_report on delete cascade,
    number    int not null check (number > 0),
    signature int not null,
    page      int not null,
    alike     boolean not null,
    signed    bytea check (octet_length(signed) between 1 and 700000),
    now       bytea check (octet_length(now) between 1 and 700000),
    primary key (report, number)
);
revoke update on check_page from ${app};
