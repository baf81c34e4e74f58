-- Reply letters (答复函). The row of a letter holds where it stands; its text stands in append-only
-- versions, what was issued in one append-only row that nothing can change.

create table letter_template (
  city text not null references city,
  id text not null check (id ~ '^[a-z][a-z0-9-]{0,59}$'),
  definition jsonb not null,
  applied_at timestamptz not null,
  primary key (city, id)
);
select yanzhen_protect('letter_template');

create table letter (
  city text not null references city,
  id uuid not null,
  template_id text not null,
  suggestion_number text not null check (length(suggestion_number) between 1 and 40),
  deputy_name text not null check (length(deputy_name) between 1 and 60),
  title text not null,
  state text not null check (state in ('draft', 'checking', 'checked', 'issued')),
  version int not null check (version > 0),
  number text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (city, id),
  check ((state = 'issued') = (number is not null))
);
create index letter_by_state on letter (city, state, id desc);
select yanzhen_protect('letter');
revoke delete on letter from yanzhen_app;
-- What is issued stays: no update finds it any more.
create policy letter_issued_stays on letter as restrictive for update
  using (state <> 'issued') with check (true);

create table letter_issue (
  city text not null,
  letter_id uuid not null,
  number text not null,
  year int not null,
  sequence int not null check (sequence > 0),
  issued_on date not null,
  issued_at timestamptz not null,
  signer_person_id uuid not null,
  version int not null,
  letter jsonb not null,
  figures jsonb not null,
  content_digest text not null,
  html_sha256 bytea not null,
  docx_sha256 bytea not null,
  pdf_sha256 bytea not null,
  fonts text[] not null,
  primary key (city, letter_id),
  unique (city, number),
  unique (city, year, sequence),
  foreign key (city, letter_id) references letter,
  foreign key (city, signer_person_id) references person
);
select yanzhen_protect('letter_issue', append_only => true);

create table letter_draft (
  city text not null,
  letter_id uuid not null,
  version int not null check (version > 0),
  content jsonb not null,
  -- Slot → id of its figure.
  figures jsonb not null,
  saved_by_person uuid not null,
  saved_at timestamptz not null,
  primary key (city, letter_id, version),
  foreign key (city, letter_id) references letter,
  foreign key (city, saved_by_person) references person
);
select yanzhen_protect('letter_draft', append_only => true);
create policy letter_draft_before_issue on letter_draft as restrictive for insert
  with check (not exists (
    select from letter_issue i where i.city = letter_draft.city and i.letter_id = letter_draft.letter_id));

-- A figure as it was taken: definition, filter, both times, value, and the rows behind it.
create table letter_figure (
  city text not null,
  id uuid not null,
  letter_id uuid not null,
  slot text not null,
  definition jsonb not null,
  filter jsonb not null,
  valid_on date not null,
  known_at timestamptz not null,
  measure bigint not null,
  phrasing text not null check (phrasing in ('exact', 'over', 'near')),
  scale text not null check (scale in ('one', 'wan', 'yi')),
  step double precision check (step > 0),
  shown text not null,
  rows_digest text not null,
  row_ids text[] not null,
  row_adds bigint[] not null check (cardinality(row_adds) = cardinality(row_ids)),
  primary key (city, id),
  foreign key (city, letter_id) references letter
);
create index letter_figure_by_letter on letter_figure (city, letter_id, id);
select yanzhen_protect('letter_figure', append_only => true);

-- Every act, with the duty it discharges. Drafting, checking and signing exclude each other: one natural
-- person never discharges two of them in one letter, whichever door or account is used.
create table letter_event (
  city text not null,
  id uuid not null,
  letter_id uuid not null,
  -- Order within the letter, from 1.
  number int not null check (number > 0),
  move text not null,
  from_state text,
  to_state text not null,
  version int not null,
  duty text not null check (duty in ('draft', 'check', 'sign')),
  person_id uuid not null,
  account_id uuid not null,
  reason text,
  at timestamptz not null,
  primary key (city, id),
  foreign key (city, letter_id) references letter,
  foreign key (city, person_id) references person,
  unique (city, letter_id, number),
  constraint letter_event_excluded exclude using gist
    (city with =, letter_id with =, person_id with =, duty with <>)
);
select yanzhen_protect('letter_event', append_only => true);
