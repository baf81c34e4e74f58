-- Parameters of published versions, a row for each value and period, so that a letter states them as any other figure.
create table policy_parameter (
  city text not null references city,
  id uuid not null,
  version_id uuid not null,
  document_id text not null,
  document_version int not null check (document_version > 0),
  title text not null,
  parameter text not null,
  label text not null,
  unit text not null,
  -- Whole fen of yuan, the number itself of anything else.
  value bigint not null,
  -- Of the value within its version; until is exclusive.
  from_on date not null,
  until_on date,
  published_at timestamptz not null,
  primary key (city, id),
  unique (city, version_id, parameter, from_on),
  foreign key (city, version_id) references policy_version,
  check (until_on > from_on)
);
select yanzhen_protect('policy_parameter', append_only => true);
create index policy_parameter_by_document on policy_parameter (city, document_id, parameter);
