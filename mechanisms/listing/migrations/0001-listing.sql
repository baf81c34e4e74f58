-- The listing plan (上市培育): enterprises, advisers, coaching records, and steps that rest on them.
create table listing_enterprise (
  city text not null references city,
  id uuid not null,
  organisation_id uuid not null,
  board text not null check (board in ('main', 'star', 'growth', 'beijing', 'overseas')),
  target_year int not null check (target_year between 2000 and 2199),
  enrolled_on date not null,
  county text check (county ~ '^[1-9]\d{5}$'),
  cluster text check (cluster ~ '^[a-z][a-z0-9-]{0,40}$'),
  state text not null check (state in ('active', 'left', 'withdrawn')),
  stage text not null check (stage in ('enrolled', 'reformed', 'filed', 'coached', 'applied', 'passed', 'listed')),
  step_id uuid,
  -- The day of the first coaching record.
  coached_on date,
  version int not null check (version > 0),
  primary key (city, id),
  constraint listing_enterprise_registered foreign key (city, organisation_id) references organisation (city, id),
  constraint listing_stage_has_step check ((stage = 'enrolled') = (step_id is null))
);
select yanzhen_keep_history('listing_enterprise');
select yanzhen_protect('listing_enterprise');
create unique index listing_enterprise_once on listing_enterprise (city, organisation_id) where state = 'active';
create index listing_enterprise_by_stage on listing_enterprise (city, stage, id desc);

create table listing_adviser (
  city text not null,
  id uuid not null,
  enterprise_id uuid not null,
  person_id uuid not null,
  firm text not null check (length(firm) between 1 and 100),
  appointed_on date not null,
  -- The day from which another one advises.
  ended_on date,
  primary key (city, id),
  unique (city, enterprise_id, id, person_id),
  foreign key (city, enterprise_id) references listing_enterprise (city, id),
  foreign key (city, person_id) references person
);
select yanzhen_protect('listing_adviser');
create unique index listing_adviser_one on listing_adviser (city, enterprise_id) where ended_on is null;
create index listing_adviser_by_person on listing_adviser (city, person_id, enterprise_id);

create table listing_record (
  city text not null,
  id uuid not null,
  enterprise_id uuid not null,
  adviser_id uuid not null,
  written_by_person uuid not null,
  held_on date not null,
  topic text not null check (length(topic) between 1 and 100),
  findings text not null check (length(findings) between 1 and 2000),
  -- The stage that the adviser recommends; null for coaching only.
  recommends text check (recommends in ('reformed', 'filed', 'coached', 'applied', 'passed', 'listed')),
  paper_id uuid,
  recorded_at timestamptz not null,
  primary key (city, id),
  unique (city, enterprise_id, id, recommends, written_by_person),
  constraint listing_record_by_adviser foreign key (city, enterprise_id, adviser_id, written_by_person)
    references listing_adviser (city, enterprise_id, id, person_id),
  foreign key (city, enterprise_id, paper_id) references record_paper (city, subject_id, id),
  constraint listing_recommendation_on_paper check (recommends is null or paper_id is not null)
);
select yanzhen_protect('listing_record', append_only => true);
create index listing_record_by_writer on listing_record (city, written_by_person);

create table listing_step (
  city text not null,
  id uuid not null,
  enterprise_id uuid not null,
  from_stage text not null,
  to_stage text not null,
  record_id uuid not null,
  adviser_person uuid not null,
  moved_by_person uuid not null,
  at timestamptz not null,
  primary key (city, id),
  unique (city, enterprise_id, id, to_stage),
  foreign key (city, moved_by_person) references person,
  constraint listing_step_by_record foreign key (city, enterprise_id, record_id, to_stage, adviser_person)
    references listing_record (city, enterprise_id, id, recommends, written_by_person),
  constraint listing_record_moves_once unique (city, record_id),
  constraint listing_step_two_people check (moved_by_person <> adviser_person),
  constraint listing_step_next check ((from_stage, to_stage) in (('enrolled', 'reformed'), ('reformed', 'filed'),
    ('filed', 'coached'), ('coached', 'applied'), ('applied', 'passed'), ('passed', 'listed')))
);
select yanzhen_protect('listing_step', append_only => true);
create index listing_step_by_mover on listing_step (city, moved_by_person);
create index listing_step_by_adviser on listing_step (city, adviser_person);

alter table listing_enterprise add constraint listing_stage_by_record foreign key (city, id, step_id, stage)
  references listing_step (city, enterprise_id, id, to_stage);
