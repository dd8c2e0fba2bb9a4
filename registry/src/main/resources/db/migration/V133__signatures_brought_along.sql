-- A letter may carry its leader's signature already when it is handed in, made by other software: then the organisation may sign next
-- (Nghị định 30/2020, Điều 32 khoản 2), and the leader's capacity is judged before it does (Quy chế Điều 7.3, 7.4). Checking a signature
-- takes long and may ask other hosts, so what was found when the letter came is kept; the signing desk asks again before it matters.
alter table document add column came_signed boolean not null default false;
