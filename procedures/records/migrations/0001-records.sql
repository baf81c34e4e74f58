-- Papers and the trail of records that officers keep, whichever mechanism they belong to.
create table record_paper (
  city text not null references city,
  id uuid not null,
  subject_type text not null check (subject_type ~ '^[a-z][a-z-]{0,40}$'),
  subject_id uuid not null,
  file_id uuid not null,
  added_by_person uuid not null,
  added_at timestamptz not null,
  primary key (city, id),
  -- What rests on a paper points to its own record's.
  unique (city, subject_id, id),
  foreign key (city, file_id) references file (city, id),
  foreign key (city, added_by_person) references person
);
select yanzhen_protect('record_paper', append_only => true);

create table record_event (
  city text not null references city,
  id uuid not null,
  subject_type text not null check (subject_type ~ '^[a-z][a-z-]{0,40}$'),
  subject_id uuid not null,
  move text not null check (length(move) between 1 and 40),
  from_state text,
  to_state text,
  -- Null for what the system did by the calendar.
  actor_person_id uuid,
  actor_name text,
  reason text check (length(reason) between 1 and 500),
  at timestamptz not null,
  primary key (city, id),
  foreign key (city, actor_person_id) references person
);
select yanzhen_protect('record_event', append_only => true);
create index record_event_by_subject on record_event (city, subject_id, id);
create index record_event_by_actor on record_event (city, actor_person_id, id);
