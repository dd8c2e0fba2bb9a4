-- Lists over a province's worth of rows (20,000 subscribers, some hundred thousand lines in the log).
--
-- Under row-level security PostgreSQL uses an index only for operators that can't give a hidden row away: equality and order,
-- not LIKE. So what is filtered often is made comparable: the first word of an action is a column of its own.

alter table audit_entry add column area text generated always as (split_part(action, '.', 1)) stored;
create index audit_entry_area on audit_entry (area, seq);
create index audit_entry_outcome on audit_entry (outcome, seq);
create index audit_entry_account on audit_entry (actor_account, seq);
create index audit_entry_kind on audit_entry (subject_kind, seq);

-- Dossiers by limit; those without one come last.
create index dossier_due on dossier (coalesce(due_at, timestamptz '9999-12-31T00:00:00Z'), id);
create index dossier_opened_down on dossier (opened_at, id);
drop index dossier_opened;
create index dossier_stage on dossier (stage);

-- Letters, newest first.
create index request_letter_sent on request_letter (sent_at desc nulls first, opened_at desc, id);
