-- Files that go with a letter, and electronic copies (Nghị định 30/2020, Điều 25; Phụ lục I, II.8b; Phụ lục II, I).
alter table document
    add column purpose       text not null default 'LETTER' check (purpose in ('LETTER', 'ATTACHMENT', 'COPY')),
    add column letter        uuid references document,
    add column letter_number text,
    add column copy_form     text check (copy_form in ('SAO_Y', 'SAO_LUC', 'TRICH_SAO')),
    add column copy_source   text check (copy_source in ('PAPER_ORIGINAL', 'PAPER_COPY', 'ELECTRONIC_ORIGINAL')),
    add constraint document_attachment check ((purpose = 'ATTACHMENT') = (letter is not null and letter_number is not null)),
    add constraint document_copy check ((purpose = 'COPY') = (copy_form is not null and copy_source is not null)),
    -- T18: the pairs Điều 25 foresees for an electronic copy.
    add constraint document_copy_pair check (copy_form is null
        or copy_form = 'SAO_Y' and copy_source = 'PAPER_ORIGINAL'
        or copy_form = 'SAO_LUC' and copy_source = 'PAPER_COPY'
        or copy_form = 'TRICH_SAO' and copy_source in ('PAPER_ORIGINAL', 'ELECTRONIC_ORIGINAL'));
create index document_letter on document (letter) where letter is not null;
