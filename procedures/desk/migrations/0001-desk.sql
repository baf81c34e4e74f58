-- Who has a thing at a step of its way. It says nothing of rights: those are roles, counties and duties.

create table desk_assignment (
  city text not null references city,
  subject text not null,
  subject_id uuid not null,
  step text not null,
  account_id uuid not null,
  assigned_at timestamptz not null,
  primary key (city, subject, subject_id, step),
  foreign key (city, account_id) references account (city, id)
);
create index desk_assignment_by_account on desk_assignment (city, account_id, subject, subject_id);
select yanzhen_protect('desk_assignment');

create table desk_assignment_event (
  city text not null references city,
  id uuid not null,
  subject text not null,
  subject_id uuid not null,
  step text not null,
  act text not null check (act in ('claim', 'assign', 'release')),
  from_account uuid,
  to_account uuid,
  by_person uuid not null,
  reason text,
  at timestamptz not null,
  primary key (city, id),
  -- What is taken from a colleague or given to one is explained.
  check (act = 'claim' or reason is not null),
  check ((act = 'release') = (to_account is null)),
  foreign key (city, by_person) references person (city, id),
  foreign key (city, from_account) references account (city, id),
  foreign key (city, to_account) references account (city, id)
);
create index desk_assignment_event_by_subject on desk_assignment_event (city, subject, subject_id, id);
select yanzhen_protect('desk_assignment_event', append_only => true);

-- A question to a queue that somebody keeps, for themselves or for their office.
create table desk_query (
  city text not null references city,
  id uuid not null,
  account_id uuid not null,
  name text not null check (length(name) between 1 and 40),
  queue text not null,
  filter jsonb not null,
  -- The office's name where it is shared with it.
  office text,
  kept_at timestamptz not null,
  primary key (city, id),
  unique (city, account_id, name),
  foreign key (city, account_id) references account (city, id)
);
create index desk_query_by_office on desk_query (city, office);
select yanzhen_protect('desk_query');

-- What the offices write to one another about a thing; never for the applicant, never changed.
create table desk_note (
  city text not null references city,
  id uuid not null,
  subject text not null,
  subject_id uuid not null,
  person_id uuid not null,
  text text not null check (length(text) between 1 and 1000),
  at timestamptz not null,
  primary key (city, id),
  foreign key (city, person_id) references person (city, id)
);
create index desk_note_by_subject on desk_note (city, subject, subject_id, id);
select yanzhen_protect('desk_note', append_only => true);
