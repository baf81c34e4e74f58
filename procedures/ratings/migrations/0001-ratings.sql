-- Service ratings (好差评): five grades, one a step; a bad one is followed up by somebody who was not rated.

create table rating (
  city text not null references city,
  id uuid not null,
  number text not null,
  -- What was rated: one time of a step that a manifest declares.
  step text not null,
  step_name jsonb not null,
  occurrence_id uuid not null,
  -- 1 the rating, 2 after a bad one was answered.
  round int not null check (round in (1, 2)),
  application_id uuid not null,
  rater_person_id uuid not null,
  grade int not null check (grade between 1 and 5),
  reasons text[] not null check (cardinality(reasons) <= 6),
  says text check (length(says) between 1 and 500),
  department text not null,
  role text not null,
  benefit_id text not null,
  county text,
  on_day date not null,
  at timestamptz not null,
  primary key (city, id),
  unique (city, number),
  -- One rating a step; nobody changes it.
  constraint rating_once unique (city, step, occurrence_id, round),
  foreign key (city, application_id) references application (city, id),
  foreign key (city, rater_person_id) references person
);
create index rating_by_day on rating (city, round, on_day, department, benefit_id);
create index rating_by_office on rating (city, department, benefit_id, on_day, id) where round = 1;
create index rating_by_rater on rating (city, rater_person_id, id desc);
select yanzhen_protect('rating', append_only => true);

create table rating_task (
  city text not null,
  id uuid not null,
  rating_id uuid not null,
  department text not null,
  role text not null,
  county text,
  state text not null check (state in ('open', 'taken', 'called', 'handled', 'replied', 'closed')),
  state_since timestamptz not null,
  version int not null check (version > 0),
  due_on date,
  counting jsonb,
  escalated_at timestamptz,
  handled_by_person uuid,
  part text not null default 'handles' check (part = 'handles'),
  reply text,
  primary key (city, id),
  constraint rating_task_once unique (city, rating_id),
  foreign key (city, rating_id) references rating,
  constraint rating_task_by_somebody check (
    (state in ('taken', 'called', 'handled', 'replied')) <= (handled_by_person is not null)),
  constraint rating_task_answered check ((state in ('replied', 'closed')) <= (length(reply) > 0))
);
create index rating_task_by_state on rating_task (city, state, due_on, id);
create index rating_task_by_role on rating_task (city, role, state, due_on, id);
select yanzhen_protect('rating_task');
revoke delete on rating_task from yanzhen_app;

create table rating_task_event (
  city text not null,
  id uuid not null,
  task_id uuid not null,
  number int not null check (number > 0),
  move text not null,
  from_state text,
  to_state text not null,
  -- Null for a job and for who rated, whose name stands nowhere in the task.
  actor_person_id uuid,
  note text,
  at timestamptz not null,
  primary key (city, id),
  unique (city, task_id, number),
  unique (city, task_id, number, to_state),
  foreign key (city, task_id) references rating_task,
  foreign key (city, actor_person_id) references person
);
select yanzhen_protect('rating_task_event', append_only => true);
-- A row never says another state than its newest event.
alter table rating_task add constraint rating_task_state_by_event foreign key (city, id, version, state)
  references rating_task_event (city, task_id, number, to_state) deferrable initially deferred;

-- Who was rated, and who follows it up: never one natural person. Laid down with the task.
create table rating_part (
  city text not null,
  id uuid not null default gen_random_uuid(),
  task_id uuid not null,
  person_id uuid not null,
  part text not null check (part in ('rated', 'handles')),
  at timestamptz not null,
  primary key (city, id),
  foreign key (city, task_id) references rating_task,
  foreign key (city, person_id) references person,
  constraint rating_other_person exclude using gist
    (city with =, task_id with =, person_id with =, part with <>)
);
create unique index rating_part_once on rating_part (city, task_id, person_id, part);
select yanzhen_protect('rating_part', append_only => true);
-- Who handles is somebody who took it, and so nobody who was rated.
alter table rating_task add constraint rating_task_by_taker foreign key (city, id, handled_by_person, part)
  references rating_part (city, task_id, person_id, part);
