-- What people type is looked for in those blocks of the log alone that may hold it (Điều 2.4; ADR 0232).
--
-- For every so many lines of the log, in order, one imprint: a bit for each short run of bytes in their names, codes and
-- subjects, by a hash. It is cut into pieces, so that one run is asked of all blocks in a few pages of the index: by equality
-- alone, which is what an index may serve under row-level security. A piece tells nothing about anybody; whose lines they are
-- the policy of audit_entry judges as before. Written once, by the server itself, when a block is full.

create table audit_block (
    piece int   not null check (piece between 0 and 255),
    block int   not null check (block >= 0),
    bits  bytea not null check (octet_length(bits) = 256),
    primary key (piece, block) include (bits)
);
alter table audit_block enable row level security;
alter table audit_block force row level security;
create policy searched on audit_block for select to ${app} using ((select antin_kind()) in ('SYSTEM', 'PERSON'));
create policy closed on audit_block for insert to ${app} with check ((select antin_kind()) = 'SYSTEM');
revoke update, delete on audit_block from ${app};
