-- Policy drafts. The row of a draft holds where it stands; its text stands in append-only versions.
create table policy_draft (
  city text not null references city,
  id uuid not null,
  document_id text not null,
  -- What the draft is for, in the officer's words.
  label text not null check (length(label) between 1 and 60),
  title jsonb not null,
  -- The published version that the text was taken from; null for a document that is new.
  based_on uuid,
  state text not null check (state in ('draft', 'proposed', 'published', 'dropped')),
  version int not null check (version > 0),
  activates_on date,
  published_version uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by_person uuid not null,
  primary key (city, id),
  foreign key (city, based_on) references policy_version (city, id),
  foreign key (city, published_version) references policy_version (city, id),
  foreign key (city, changed_by_person) references person (city, id),
  check ((state = 'published') = (published_version is not null)),
  check (state not in ('proposed', 'published') or activates_on is not null)
);
create index policy_draft_by_state on policy_draft (city, state, id desc);
select yanzhen_protect('policy_draft');
revoke delete on policy_draft from yanzhen_app;
-- What is published or dropped stays: no update finds it any more.
create policy policy_draft_ended_stays on policy_draft as restrictive for update
  using (state in ('draft', 'proposed')) with check (true);

create table policy_draft_text (
  city text not null,
  draft_id uuid not null,
  version int not null check (version > 0),
  content text not null check (length(content) between 1 and 200000),
  saved_by_person uuid not null,
  saved_at timestamptz not null,
  primary key (city, draft_id, version),
  foreign key (city, draft_id) references policy_draft,
  foreign key (city, saved_by_person) references person (city, id)
);
select yanzhen_protect('policy_draft_text', append_only => true);
-- What a second person is looking at, or has published, gets no other text.
create policy policy_draft_text_while_draft on policy_draft_text as restrictive for insert
  with check (exists (
    select from policy_draft d
    where d.city = policy_draft_text.city and d.id = policy_draft_text.draft_id and d.state = 'draft'));

-- Every act, with the duty it discharges: who wrote or proposed a draft never decides it, whichever door
-- or account is used.
create table policy_draft_event (
  city text not null,
  id uuid not null,
  draft_id uuid not null,
  -- Order within the draft, from 1.
  number int not null check (number > 0),
  move text not null,
  from_state text,
  to_state text not null,
  version int not null,
  duty text not null check (duty in ('write', 'decide')),
  person_id uuid not null,
  account_id uuid not null,
  activates_on date,
  reason text,
  at timestamptz not null,
  primary key (city, id),
  foreign key (city, draft_id) references policy_draft,
  foreign key (city, person_id) references person (city, id),
  unique (city, draft_id, number),
  constraint policy_draft_event_excluded exclude using gist
    (city with =, draft_id with =, person_id with =, duty with <>)
);
select yanzhen_protect('policy_draft_event', append_only => true);
