-- What was granted and paid before this system (期初), under a dated act of two people.
create table opening_act (
  city text not null references city,
  id uuid not null,
  number text not null,
  benefit_id text not null,
  -- What was paid until this day is in the file; later payments are this system's.
  until_on date not null,
  document text not null,
  -- What finance says was paid; the lines must add up to it.
  finance_total_fen bigint not null check (finance_total_fen >= 0),
  paid_fen bigint not null,
  promised_fen bigint not null check (promised_fen >= 0),
  person_count int not null check (person_count > 0),
  line_count int not null check (line_count > 0),
  file_sha256 bytea not null,
  state text not null check (state in ('prepared', 'confirmed', 'rejected')),
  prepared_by_person uuid not null,
  prepared_by_name text not null,
  prepared_at timestamptz not null,
  decided_by_person uuid,
  decided_by_name text,
  decided_at timestamptz,
  reason text,
  primary key (city, id),
  unique (city, number),
  foreign key (city, prepared_by_person) references person,
  foreign key (city, decided_by_person) references person,
  constraint opening_act_balanced check (paid_fen = finance_total_fen),
  constraint opening_act_two_people check (state <> 'confirmed' or
    (decided_by_person is not null and decided_by_person <> prepared_by_person)),
  check ((state = 'prepared') = (decided_at is null))
);
create unique index opening_act_file_once on opening_act (city, file_sha256) where state <> 'rejected';
create index opening_act_newest on opening_act (city, id desc);
select yanzhen_protect('opening_act');
revoke update, delete on opening_act from yanzhen_app;
grant update (state, decided_by_person, decided_by_name, decided_at, reason) on opening_act to yanzhen_app;

-- Lines of the file as they were read, sealed: they hold identity and account numbers.
create table opening_line (
  city text not null,
  id uuid not null,
  act_id uuid not null,
  line int not null check (line > 0),
  row_sealed bytea not null,
  primary key (city, id),
  unique (city, act_id, line),
  foreign key (city, act_id) references opening_act
);
select yanzhen_protect('opening_line', append_only => true);

-- Awards and payments that came in name the act.
alter table award add foreign key (city, opening_act_id) references opening_act;
alter table payment add foreign key (city, opening_act_id) references opening_act;
