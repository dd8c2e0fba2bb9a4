-- Documents of others that aren't PDFs (Nghị định 30/2020, Điều 21; Thông tư 41/2017, Điều 9). Office files, XML, CMS, containers and
-- JSON have no place for a time stamp that isn't part of a signature, so that of their receipt stands here: a hash and a time,
-- signed by the authority. Nothing of the document is in it.
create table receipt_stamp (
    document        uuid primary key references document,
    token           bytea not null,
    stamped_at      timestamptz not null,
    scope_org       uuid not null,
    scope_authority uuid,
    scope_persons   uuid[] not null
);
call antin_protect('receipt_stamp', 'document');
revoke update on receipt_stamp from ${app};
-- Điều 10: destroyed with its document.
grant delete on receipt_stamp to ${app};
