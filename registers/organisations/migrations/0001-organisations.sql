-- Employers and other bodies. The credit code is public and finds them.
create table organisation (
  city text not null references city,
  id uuid not null,
  credit_code text not null check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  name text not null check (length(name) between 1 and 100),
  county text not null check (county ~ '^[1-9]\d{5}$'),
  cluster text check (cluster ~ '^[a-z][a-z0-9-]{0,40}$'),
  kind text not null check (kind in ('enterprise', 'institution', 'agency', 'association')),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (city, id),
  unique (city, credit_code)
);
create index organisation_by_name on organisation (city, name, id);
select yanzhen_protect('organisation');
