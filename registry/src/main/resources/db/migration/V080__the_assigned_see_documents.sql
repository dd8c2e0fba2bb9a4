-- Điều 10.2, 11.1: whoever was assigned the body's certificate signs the body's documents with it, and so has to find them.
insert into role_reach (role, resource, reach) values ('ASSIGNED_PERSON', 'document', 'ORG');
