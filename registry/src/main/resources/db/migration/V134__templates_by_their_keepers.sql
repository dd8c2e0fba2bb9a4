-- How a body's marks look is set by its clerk, or by its Office (V130): the signing desk lets nobody else, and now the database doesn't
-- either. Whoever signs for the body, its delegates too, reads the template and writes none.
create policy keepers on mark_template as restrictive for insert to ${app} with check (
    (select antin_kind()) = 'SYSTEM'
    or exists (select 1 from role_grant g
                where g.account = (select antin_account()) and g.organisation = mark_template.organisation
                  and g.role in ('RECORDS_CLERK', 'OFFICE_FOCAL_POINT') and g.during @> antin_today()));
