-- What the city knows of a natural person beyond name, identity and mobile number.
create table talent (
  city text not null,
  id uuid not null,
  county text check (county ~ '^[1-9]\d{5}$'),
  bank_name text check (length(bank_name) between 1 and 60),
  account_sealed bytea,
  account_index bytea,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (city, id),
  foreign key (city, id) references person,
  check ((account_sealed is null) = (account_index is null)),
  check (account_sealed is null or bank_name is not null)
);
create index talent_by_account on talent (city, account_index);
select yanzhen_protect('talent');

-- One fact of one person; an answer taken back keeps its row with the value null. A later statement
-- corrects the earlier one, which stays in fact_history.
create table fact (
  city text not null,
  id uuid not null,
  person_id uuid not null,
  name text not null check (name ~ '^[a-z][A-Za-z0-9]{0,59}$'),
  value jsonb not null check (jsonb_typeof(value) in ('string', 'number', 'boolean', 'null')),
  source text not null check (source in ('self', 'document', 'employer', 'department', 'import')),
  verified boolean not null,
  primary key (city, id),
  unique (city, person_id, name),
  foreign key (city, person_id) references person
);
select yanzhen_keep_history('fact');
select yanzhen_protect('fact');

-- Each look at a full number, counted per officer and day.
create index audit_unmask on audit (city, person_id, at) where act = 'talents.unmask';
