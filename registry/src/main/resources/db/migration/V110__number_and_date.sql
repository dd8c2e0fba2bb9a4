-- Number and day of issue of letters (Nghị định 30/2020, Điều 14, 15; T19): given by the clerk after the authorised person has
-- signed, in one series per body from 01 on 1 January to the last on 31 December. Number and notation are unique in their year.
create table document_number (
    document        uuid primary key references document,
    organisation    uuid not null references organisation_tree,
    year            int not null,
    number          int not null check (number > 0),
    notation        text not null check (notation <> ''),
    day             date not null,
    scope_org       uuid not null,
    scope_authority uuid,
    scope_persons   uuid[] not null,
    unique (organisation, year, number, notation),
    check (extract(year from day) = year)
);
call antin_protect('document_number', 'document');
revoke update, delete on document_number from ${app};

-- What a session that writes a number waits to write.
alter table signing_session
    add column issue_number   int,
    add column issue_notation text,
    add column issue_day      date,
    add constraint signing_session_issue check ((kind = 'NUMBER') = (issue_number is not null and issue_notation is not null
        and issue_day is not null));
