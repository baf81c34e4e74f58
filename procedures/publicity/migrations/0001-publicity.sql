-- Public notice (公示): what was shown, to whom it belongs, and who objected.

create table publicity_list (
  city text not null references city,
  id uuid not null,
  number text not null,
  benefit_id text not null,
  state text not null check (state in ('open', 'ended')),
  shows_amounts boolean not null,
  contact text,
  posted_at timestamptz not null,
  posted_on date not null,
  working_days int not null check (working_days > 0),
  -- The last day on which anyone may object.
  ends_on date not null check (ends_on > posted_on),
  counting jsonb not null,
  posted_by_person uuid not null,
  posted_by_name text not null,
  ended_at timestamptz,
  primary key (city, id),
  unique (city, number),
  foreign key (city, posted_by_person) references person,
  check ((ended_at is not null) = (state = 'ended'))
);
create index publicity_list_by_end on publicity_list (city, state, ends_on);
select yanzhen_protect('publicity_list');

-- What stands on the list: only what the public may see, and which case it is.
create table publicity_line (
  city text not null,
  id uuid not null,
  list_id uuid not null,
  number int not null check (number > 0),
  application_id uuid not null,
  masked_name text not null check (masked_name like '%*'),
  employer text,
  county text,
  amount_fen bigint check (amount_fen > 0),
  state text not null check (state in ('open', 'frozen', 'passed', 'withdrawn')),
  primary key (city, id),
  unique (city, list_id, number),
  unique (city, application_id),
  foreign key (city, list_id) references publicity_list,
  foreign key (city, application_id) references application
);
select yanzhen_protect('publicity_line');

create table objection (
  city text not null,
  id uuid not null,
  number text not null,
  line_id uuid not null,
  text text not null check (length(text) between 1 and 2000),
  -- Digest of the text: the same words sent twice are one objection.
  text_sha256 bytea not null,
  contact_sealed bytea,
  received_at timestamptz not null,
  state text not null check (state in ('open', 'dismissed', 'upheld')),
  reason text,
  decided_by_person uuid,
  decided_by_name text,
  decided_at timestamptz,
  primary key (city, id),
  unique (city, number),
  unique (city, line_id, text_sha256),
  foreign key (city, line_id) references publicity_line,
  foreign key (city, decided_by_person) references person,
  check ((state = 'open') = (decided_at is null)),
  check ((state = 'open') = (reason is null))
);
create index objection_open on objection (city, state, id);
select yanzhen_protect('objection');
