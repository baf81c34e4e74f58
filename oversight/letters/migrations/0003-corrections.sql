-- A correction (更正) of an issued letter is a letter of its own that names the old one; the old one stays. And
-- the code that is printed on a letter, by which anyone finds the page that verifies it (核验码).

alter table letter_issue add column code text check (code ~ '^[2-9A-HJ-NP-Z]{12}$');
create unique index letter_issue_code on letter_issue (city, code);

create table letter_correction (
  city text not null,
  -- The letter that corrects.
  letter_id uuid not null,
  -- The issued letter that it corrects: a foreign key to the issue, so that no draft can be corrected.
  corrects uuid not null,
  what text not null check (length(btrim(what)) between 2 and 200),
  person_id uuid not null,
  at timestamptz not null,
  primary key (city, letter_id),
  foreign key (city, letter_id) references letter,
  constraint letter_correction_of_issued foreign key (city, corrects) references letter_issue (city, letter_id),
  foreign key (city, person_id) references person,
  -- A further correction corrects the correction: the chain does not fork.
  constraint letter_corrected_once unique (city, corrects),
  check (letter_id <> corrects)
);
select yanzhen_protect('letter_correction', append_only => true);
