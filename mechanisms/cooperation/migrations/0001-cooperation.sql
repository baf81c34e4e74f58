-- What grows out of cooperation: meetings with needs and tasks, joint institutes with the people gathered,
-- training bases, classes with their students and what became of them.

-- Meetings (走访、院士专家行、校企面对面、学术交流).
create table gathering (
  city text not null references city,
  id uuid not null,
  kind text not null check (kind in ('university-visit', 'experts-visit', 'school-enterprise', 'exchange')),
  title text not null check (length(title) between 1 and 120),
  -- Of a planned round of visits, from 1.
  round int check (round between 1 and 99),
  organisation_id uuid not null,
  held_on date not null,
  agenda text not null check (length(agenda) between 1 and 2000),
  county text check (county ~ '^[1-9]\d{5}$'),
  cluster text check (cluster ~ '^[a-z][a-z0-9-]{0,40}$'),
  state text not null check (state in ('planned', 'held', 'closed', 'withdrawn')),
  attendants int check (attendants between 1 and 10000),
  minutes text check (length(minutes) between 1 and 5000),
  keeper_person_id uuid not null,
  version int not null check (version > 0),
  primary key (city, id),
  foreign key (city, organisation_id) references organisation (city, id),
  foreign key (city, keeper_person_id) references person,
  constraint gathering_held_whole check (state not in ('held', 'closed') or (attendants is not null and minutes is not null))
);
select yanzhen_keep_history('gathering');
select yanzhen_protect('gathering');
create index gathering_by_kind on gathering (city, kind, id desc);
create index gathering_by_state on gathering (city, state, id desc);

create table gathering_need (
  city text not null,
  id uuid not null,
  gathering_id uuid not null,
  side text not null check (side in ('need', 'offer')),
  organisation_id uuid not null,
  says text not null check (length(says) between 1 and 500),
  state text not null check (state in ('open', 'answered', 'dropped')),
  agreement_id uuid,
  reason text check (length(reason) between 1 and 500),
  closed_at timestamptz,
  closed_by_person uuid,
  primary key (city, id),
  foreign key (city, gathering_id) references gathering (city, id),
  foreign key (city, organisation_id) references organisation (city, id),
  foreign key (city, agreement_id) references agreement (city, id),
  foreign key (city, closed_by_person) references person,
  -- A need is answered by an agreement and by nothing else; dropped with a reason.
  constraint need_answered_by_agreement check ((state = 'answered') = (agreement_id is not null)),
  constraint need_dropped_with_reason check ((state = 'dropped') = (reason is not null)),
  check ((state = 'open') = (closed_at is null))
);
create index gathering_need_by_gathering on gathering_need (city, gathering_id, id);
create index gathering_need_open on gathering_need (city, id) where state = 'open';
select yanzhen_protect('gathering_need');

create table gathering_task (
  city text not null,
  id uuid not null,
  gathering_id uuid not null,
  says text not null check (length(says) between 1 and 500),
  office text not null check (length(office) between 1 and 100),
  due_on date not null,
  done_on date,
  result text check (length(result) between 1 and 500),
  primary key (city, id),
  foreign key (city, gathering_id) references gathering (city, id),
  check ((done_on is null) = (result is null))
);
create index gathering_task_by_gathering on gathering_task (city, gathering_id, due_on, id);
create index gathering_task_open on gathering_task (city, due_on, id) where done_on is null;
select yanzhen_protect('gathering_task');

-- Joint institutes (共建研究机构) and the people whom they gather.
create table institute (
  city text not null references city,
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  agreement_id uuid not null,
  organisation_id uuid not null,
  county text not null check (county ~ '^[1-9]\d{5}$'),
  cluster text check (cluster ~ '^[a-z][a-z0-9-]{0,40}$'),
  settled_on date not null,
  -- The day after the last on which it was here.
  left_on date,
  version int not null check (version > 0),
  primary key (city, id),
  unique (city, organisation_id),
  foreign key (city, agreement_id) references agreement (city, id),
  foreign key (city, organisation_id) references organisation (city, id),
  constraint institute_term check (left_on > settled_on)
);
select yanzhen_keep_history('institute');
select yanzhen_protect('institute');
create index institute_by_agreement on institute (city, agreement_id, id);

create table institute_person (
  city text not null,
  id uuid not null,
  institute_id uuid not null,
  person_id uuid not null,
  title text not null check (title in ('senior', 'associate', 'intermediate', 'other')),
  mode text not null check (mode in ('full-time', 'flexible')),
  primary key (city, id),
  -- One person is gathered once by an institute, whatever the title becomes.
  unique (city, institute_id, person_id),
  foreign key (city, institute_id) references institute (city, id),
  foreign key (city, person_id) references person
);
select yanzhen_keep_history('institute_person');
alter table institute_person add constraint institute_person_term check (valid_until > valid_from);
select yanzhen_protect('institute_person');

