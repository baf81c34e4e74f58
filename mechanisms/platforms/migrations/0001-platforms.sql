-- Innovation platforms (人才平台载体): the register, the yearly task list, scores and goals.
create table platform (
  city text not null references city,
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  -- The name without what does not tell two platforms apart.
  name_key text not null check (length(name_key) between 1 and 100),
  level text not null check (level in ('national', 'provincial', 'city')),
  type text not null check (type in ('key-laboratory', 'engineering-centre', 'technology-centre',
    'postdoctoral-station', 'expert-station', 'incubator', 'research-institute')),
  field text not null check (length(field) between 1 and 60),
  host_id uuid not null,
  county text check (county ~ '^[1-9]\d{5}$'),
  cluster text check (cluster ~ '^[a-z][a-z0-9-]{0,40}$'),
  state text not null check (state in ('cultivating', 'applied', 'approved', 'building', 'accepted', 'operating',
    'evaluated', 'upgraded', 'rectifying', 'removed', 'withdrawn')),
  -- The document (文号) that approved it, and its day.
  document text check (length(document) between 1 and 60),
  approved_on date,
  next_evaluation_on date,
  moved_by_person uuid not null,
  version int not null check (version > 0),
  primary key (city, id),
  constraint platform_host_registered foreign key (city, host_id) references organisation (city, id),
  foreign key (city, moved_by_person) references person,
  constraint platform_approved_whole check (
    state in ('cultivating', 'applied', 'withdrawn') or (document is not null and approved_on is not null))
);
select yanzhen_keep_history('platform');
select yanzhen_protect('platform');
create unique index platform_once on platform (city, host_id, type, name_key) where state <> 'withdrawn';
create index platform_by_state on platform (city, state, id desc);
create index platform_by_level on platform (city, level, type, id desc);
create index platform_by_county on platform (city, county, id desc);
create index platform_by_mover on platform (city, moved_by_person);

create table platform_task (
  city text not null,
  id uuid not null,
  platform_id uuid not null,
  year int not null check (year between 2000 and 2199),
  says text not null check (length(says) between 1 and 200),
  target int not null check (target between 1 and 1000000),
  done int not null default 0 check (done between 0 and 10000000),
  due_on date not null,
  -- Who answers for it: office and post.
  owner text not null check (length(owner) between 1 and 100),
  light text not null check (light in ('green', 'amber', 'red', 'met')),
  paper_id uuid,
  dropped boolean not null default false,
  version int not null check (version > 0),
  primary key (city, id),
  foreign key (city, platform_id) references platform (city, id),
  -- A task is met on a paper of its platform and on nothing else.
  constraint platform_task_met_on_paper check (done < target or paper_id is not null),
  constraint platform_task_paper foreign key (city, platform_id, paper_id)
    references record_paper (city, subject_id, id),
  constraint platform_task_in_year check (extract(year from due_on) = year)
);
select yanzhen_keep_history('platform_task');
select yanzhen_protect('platform_task');
create unique index platform_task_once on platform_task (city, platform_id, year, says) where not dropped;
create index platform_task_by_year on platform_task (city, year, id desc);
create index platform_task_red on platform_task (city, due_on, id) where light = 'red' and not dropped;

create table platform_score (
  city text not null,
  id uuid not null,
  platform_id uuid not null,
  year int not null check (year between 2000 and 2199),
  -- Of 100, as the platform sees itself and as it was found.
  self_score int not null check (self_score between 0 and 100),
  reported_by_person uuid not null,
  paper_id uuid not null,
  score int check (score between 0 and 100),
  scored_by_person uuid,
  note text check (length(note) between 1 and 500),
  version int not null check (version > 0),
  primary key (city, id),
  foreign key (city, platform_id) references platform (city, id),
  foreign key (city, reported_by_person) references person,
  foreign key (city, scored_by_person) references person,
  foreign key (city, platform_id, paper_id) references record_paper (city, subject_id, id),
  constraint platform_scored_once unique (city, platform_id, year),
  constraint platform_scored_whole check (num_nonnulls(score, scored_by_person, note) in (0, 3)),
  constraint platform_scored_by_another check (scored_by_person <> reported_by_person)
);
select yanzhen_keep_history('platform_score');
select yanzhen_protect('platform_score');
create index platform_score_open on platform_score (city, id) where score is null;
create index platform_score_by_reporter on platform_score (city, reported_by_person);
create index platform_score_by_scorer on platform_score (city, scored_by_person);

create table platform_goal (
  city text not null references city,
  id uuid not null,
  year int not null check (year between 2000 and 2199),
  -- Platforms of this level and above.
  level text not null check (level in ('national', 'provincial', 'city')),
  target int not null check (target between 1 and 100000),
  document text not null check (length(document) between 1 and 100),
  version int not null check (version > 0),
  primary key (city, id),
  constraint platform_goal_once unique (city, year, level)
);
select yanzhen_keep_history('platform_goal');
select yanzhen_protect('platform_goal');
