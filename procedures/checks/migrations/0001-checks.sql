-- Joint checks (联审): one question to one department, its answers side by side, every try of its
-- adapter.

-- For which department a joint-checker answers; one at a time.
create table department_seat (
  city text not null references city,
  person_id uuid not null,
  department text not null,
  given_by_person uuid not null,
  given_at timestamptz not null,
  primary key (city, person_id),
  foreign key (city, person_id) references person,
  foreign key (city, given_by_person) references person
);
create index department_seat_by_department on department_seat (city, department);
select yanzhen_protect('department_seat');

-- One asking: a list of questions about one or many cases.
create table check_list (
  city text not null references city,
  id uuid not null,
  number text not null,
  asked_at timestamptz not null,
  asked_by_person uuid not null,
  asked_by_name text not null,
  questions int not null check (questions between 1 and 2000),
  primary key (city, id),
  unique (city, number),
  foreign key (city, asked_by_person) references person
);
select yanzhen_protect('check_list', append_only => true);

create table check_question (
  city text not null,
  id uuid not null,
  number text not null,
  list_id uuid not null,
  application_id uuid not null,
  applicant_person_id uuid not null,
  county text,
  -- Of the city pack, as it was when the question was asked.
  check_id text not null,
  department text not null,
  asks jsonb not null,
  purpose jsonb not null,
  basis jsonb not null,
  fact text not null,
  -- What had been stated of the fact; null where nothing was.
  stated jsonb not null,
  -- The minimum of the person: which identity the department is given, and which facts.
  person text[] not null,
  shows jsonb not null,
  asked_at timestamptz not null,
  asked_by_person uuid not null,
  due_on date not null,
  counting jsonb not null,
  state text not null check (state in ('open', 'answered', 'disputed', 'settled', 'withdrawn')),
  outcome text check (outcome in ('yes', 'no', 'no-data')),
  -- Whether answers that have data differ: an officer must settle it then.
  differs boolean not null default false,
  -- Who answered by hand.
  answered_by_person uuid,
  closed_at timestamptz,
  closed_by_person uuid,
  reason text,
  reminded_on date,
  -- The adapter: tries so far, and when it is asked next; null while it is not.
  tries int not null default 0,
  next_try_at timestamptz,
  primary key (city, id),
  unique (city, number),
  foreign key (city, list_id) references check_list,
  foreign key (city, application_id) references application,
  foreign key (city, applicant_person_id) references person,
  foreign key (city, answered_by_person) references person,
  foreign key (city, closed_by_person) references person,
  -- Answers that differ are never taken for an answer: an officer settles them, with a reason.
  constraint check_question_dispute_settled check (
    case state
      when 'open' then outcome is null and closed_at is null
      when 'answered' then not differs and outcome is not null and closed_at is not null
      when 'disputed' then differs and outcome is null and closed_at is null
      when 'settled' then differs and outcome is not null and closed_by_person is not null
        and length(reason) > 0
      else closed_at is not null and length(reason) > 0
    end),
  -- Nobody answers what they asked, settles what they answered, or answers for their own case.
  constraint check_question_apart check (
    answered_by_person is null
    or (answered_by_person not in (asked_by_person, applicant_person_id)
        and (state <> 'settled' or closed_by_person <> answered_by_person)))
);
-- One open question of a check and case.
create unique index check_question_one_open on check_question (city, application_id, check_id)
  where state in ('open', 'disputed');
create index check_question_by_state on check_question (city, state, due_on, id);
create index check_question_by_department on check_question (city, department, state, due_on, id);
create index check_question_by_case on check_question (city, application_id, id);
select yanzhen_protect('check_question');

-- One answer by each way; never changed.
create table check_answer (
  city text not null,
  id uuid not null,
  question_id uuid not null,
  way text not null check (way in ('desk', 'sheet', 'http')),
  answer text not null check (answer in ('yes', 'no', 'no-data')),
  note text check (length(note) between 1 and 500),
  -- The day on which the department found it so.
  answered_on date not null,
  received_at timestamptz not null,
  person_id uuid,
  person_name text,
  primary key (city, id),
  constraint check_answer_one_a_way unique (city, question_id, way),
  foreign key (city, question_id) references check_question,
  foreign key (city, person_id) references person,
  check ((way = 'http') = (person_id is null)),
  check (answer = 'yes' or note is not null)
);
select yanzhen_protect('check_answer', append_only => true);

-- Each try of an adapter and what came of it; never what was sent or answered.
create table check_try (
  city text not null,
  id uuid not null,
  question_id uuid not null,
  number int not null check (number between 1 and 20),
  at timestamptz not null,
  outcome text not null,
  status int,
  primary key (city, id),
  unique (city, question_id, number),
  foreign key (city, question_id) references check_question
);
select yanzhen_protect('check_try', append_only => true);