-- Yearly assessment: kept or to leave.
create table institute_assessment (
  city text not null,
  id uuid not null,
  institute_id uuid not null,
  year int not null check (year between 2000 and 2199),
  verdict text not null check (verdict in ('keep', 'leave')),
  note text not null check (length(note) between 1 and 500),
  by_person uuid not null,
  at timestamptz not null,
  primary key (city, id),
  unique (city, institute_id, year),
  foreign key (city, institute_id) references institute (city, id),
  foreign key (city, by_person) references person
);
select yanzhen_protect('institute_assessment', append_only => true);

-- Training bases (实训基地、卓越工程师实践基地).
create table training_base (
  city text not null references city,
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  kind text not null check (kind in ('training', 'engineer-practice')),
  school_id uuid not null,
  enterprise_id uuid not null,
  agreement_id uuid not null,
  county text not null check (county ~ '^[1-9]\d{5}$'),
  cluster text check (cluster ~ '^[a-z][a-z0-9-]{0,40}$'),
  trades text not null check (length(trades) between 1 and 200),
  places int not null check (places between 1 and 100000),
  -- Internship liability insurance, paid by the school.
  insured boolean not null,
  state text not null check (state in ('applied', 'recognised', 'removed', 'withdrawn')),
  recognised_on date,
  version int not null check (version > 0),
  primary key (city, id),
  foreign key (city, school_id) references organisation (city, id),
  foreign key (city, enterprise_id) references organisation (city, id),
  foreign key (city, agreement_id) references agreement (city, id),
  constraint base_recognised_insured check (state not in ('recognised', 'removed') or (insured and recognised_on is not null))
);
select yanzhen_keep_history('training_base');
select yanzhen_protect('training_base');
create index training_base_by_state on training_base (city, state, id desc);

-- Order, named and custom classes, and joint pilots (订单班、冠名班、定制班、联合培养).
create table training_class (
  city text not null references city,
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  kind text not null check (kind in ('order', 'named', 'custom', 'joint-pilot')),
  level text not null check (level in ('secondary', 'college', 'undergraduate')),
  school_id uuid not null,
  partner_id uuid not null,
  agreement_id uuid not null,
  county text not null check (county ~ '^[1-9]\d{5}$'),
  cluster text check (cluster ~ '^[a-z][a-z0-9-]{0,40}$'),
  trade text not null check (length(trade) between 1 and 100),
  intake int not null check (intake between 1 and 5000),
  started_on date not null,
  ends_on date not null,
  -- Counted with each student: who was enrolled, and who of them graduated.
  students int not null default 0 check (students >= 0),
  graduated int not null default 0 check (graduated >= 0),
  state text not null check (state in ('running', 'completed', 'withdrawn')),
  completed_on date,
  version int not null check (version > 0),
  primary key (city, id),
  foreign key (city, school_id) references organisation (city, id),
  foreign key (city, partner_id) references organisation (city, id),
  foreign key (city, agreement_id) references agreement (city, id),
  constraint class_dates check (ends_on > started_on),
  constraint class_students_within_intake check (students <= intake),
  constraint class_graduates_within_students check (graduated <= students),
  check ((state = 'completed') <= (completed_on is not null))
);
select yanzhen_keep_history('training_class');
select yanzhen_protect('training_class');
create index training_class_by_kind on training_class (city, kind, id desc);
create index training_class_by_state on training_class (city, state, id desc);

create table class_student (
  city text not null,
  id uuid not null,
  class_id uuid not null,
  person_id uuid not null,
  graduated_on date,
  -- The first job after graduation, as far as it was followed.
  job_organisation_id uuid,
  job_from date,
  insured_months int check (insured_months between 1 and 600),
  proof_file_id uuid,
  followed_by_person uuid,
  followed_at timestamptz,
  primary key (city, id),
  unique (city, class_id, person_id),
  foreign key (city, class_id) references training_class (city, id),
  foreign key (city, person_id) references person,
  foreign key (city, job_organisation_id) references organisation (city, id),
  foreign key (city, proof_file_id) references file (city, id),
  foreign key (city, followed_by_person) references person,
  -- A job counts with its months of insurance and the paper that shows them, and for a graduate only.
  constraint student_job_proven check (num_nonnulls(job_organisation_id, job_from, insured_months,
    proof_file_id, followed_by_person, followed_at) in (0, 6)),
  constraint student_job_of_graduate check (job_from is null or graduated_on is not null)
);
select yanzhen_keep_history('class_student');
select yanzhen_protect('class_student');
create index class_student_by_class on class_student (city, class_id, id);
