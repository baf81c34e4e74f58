-- Steps before and after: an institute is assessed and agreed before it settles; a base is checked on site before it
-- is recognised, and evaluated each year; what a class promises its students.

alter table institute
  add column kind text not null default 'research-institute'
    check (kind in ('research-institute', 'joint-laboratory', 'innovation-centre')),
  add column state text not null default 'settled'
    check (state in ('assessing', 'agreed', 'settled', 'left', 'declined')),
  alter column agreement_id drop not null,
  alter column settled_on drop not null,
  drop constraint institute_city_organisation_id_key,
  -- What is agreed has its agreement; what settled has its day, too; what left has its last one.
  add constraint institute_agreed check (state in ('assessing', 'declined') or agreement_id is not null),
  add constraint institute_settled check ((state in ('settled', 'left')) = (settled_on is not null)),
  -- One that is to leave by a day to come stands as left, with that day.
  add constraint institute_left check (state <> 'left' or left_on is not null);
alter table institute_history
  add column kind text not null default 'research-institute',
  add column state text not null default 'settled',
  alter column agreement_id drop not null,
  alter column settled_on drop not null;
create unique index institute_once on institute (city, organisation_id) where state <> 'declined';
create index institute_by_state on institute (city, state, id desc);

alter table training_base
  drop constraint training_base_state_check,
  add constraint training_base_state_check
    check (state in ('applied', 'checked', 'recognised', 'removed', 'withdrawn')),
  add column checked_on date,
  add column floor_square_metres int check (floor_square_metres between 1 and 10000000),
  add column equipment_fen bigint check (equipment_fen >= 0);
alter table training_base_history
  add column checked_on date,
  add column floor_square_metres int,
  add column equipment_fen bigint;
-- What was recognised before this step was kept apart was checked by that day.
alter table training_base no force row level security;
update training_base set checked_on = recognised_on where recognised_on is not null;
alter table training_base force row level security;
alter table training_base add constraint base_recognised_checked
  check (state not in ('checked', 'recognised', 'removed') or (checked_on is not null and checked_on <= coalesce(recognised_on, checked_on)));

create table base_evaluation (
  city text not null,
  id uuid not null,
  base_id uuid not null,
  year int not null check (year between 2000 and 2199),
  verdict text not null check (verdict in ('keep', 'remove')),
  students int not null check (students >= 0),
  student_days int not null check (student_days >= 0),
  note text not null check (length(note) between 1 and 500),
  by_person uuid not null,
  at timestamptz not null,
  primary key (city, id),
  unique (city, base_id, year),
  foreign key (city, base_id) references training_base (city, id),
  foreign key (city, by_person) references person,
  -- No student is there on more days than a year has.
  constraint base_days_of_students check (student_days <= students::bigint * 366)
);
select yanzhen_protect('base_evaluation', append_only => true);
create index base_evaluation_by_person on base_evaluation (city, by_person);

alter table training_class
  add column insured boolean not null default false,
  add column enterprise_teachers int check (enterprise_teachers between 0 and 1000),
  add column intern_pay_fen_monthly bigint check (intern_pay_fen_monthly >= 0),
  add column jobs_promised int,
  add constraint class_promise_within_intake check (jobs_promised between 0 and intake);
alter table training_class_history
  add column insured boolean not null default false,
  add column enterprise_teachers int,
  add column intern_pay_fen_monthly bigint,
  add column jobs_promised int;
