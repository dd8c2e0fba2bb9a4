-- A letter's number begins anew each year: numbers run from 01 on 1 January to the last on 31 December in one series of the
-- body, and number and notation together are its only ones within the year (Nghị định 30/2020, Điều 15). Before, a number was
-- taken for ever, and could be used twice in a year by letters of two forms. 7 and 07 are one number.

alter table request_letter add column sent_year int
    generated always as (extract(year from sent_at at time zone 'Asia/Ho_Chi_Minh')::int) stored;
alter table request_letter drop constraint request_letter_authority_form_notation_number_key;
create unique index request_letter_number on request_letter (authority, notation, sent_year, (number::int));
