-- Colleges on their way to the undergraduate level (升格本科).
create table college_upgrade (
  city text not null references city,
  id uuid not null,
  organisation_id uuid not null,
  kind text not null check (kind in ('undergraduate', 'vocational-undergraduate')),
  document text not null check (length(document) between 1 and 100),
  target_year int not null check (target_year between 2000 and 2199),
  county text check (county ~ '^[1-9]\d{5}$'),
  cluster text check (cluster ~ '^[a-z][a-z0-9-]{0,40}$'),
  state text not null check (state in ('listed', 'gap-analysis', 'rectifying', 'province-review', 'expert-site',
    'ministry-publicity', 'approved', 'stopped')),
  moved_by_person uuid not null,
  version int not null check (version > 0),
  primary key (city, id),
  constraint college_registered foreign key (city, organisation_id) references organisation (city, id),
  foreign key (city, moved_by_person) references person
);
select yanzhen_keep_history('college_upgrade');
select yanzhen_protect('college_upgrade');
create unique index college_upgrade_once on college_upgrade (city, organisation_id) where state <> 'stopped';
create index college_upgrade_by_state on college_upgrade (city, state, id desc);
create index college_upgrade_by_mover on college_upgrade (city, moved_by_person);

-- What a college is measured by: the city's own set, by the kind of upgrade.
create table college_criterion (
  city text not null references city,
  id uuid not null,
  kind text not null check (kind in ('undergraduate', 'vocational-undergraduate')),
  key text not null check (key ~ '^[a-z][a-z0-9-]{0,40}$'),
  bound text not null check (bound in ('least', 'most')),
  target numeric(12, 2) not null check (target >= 0),
  place int not null check (place > 0),
  version int not null check (version > 0),
  primary key (city, id),
  unique (city, kind, key)
);
select yanzhen_keep_history('college_criterion');
select yanzhen_protect('college_criterion');

create table college_value (
  city text not null,
  id uuid not null,
  upgrade_id uuid not null,
  criterion_id uuid not null,
  year int not null check (year between 2000 and 2199),
  value numeric(12, 2) not null check (value >= 0),
  paper_id uuid,
  filled_by_person uuid not null,
  withdrawn boolean not null default false,
  version int not null check (version > 0),
  primary key (city, id),
  foreign key (city, upgrade_id) references college_upgrade (city, id),
  foreign key (city, criterion_id) references college_criterion (city, id),
  foreign key (city, filled_by_person) references person,
  constraint college_value_paper foreign key (city, upgrade_id, paper_id) references record_paper (city, subject_id, id)
);
select yanzhen_keep_history('college_value');
select yanzhen_protect('college_value');
create unique index college_value_once on college_value (city, upgrade_id, criterion_id, year) where not withdrawn;
create index college_value_by_filler on college_value (city, filled_by_person);

-- A plan of the per-student appropriation (生均拨款), from the base year to the year in which the average is reached.
create table college_plan (
  city text not null,
  id uuid not null,
  upgrade_id uuid not null,
  base_year int not null check (base_year between 2000 and 2199),
  reach_year int not null,
  reach_fen bigint not null,
  provincial_average_fen bigint not null check (provincial_average_fen > 0),
  state text not null check (state in ('draft', 'in-force', 'replaced')),
  made_by_person uuid not null,
  approved_by_person uuid,
  approved_on date,
  paper_id uuid,
  version int not null check (version > 0),
  primary key (city, id),
  unique (city, id, base_year),
  foreign key (city, upgrade_id) references college_upgrade (city, id),
  foreign key (city, made_by_person) references person,
  foreign key (city, approved_by_person) references person,
  foreign key (city, upgrade_id, paper_id) references record_paper (city, subject_id, id),
  constraint college_plan_in_time check (reach_year - base_year between 3 and 5),
  constraint college_plan_reaches_average check (reach_fen >= provincial_average_fen),
  constraint college_plan_two_people check (approved_by_person <> made_by_person),
  constraint college_plan_approved_whole check (
    (state = 'draft') = (num_nonnulls(approved_by_person, approved_on, paper_id) = 0)
    and num_nonnulls(approved_by_person, approved_on, paper_id) in (0, 3))
);
select yanzhen_keep_history('college_plan');
select yanzhen_protect('college_plan');
create unique index college_plan_one_in_force on college_plan (city, upgrade_id) where state = 'in-force';
create index college_plan_by_upgrade on college_plan (city, upgrade_id, id);
create index college_plan_by_maker on college_plan (city, made_by_person);
create index college_plan_by_approver on college_plan (city, approved_by_person);

-- Each year carries the one before it, so that the database sees a fall.
create table college_plan_year (
  city text not null,
  id uuid not null,
  plan_id uuid not null,
  base_year int not null,
  year int not null,
  per_student_fen bigint not null check (per_student_fen > 0),
  previous_year int,
  previous_fen bigint,
  primary key (city, id),
  unique (city, plan_id, year),
  unique (city, plan_id, year, per_student_fen),
  foreign key (city, plan_id, base_year) references college_plan (city, id, base_year),
  foreign key (city, plan_id, previous_year, previous_fen)
    references college_plan_year (city, plan_id, year, per_student_fen),
  constraint college_plan_year_chain check (
    (year = base_year and num_nonnulls(previous_year, previous_fen) = 0)
    or (year > base_year and num_nonnulls(previous_year, previous_fen) = 2 and previous_year = year - 1)),
  constraint college_plan_never_falls check (per_student_fen >= previous_fen)
);
select yanzhen_protect('college_plan_year', append_only => true);
alter table college_plan add constraint college_plan_reach foreign key (city, id, reach_year, reach_fen)
  references college_plan_year (city, plan_id, year, per_student_fen) deferrable initially deferred;

create table college_staffing (
  city text not null,
  id uuid not null,
  upgrade_id uuid not null,
  year int not null check (year between 2000 and 2199),
  quota int not null check (quota between 0 and 100000),
  filled int not null check (filled >= 0),
  document text not null check (length(document) between 1 and 100),
  version int not null check (version > 0),
  primary key (city, id),
  unique (city, upgrade_id, year),
  foreign key (city, upgrade_id) references college_upgrade (city, id),
  constraint college_staffing_within_quota check (filled <= quota)
);
select yanzhen_keep_history('college_staffing');
select yanzhen_protect('college_staffing');

create table college_milestone (
  city text not null,
  id uuid not null,
  upgrade_id uuid not null,
  says text not null check (length(says) between 1 and 200),
  due_on date not null,
  reached_on date,
  paper_id uuid,
  version int not null check (version > 0),
  primary key (city, id),
  foreign key (city, upgrade_id) references college_upgrade (city, id),
  constraint college_milestone_paper foreign key (city, upgrade_id, paper_id)
    references record_paper (city, subject_id, id),
  constraint college_milestone_on_paper check ((reached_on is null) = (paper_id is null))
);
select yanzhen_keep_history('college_milestone');
select yanzhen_protect('college_milestone');
create index college_milestone_by_upgrade on college_milestone (city, upgrade_id, due_on, id);
create index college_milestone_open on college_milestone (city, due_on, id) where reached_on is null;
