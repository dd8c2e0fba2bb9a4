-- What people look for in the log (Điều 2.4) – a name, a part of a code or of what was acted upon – is looked for in an index
-- alone, newest first. A line itself carries its bytes and its tree's head, so reading all lines costs twice as much, and the
-- log only grows.
create index audit_entry_searched on audit_entry (seq)
    include (code, subject, actor_name, scope_org, scope_authority, scope_persons);
