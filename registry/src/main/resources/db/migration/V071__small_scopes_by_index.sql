-- Whoever reaches few bodies, or only what is his own (Điều 2.3, 2.4, 10.1), gets his rows by index.
--
-- The policy judges every row as before. The server repeats it as a condition that indexes can serve (org.antin.database.Reaches):
-- bodies, managing authorities, and the persons a row is the own of, place by place, because PostgreSQL lets only operators that
-- give nothing away go before a policy, and "=" on an element is one, "contains" isn't. So the places are counted here.

alter table subscriber add constraint subscriber_own check (cardinality(scope_persons) <= 1);
create index subscriber_scope_authority on subscriber (scope_authority);
create index subscriber_own on subscriber ((scope_persons[1]));

alter table person add constraint person_own check (cardinality(scope_persons) <= 1);
create index person_scope_org on person (scope_org);
create index person_scope_authority on person (scope_authority);
create index person_own on person ((scope_persons[1]));

alter table certificate add constraint certificate_own check (cardinality(scope_persons) <= 1);
create index certificate_scope_org on certificate (scope_org);
create index certificate_scope_authority on certificate (scope_authority);
create index certificate_own on certificate ((scope_persons[1]));

-- the subscriber's person, who shall get the device, who has it
alter table device add constraint device_own check (cardinality(scope_persons) <= 3);
create index device_scope_org on device (scope_org);
create index device_scope_authority on device (scope_authority);
create index device_own on device ((scope_persons[1]));
create index device_own_second on device ((scope_persons[2])) where scope_persons[2] is not null;
create index device_own_third on device ((scope_persons[3])) where scope_persons[3] is not null;

-- who filed it, whom it is about, who receives or received the device
alter table dossier add constraint dossier_own check (cardinality(scope_persons) <= 3);
create index dossier_scope_org on dossier (scope_org);
create index dossier_scope_authority on dossier (scope_authority);
create index dossier_own on dossier ((scope_persons[1]));
create index dossier_own_second on dossier ((scope_persons[2])) where scope_persons[2] is not null;
create index dossier_own_third on dossier ((scope_persons[3])) where scope_persons[3] is not null;

-- Counts by stage, for the wide scopes.
drop index dossier_stage;
create index dossier_stage on dossier (stage) include (scope_org, scope_authority, scope_persons);

-- Letters page by page, newest first; those not sent yet before all others.
drop index request_letter_sent;
create index request_letter_sent on request_letter (coalesce(sent_at, timestamptz '9999-12-31T00:00:00Z'), id);
