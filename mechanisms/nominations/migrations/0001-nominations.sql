-- Recommendations upward, oriented training, postings: rounds with their places, and who holds them.
create table nomination_round (
  city text not null references city,
  id uuid not null,
  kind text not null check (kind in ('talent-programme', 'visiting-scholar', 'oriented-training', 'posting')),
  name text not null check (length(name) between 1 and 100),
  -- The unit above that decides.
  authority text not null check (length(authority) between 1 and 100),
  field text check (length(field) between 1 and 60),
  year int not null check (year between 2000 and 2199),
  county text check (county ~ '^[1-9]\d{5}$'),
  cluster text check (cluster ~ '^[a-z][a-z0-9-]{0,40}$'),
  -- Places asked for, and places given by the notice.
  applied_places int not null check (applied_places between 1 and 1000),
  places int check (places between 1 and 1000),
  closes_on date not null,
  -- Months of service that a selected nominee returns for; 0 for none.
  service_months int not null check (service_months between 0 and 240),
  state text not null check (state in ('applied', 'open', 'closed', 'withdrawn')),
  notice_paper uuid,
  moved_by_person uuid not null,
  version int not null check (version > 0),
  primary key (city, id),
  foreign key (city, moved_by_person) references person,
  foreign key (city, id, notice_paper) references record_paper (city, subject_id, id),
  constraint nomination_round_open_whole check (
    state not in ('open', 'closed') or (places is not null and notice_paper is not null))
);
select yanzhen_keep_history('nomination_round');
select yanzhen_protect('nomination_round');
create unique index nomination_round_once on nomination_round (city, year, kind, name) where state <> 'withdrawn';
create index nomination_round_by_state on nomination_round (city, state, id desc);
create index nomination_round_by_mover on nomination_round (city, moved_by_person);

-- A place of a quota is a row.
create table nomination_place (
  city text not null,
  round_id uuid not null,
  number int not null check (number > 0),
  primary key (city, round_id, number),
  foreign key (city, round_id) references nomination_round (city, id)
);
select yanzhen_protect('nomination_place', append_only => true);

create table nomination (
  city text not null,
  id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  post text not null check (length(post) between 1 and 100),
  county text check (county ~ '^[1-9]\d{5}$'),
  cluster text check (cluster ~ '^[a-z][a-z0-9-]{0,40}$'),
  state text not null check (state in ('proposed', 'recommended', 'selected', 'not-selected', 'serving', 'served',
    'broken', 'withdrawn')),
  place int,
  proposed_by_person uuid not null,
  recommended_by_person uuid,
  recommended_on date,
  result_paper uuid,
  service_from date,
  -- The day after the last that was promised.
  service_until date,
  moved_by_person uuid not null,
  version int not null check (version > 0),
  primary key (city, id),
  foreign key (city, round_id) references nomination_round (city, id),
  foreign key (city, person_id) references person,
  foreign key (city, organisation_id) references organisation (city, id),
  foreign key (city, proposed_by_person) references person,
  foreign key (city, recommended_by_person) references person,
  foreign key (city, moved_by_person) references person,
  constraint nomination_within_quota foreign key (city, round_id, place) references nomination_place,
  constraint nomination_place_once unique (city, round_id, place),
  constraint nomination_place_held check ((state = 'withdrawn') = (place is null)),
  constraint nomination_two_people check (recommended_by_person <> proposed_by_person),
  constraint nomination_recommended_whole check (state in ('proposed', 'withdrawn')
    or (recommended_by_person is not null and recommended_on is not null)),
  constraint nomination_result_on_paper check (state in ('proposed', 'recommended', 'withdrawn') or result_paper is not null),
  foreign key (city, id, result_paper) references record_paper (city, subject_id, id),
  constraint nomination_service_whole check (
    state not in ('serving', 'served', 'broken') or service_until > service_from)
);
select yanzhen_keep_history('nomination');
select yanzhen_protect('nomination');
create unique index nomination_person_once on nomination (city, round_id, person_id) where state <> 'withdrawn';
create index nomination_by_round on nomination (city, round_id, id);
create index nomination_by_person on nomination (city, person_id);
create index nomination_by_state on nomination (city, state, id);
create index nomination_by_proposer on nomination (city, proposed_by_person);
create index nomination_by_recommender on nomination (city, recommended_by_person);
create index nomination_by_mover on nomination (city, moved_by_person);
