-- Numbers of documents received (Nghị định 30/2020, Điều 22): one series a year per body, from 01 on 1 January, paper and electronic
-- documents together, so the clerk may say which number is next. Kept for what is taken in from now on.
create table document_arrival (
    document        uuid primary key references document,
    organisation    uuid not null references organisation_tree,
    year            int not null,
    number          int not null check (number > 0),
    day             date not null,
    scope_org       uuid not null,
    scope_authority uuid,
    scope_persons   uuid[] not null,
    unique (organisation, year, number),
    check (extract(year from day) = year)
);
call antin_protect('document_arrival', 'document');
revoke update, delete on document_arrival from ${app};
